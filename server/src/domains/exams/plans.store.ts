import type { LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import type { Waiting } from '@changxing/rules/exams/allocate-seats.ts'
import type { Tx } from '../../platform/database.ts'

export type PlanRow = {
  readonly area: string; readonly id: string; readonly site_id: string; readonly course_id: string; readonly day: string; readonly starts: string
  readonly subject: number; readonly class: LicenceClass; readonly seats: number; readonly apply_by: string; readonly published_on: string; readonly published_by: string
  readonly examiners: string[]; readonly vehicles: string[]; readonly commitment: string; readonly secret: Buffer; readonly drawn_at: Date | null
}
/** A plan with how it fills. */
export type FilledPlan = PlanRow & { readonly taken: number; readonly applicants: number }

const columns = 'area, id, site_id, course_id, day, starts, subject, class, seats, apply_by, published_on, published_by, examiners, vehicles, commitment, secret, drawn_at'
const filled = `${columns.split(', ').map((column) => `p.${column}`).join(', ')},
  (select count(*)::int from exams.seats s where s.area = p.area and s.plan_id = p.id and s.booking_id is not null) as taken,
  (select count(*)::int from exams.bookings b where b.area = p.area and b.plan_id = p.id and b.state = 'applied') as applicants`

/** Publishes a plan with its seats; answers how many were made: none when the course has another at that time. */
export const insert = async (db: Tx, row: PlanRow): Promise<number> => {
  const made = await db.run('exams.insert-plan',
    `insert into exams.plans (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict (area, course_id, day, starts) do nothing`,
    [row.area, row.id, row.site_id, row.course_id, row.day, row.starts, row.subject, row.class, row.seats, row.apply_by, row.published_on, row.published_by,
      row.examiners, row.vehicles, row.commitment, row.secret, row.drawn_at])
  if (made > 0) await db.run('exams.insert-seats',
    `insert into exams.seats (area, plan_id, seat) select $1::text, $2::uuid, number from generate_series(1, $3::int) as number`, [row.area, row.id, row.seats])
  return made
}

export const byId = (db: Tx, area: string, id: string) => db.one<PlanRow>('exams.plan', `select ${columns} from exams.plans where area = $1 and id = $2`, [area, id])
export const filledById = (db: Tx, area: string, id: string) => db.one<FilledPlan>('exams.filled-plan', `select ${filled} from exams.plans p where p.area = $1 and p.id = $2`, [area, id])
/** For an application: the draw waits until it is in. */
export const share = (db: Tx, area: string, id: string) => db.one<PlanRow>('exams.share-plan', `select ${columns} from exams.plans where area = $1 and id = $2 for share`, [area, id])
export const lock = (db: Tx, area: string, id: string) => db.one<PlanRow>('exams.lock-plan', `select ${columns} from exams.plans where area = $1 and id = $2 for update`, [area, id])

export const between = (db: Tx, area: string, from: string, until: string) =>
  db.many<FilledPlan>('exams.plans-between', `select ${filled} from exams.plans p where p.area = $1 and p.day between $2 and $3 order by p.day, p.starts, p.id limit 2000`, [area, from, until])
export const forCandidate = (db: Tx, area: string, licenceClass: string, subject: number, from: string, until: string) =>
  db.many<FilledPlan>('exams.plans-for-candidate',
    `select ${filled} from exams.plans p where p.area = $1 and p.class = $2 and p.subject = $3 and p.day between $4 and $5 order by p.day, p.starts, p.id limit 400`,
    [area, licenceClass, subject, from, until])

export const toDraw = (db: Tx, area: string, today: string) =>
  db.many<{ id: string }>('exams.plans-to-draw', 'select id from exams.plans where area = $1 and drawn_at is null and apply_by < $2 and day > $2 order by day, id', [area, today])
export const setDrawn = (db: Tx, area: string, id: string, at: string) => db.run('exams.plan-drawn', 'update exams.plans set drawn_at = $3 where area = $1 and id = $2', [area, id, at])

/** A free seat that nobody else is taking this instant, locked. */
export const lockFreeSeat = (db: Tx, area: string, planId: string) =>
  db.maybe<{ seat: number }>('exams.lock-free-seat',
    'select seat from exams.seats where area = $1 and plan_id = $2 and booking_id is null order by seat limit 1 for update skip locked', [area, planId])
/** A seat that others may be taking: waits until they have it or give it back. */
export const waitForSeat = (db: Tx, area: string, planId: string) =>
  db.maybe<{ seat: number }>('exams.wait-for-seat', 'select seat from exams.seats where area = $1 and plan_id = $2 and booking_id is null order by seat limit 1 for update', [area, planId])
export const countFree = async (db: Tx, area: string, planId: string): Promise<number> =>
  (await db.one<{ n: number }>('exams.count-free', 'select count(*)::int as n from exams.seats where area = $1 and plan_id = $2 and booking_id is null', [area, planId])).n
export const giveSeat = (db: Tx, area: string, planId: string, seat: number, bookingId: string) =>
  db.run('exams.give-seat', 'update exams.seats set booking_id = $4 where area = $1 and plan_id = $2 and seat = $3 and booking_id is null', [area, planId, seat, bookingId])
export const freeSeat = (db: Tx, area: string, bookingId: string) => db.run('exams.free-seat', 'update exams.seats set booking_id = null where area = $1 and booking_id = $2', [area, bookingId])
/** Gives the first seats to these bookings, in their order. */
export const giveSeats = (db: Tx, area: string, planId: string, bookingIds: readonly string[]) =>
  db.run('exams.give-seats',
    `update exams.seats s set booking_id = w.id from unnest($3::uuid[]) with ordinality as w (id, place)
     where s.area = $1 and s.plan_id = $2 and s.seat = w.place and s.booking_id is null`, [area, planId, bookingIds])

export type DrawRow = { readonly area: string; readonly plan_id: string; readonly secret: string; readonly list: Waiting[]; readonly winners: string[]; readonly drawn_at: Date }
export const keepDraw = (db: Tx, row: Omit<DrawRow, 'drawn_at'>, at: string) =>
  db.run('exams.keep-draw', 'insert into exams.draws (area, plan_id, secret, list, winners, drawn_at) values ($1, $2, $3, $4, $5, $6)',
    [row.area, row.plan_id, row.secret, JSON.stringify(row.list), JSON.stringify(row.winners), at])
export const draw = (db: Tx, area: string, planId: string) =>
  db.maybe<DrawRow>('exams.draw', 'select area, plan_id, secret, list, winners, drawn_at from exams.draws where area = $1 and plan_id = $2', [area, planId])

/** How many candidates are booked at a site in a time. */
export const bookedAtSite = async (db: Tx, area: string, siteId: string, from: string, until: string): Promise<number> =>
  (await db.one<{ n: number }>('exams.booked-at-site',
    `select count(*)::int as n from exams.plans p join exams.bookings b on b.area = p.area and b.plan_id = p.id and b.state in ('booked', 'applied')
     where p.area = $1 and p.site_id = $2 and p.day between $3 and $4`, [area, siteId, from, until])).n

/** Vehicles of these that other plans use at that time of that day. */
export const vehiclesBusy = (db: Tx, area: string, day: string, starts: string, vehicleIds: readonly string[]) =>
  db.many<{ id: string }>('exams.vehicles-busy',
    'select distinct v as id from exams.plans p, unnest(p.vehicles) as v where p.area = $1 and p.day = $2 and p.starts = $3 and v = any($4::uuid[])', [area, day, starts, vehicleIds])

export const seatsByWeek = (db: Tx, area: string, licenceClass: string, subject: number, from: string) =>
  db.many<{ week: string; seats: number }>('exams.seats-by-week',
    `select date_trunc('week', day)::date as week, sum(seats)::int as seats from exams.plans where area = $1 and class = $2 and subject = $3 and day >= $4 group by 1 order by 1`,
    [area, licenceClass, subject, from])
