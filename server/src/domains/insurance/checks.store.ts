import type { Tx } from '../../platform/database.ts'

export type CheckRow = {
  readonly area: string; readonly id: string; readonly question_id: string; readonly series_id: string; readonly case_id: string | null
  readonly business: 'registration' | 'inspection-mark' | 'other'; readonly vehicle: Buffer; readonly vin_index: Buffer
  readonly result: 'confirmed' | 'denied' | 'unknown'; readonly reason_code: string | null; readonly remarks: readonly string[]
  readonly serial: string | null; readonly insurer_code: string | null; readonly insurer_name: string | null; readonly policy_number: Buffer | null
  readonly on_day: string; readonly asked_at: Date; readonly ask_again_at: Date | null
}
const columns = `area, id, question_id, series_id, case_id, business, vehicle, vin_index, result, reason_code, remarks, serial, insurer_code, insurer_name,
  policy_number, on_day, asked_at, ask_again_at`

type New = Omit<CheckRow, 'asked_at' | 'ask_again_at'> & { readonly asked_at: string; readonly ask_again_at: string | null }

export const insert = (db: Tx, row: New) =>
  db.run('insurance.insert-check',
    `insert into insurance.checks (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
    [row.area, row.id, row.question_id, row.series_id, row.case_id, row.business, row.vehicle, row.vin_index, row.result, row.reason_code, row.remarks,
      row.serial, row.insurer_code, row.insurer_name, row.policy_number, row.on_day, row.asked_at, row.ask_again_at])

export const byId = (db: Tx, area: string, id: string) =>
  db.one<CheckRow>('insurance.check-by-id', `select ${columns} from insurance.checks where area = $1 and id = $2`, [area, id])

/** The latest check of a vehicle for one case, or for none. */
export const latest = (db: Tx, area: string, vinIndex: Buffer, caseId: string | null) =>
  db.maybe<CheckRow>('insurance.latest-check',
    `select ${columns} from insurance.checks where area = $1 and vin_index = $2 and case_id is not distinct from $3 and not superseded
       order by id desc limit 1`,
    [area, vinIndex, caseId])

/** The code under which the insurers' platform has named this insurer before, or undefined. */
export const codeOfInsurer = async (db: Tx, area: string, name: string): Promise<string | undefined> =>
  (await db.maybe<{ insurer_code: string }>('insurance.code-of-insurer',
    `select insurer_code from insurance.checks where area = $1 and insurer_name = $2 and insurer_code is not null order by id desc limit 1`, [area, name]))?.insurer_code

/** Since a later one exists, an earlier one is not asked again. */
export const supersede = (db: Tx, area: string, seriesId: string, but: string) =>
  db.run('insurance.supersede',
    `update insurance.checks set superseded = true, ask_again_at = null where area = $1 and series_id = $2 and id <> $3 and not superseded`,
    [area, seriesId, but])

/** How often in a row, up to now, the questions of this check's series had no answer. */
export const unansweredInARow = async (
  db: Tx, { area, series_id: seriesId, vin_index: vinIndex }: Pick<CheckRow, 'area' | 'series_id' | 'vin_index'>,
): Promise<number> =>
  (await db.one<{ n: number }>('insurance.unanswered-in-a-row',
    `select count(*)::int as n from insurance.checks c
       where c.area = $1 and c.vin_index = $3 and c.series_id = $2 and c.result = 'unknown' and not exists (
         select 1 from insurance.checks a where a.area = $1 and a.vin_index = $3 and a.series_id = $2 and a.result <> 'unknown' and a.id > c.id)`,
    [area, seriesId, vinIndex])).n

export const seriesBegan = async (db: Tx, area: string, seriesId: string): Promise<Date> =>
  (await db.one<{ asked_at: Date }>('insurance.series-began', `select asked_at from insurance.checks where area = $1 and id = $2`, [area, seriesId])).asked_at

/** Checks of all areas whose time to be asked again has come. */
export const due = (db: Tx, at: string, limit: number) =>
  db.many<{ area: string; id: string }>('insurance.due-checks',
    `select area, id from insurance.checks where ask_again_at <= $1 order by ask_again_at limit $2`, [at, limit])

/** Takes a due check: moves its time on, so that no other job asks meanwhile. Undefined when another has it. */
export const claim = (db: Tx, area: string, id: string, at: string, until: string) =>
  db.maybe<CheckRow>('insurance.claim-check',
    `update insurance.checks set ask_again_at = $4 where area = $1 and id = $2 and ask_again_at <= $3 and not superseded returning ${columns}`,
    [area, id, at, until])

/** The latest checks of a vehicle are asked again at this instant, also those that nothing would ask again. */
export const askVehicleAgain = (db: Tx, area: string, vinIndex: Buffer, at: string) =>
  db.run('insurance.ask-vehicle-again',
    `update insurance.checks set ask_again_at = $3
       where area = $1 and vin_index = $2 and not superseded and (result <> 'confirmed' or remarks <> '{}')`, [area, vinIndex, at])

/** Every vehicle of the area about which nothing was answered is asked about again at this instant. */
export const askUnansweredAgain = (db: Tx, area: string, at: string) =>
  db.run('insurance.ask-unanswered-again',
    `update insurance.checks set ask_again_at = $2 where area = $1 and ask_again_at > $2 and not superseded and result = 'unknown'`, [area, at])

/** When the next of them is asked about; null while none is. */
export const unansweredNext = async (db: Tx, area: string): Promise<Date | null> =>
  (await db.one<{ at: Date | null }>('insurance.unanswered-next',
    `select min(ask_again_at) as at from insurance.checks where area = $1 and ask_again_at is not null and not superseded and result = 'unknown'`, [area])).at

export type Counted = Pick<CheckRow, 'id' | 'vin_index' | 'result' | 'reason_code' | 'remarks' | 'insurer_code' | 'insurer_name'> & { readonly asked_at: Date }

/** The checks of these days that were known at an instant, in the order in which they were made. */
export const ofDays = (db: Tx, area: string, from: string, to: string, knownAt: string) =>
  db.many<Counted>('insurance.checks-of-days',
    `select id, vin_index, result, reason_code, remarks, insurer_code, insurer_name, asked_at from insurance.checks
       where area = $1 and on_day between $2 and $3 and asked_at <= $4 order by asked_at, id`, [area, from, to, knownAt])

/** Which vehicles that failed in these days were found later, and when first, by what was known at an instant. */
export const foundLater = (db: Tx, area: string, from: string, to: string, knownAt: string) =>
  db.many<{ vin_index: Buffer; asked_at: Date }>('insurance.found-later',
    `select found.vin_index, max(found.asked_at) as asked_at from insurance.checks found
       where found.area = $1 and found.result = 'confirmed' and found.asked_at <= $4 and found.on_day >= $2
         and found.vin_index in (select vin_index from insurance.checks where area = $1 and on_day between $2 and $3 and result <> 'confirmed' and asked_at <= $4)
       group by found.vin_index`, [area, from, to, knownAt])
