import type { Tx } from '../../platform/database.ts'

export type Pile = 'only-us' | 'only-them' | 'different' | 'same'
export type RunRow = { readonly area: string; readonly day: string; readonly run: number; readonly at: Date; readonly state: 'whole' | 'unknown'; readonly cause: string | null; readonly lenders: string }
const runColumns = `area, day, run, at, state, cause, lenders`

export const insertRun = (db: Tx, row: Omit<RunRow, 'at'> & { readonly at: string }) =>
  db.run('mortgages.insert-run', `insert into mortgages.reconciliations (${runColumns}) values ($1, $2, $3, $4, $5, $6, $7)`,
    [row.area, row.day, row.run, row.at, row.state, row.cause, row.lenders])

/** How often a day was compared; keeps others out until the transaction ends, by the first run's row. */
export const lastRun = async (db: Tx, area: string, day: string): Promise<number> =>
  (await db.one<{ run: number | null }>('mortgages.last-run', `select max(run) as run from mortgages.reconciliations where area = $1 and day = $2`, [area, day])).run ?? 0

/** The latest run of each of the last days, the latest day first. */
export const days = (db: Tx, area: string, limit: number) =>
  db.many<RunRow>('mortgages.reconciled-days',
    `select distinct on (day) ${runColumns} from mortgages.reconciliations where area = $1 order by day desc, run desc limit $2`, [area, limit])

export const latestOf = (db: Tx, area: string, day: string) =>
  db.maybe<RunRow>('mortgages.latest-run-of', `select ${runColumns} from mortgages.reconciliations where area = $1 and day = $2 order by run desc limit 1`, [area, day])

/** Days since one that were compared whole. */
export const wholeSince = async (db: Tx, area: string, since: string): Promise<readonly string[]> =>
  (await db.many<{ day: string }>('mortgages.whole-since', `select distinct day from mortgages.reconciliations where area = $1 and day >= $2 and state = 'whole' order by day`, [area, since]))
    .map(({ day }) => day)

export type EntryRow = {
  readonly area: string; readonly day: string; readonly id: string; readonly uscc: string; readonly contract_number: string; readonly kind: 'filed' | 'released'
  readonly vin: Buffer; readonly pile: Pile; readonly first_pile: Pile; readonly our_hash: string | null; readonly their_hash: string | null; readonly run: number
  readonly settled_on: string | null; readonly reason: string | null; readonly note: Buffer | null; readonly officer_number: string | null
}
const columns = `area, day, id, uscc, contract_number, kind, vin, pile, first_pile, our_hash, their_hash, run, settled_on, reason, note, officer_number`

type Found = Pick<EntryRow, 'area' | 'day' | 'id' | 'uscc' | 'contract_number' | 'kind' | 'vin' | 'pile' | 'our_hash' | 'their_hash' | 'run'>

/**
 * Enters what a run found, or what it finds now of an entry that is known. A difference that agrees by itself is settled with that reason; one
 * that was settled and differs in another way is open again.
 */
export const put = (db: Tx, row: Found, today: string) =>
  db.run('mortgages.put-reconciled',
    `insert into mortgages.reconciled (area, day, id, uscc, contract_number, kind, vin, pile, first_pile, our_hash, their_hash, run)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9, $10, $11)
     on conflict (area, day, uscc, contract_number, kind) do update set
       pile = excluded.pile, our_hash = excluded.our_hash, their_hash = excluded.their_hash, run = excluded.run,
       settled_on = case when excluded.pile = 'same' then coalesce(reconciled.settled_on, case when reconciled.first_pile <> 'same' then $12::date end)
         when excluded.pile = reconciled.pile then reconciled.settled_on end,
       reason = case when excluded.pile = 'same' then coalesce(reconciled.reason, case when reconciled.first_pile <> 'same' then 'agrees-now' end)
         when excluded.pile = reconciled.pile then reconciled.reason end`,
    [row.area, row.day, row.id, row.uscc, row.contract_number, row.kind, row.vin, row.pile, row.our_hash, row.their_hash, row.run, today])

/** What earlier runs saw and this one sees on neither side: both books have dropped it. */
export const agreeOnNothing = (db: Tx, area: string, day: string, run: number, today: string) =>
  db.run('mortgages.agree-on-nothing',
    `update mortgages.reconciled set pile = 'same', run = $3, settled_on = coalesce(settled_on, $4), reason = coalesce(reason, 'agrees-now')
       where area = $1 and day = $2 and run < $3`, [area, day, run, today])

export const entries = (db: Tx, area: string, day: string) =>
  db.many<EntryRow>('mortgages.reconciled-entries', `select ${columns} from mortgages.reconciled where area = $1 and day = $2 order by pile = 'same', contract_number, kind limit 2000`, [area, day])

export const lockEntry = (db: Tx, area: string, day: string, id: string) =>
  db.one<EntryRow>('mortgages.lock-reconciled', `select ${columns} from mortgages.reconciled where area = $1 and day = $2 and id = $3 for update`, [area, day, id])

export const settle = (db: Tx, row: EntryRow, settled: { readonly on: string; readonly reason: string; readonly note: Buffer; readonly officerNumber: string }) =>
  db.run('mortgages.settle-reconciled', `update mortgages.reconciled set settled_on = $4, reason = $5, note = $6, officer_number = $7 where area = $1 and day = $2 and id = $3`,
    [row.area, row.day, row.id, settled.on, settled.reason, settled.note, settled.officerNumber])

export const counts = (db: Tx, area: string, from: string) =>
  db.many<{ day: string; pile: Pile; n: number; open: number }>('mortgages.count-reconciled',
    `select day, pile, count(*) as n, count(*) filter (where pile <> 'same' and settled_on is null) as open from mortgages.reconciled
       where area = $1 and day >= $2 group by day, pile`, [area, from])
