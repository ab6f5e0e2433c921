import type { Tx } from '../../platform/database.ts'

export type Lane = 'green' | 'ordinary'
export type TicketRow = {
  readonly area: string
  readonly id: string
  readonly office: string
  readonly day: string
  readonly serial: number
  readonly lane: Lane
  readonly person_id: string | null
  readonly state: 'waiting' | 'called' | 'done' | 'no-show' | 'given-back'
  readonly taken_at: Date
  readonly called_at: Date | null
  readonly counter_window: string | null
}

const columns = 'area, id, office, day, serial, lane, person_id, state, taken_at, called_at, counter_window'

export type Place = { readonly area: string; readonly office: string; readonly day: string }

export const nextSerial = async (db: Tx, { area, office, day }: Place, lane: Lane): Promise<number> =>
  (await db.one<{ last: number }>('cases.next-ticket',
    `insert into cases.ticket_serials (area, office, day, lane, last) values ($1, $2, $3, $4, 1)
     on conflict (area, office, day, lane) do update set last = ticket_serials.last + 1 returning last`, [area, office, day, lane])).last

/** Keeps a ticket; false when the person has one here already, or is just taking one elsewhere (waits for that). */
export const insert = async (db: Tx, { area, office, day }: Place, row: Pick<TicketRow, 'id' | 'serial' | 'lane' | 'person_id'> & { readonly at: string }) =>
  (await db.run('cases.insert-ticket',
    `insert into cases.tickets (area, id, office, day, serial, lane, person_id, state, taken_at) values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8)
     on conflict (area, office, day, person_id) where state in ('waiting', 'called') and person_id is not null do nothing`,
    [area, row.id, office, day, row.serial, row.lane, row.person_id, row.at])) === 1

export const runningOf = (db: Tx, { area, office, day }: Place, personId: string) =>
  db.maybe<TicketRow>('cases.running-ticket',
    `select ${columns} from cases.tickets where area = $1 and office = $2 and day = $3 and person_id = $4 and state in ('waiting', 'called')`,
    [area, office, day, personId])

/** The person's tickets of a day in one area. */
export const ofPerson = (db: Tx, area: string, personId: string, day: string) =>
  db.many<TicketRow>('cases.tickets-of', `select ${columns} from cases.tickets where area = $1 and person_id = $2 and day = $3 order by taken_at desc`, [area, personId, day])

/** Notes that a person has taken a number in another city than their own. */
export const takenAway = (db: Tx, person: { readonly area: string; readonly personId: string }, day: string, ticketArea: string) =>
  db.run('cases.ticket-away',
    `insert into cases.tickets_away (area, person_id, day, ticket_area) values ($1, $2, $3, $4) on conflict do nothing`, [person.area, person.personId, day, ticketArea])

/** The other cities in which a person has taken a number on a day. */
export const areasAway = async (db: Tx, area: string, personId: string, day: string): Promise<readonly string[]> =>
  (await db.many<{ ticket_area: string }>('cases.tickets-away',
    `select ticket_area from cases.tickets_away where area = $1 and person_id = $2 and day = $3 order by ticket_area`, [area, personId, day])).map((row) => row.ticket_area)

export const lock = (db: Tx, area: string, id: string) =>
  db.one<TicketRow>('cases.lock-ticket', `select ${columns} from cases.tickets where area = $1 and id = $2 for update`, [area, id])

export const find = (db: Tx, area: string, id: string) =>
  db.one<TicketRow>('cases.ticket', `select ${columns} from cases.tickets where area = $1 and id = $2`, [area, id])

/** The first that waits in a lane; one that another window is just calling is passed over. */
export const firstWaiting = (db: Tx, { area, office, day }: Place, lane: Lane) =>
  db.maybe<TicketRow>('cases.first-waiting',
    `select ${columns} from cases.tickets where area = $1 and office = $2 and day = $3 and lane = $4 and state = 'waiting'
       order by serial limit 1 for update skip locked`, [area, office, day, lane])

export const call = (db: Tx, area: string, id: string, by: string, window: string, at: string) =>
  db.run('cases.call-ticket', `update cases.tickets set state = 'called', called_at = $5, called_by = $3, counter_window = $4 where area = $1 and id = $2`,
    [area, id, by, window, at])

export const end = (db: Tx, area: string, id: string, state: TicketRow['state'], at: string) =>
  db.run('cases.end-ticket', `update cases.tickets set state = $3, ended_at = $4 where area = $1 and id = $2`, [area, id, state, at])

export type Waiting = { readonly lane: Lane; readonly count: number }

export const waiting = (db: Tx, { area, office, day }: Place) =>
  db.many<Waiting>('cases.waiting-tickets',
    `select lane, count(*)::int as count from cases.tickets where area = $1 and office = $2 and day = $3 and state = 'waiting' group by lane`, [area, office, day])

export const aheadInLane = async (db: Tx, { area, office, day }: Place, lane: Lane, serial: number): Promise<number> =>
  (await db.one<{ count: number }>('cases.tickets-ahead',
    `select count(*)::int as count from cases.tickets where area = $1 and office = $2 and day = $3 and lane = $4 and state = 'waiting' and serial < $5`,
    [area, office, day, lane, serial])).count

/** How many were called since an instant, and when the first of them was. */
export const calledSince = (db: Tx, { area, office, day }: Place, since: string) =>
  db.one<{ count: number; first: Date | null }>('cases.tickets-called',
    `select count(*)::int as count, min(called_at) as first from cases.tickets where area = $1 and office = $2 and day = $3 and called_at >= $4`, [area, office, day, since])

/** The last called, the newest first. */
export const lastCalled = (db: Tx, { area, office, day }: Place, limit: number) =>
  db.many<TicketRow>('cases.last-called',
    `select ${columns} from cases.tickets where area = $1 and office = $2 and day = $3 and called_at is not null order by called_at desc, id desc limit $4`,
    [area, office, day, limit])

/** Who waits and who stands at a window, in the order of their numbers. */
export const running = (db: Tx, { area, office, day }: Place, limit: number) =>
  db.many<TicketRow>('cases.running-tickets',
    `select ${columns} from cases.tickets where area = $1 and office = $2 and day = $3 and state in ('waiting', 'called') order by taken_at, id limit $4`,
    [area, office, day, limit])
