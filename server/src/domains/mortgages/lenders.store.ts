import type { Tx } from '../../platform/database.ts'

/** The area of the one national register: no city has its own (M10.3). */
export const nation = '100000'

export type LenderRow = {
  readonly area: string; readonly uscc: string; readonly valid_from: string; readonly name: string; readonly kind: 'commercial-bank' | 'auto-finance' | 'finance-company'
  readonly licence_hash: string; readonly seal_hash: string; readonly until: string | null
}
const columns = `area, uscc, valid_from, name, kind, licence_hash, seal_hash, until`

/** The entry that counts on a day: the latest that has begun, unless it has ended. */
export const on = (db: Tx, uscc: string, day: string) =>
  db.maybe<LenderRow>('mortgages.lender-on',
    `select * from (select ${columns} from mortgages.lenders where area = $1 and uscc = $2 and valid_from <= $3 order by valid_from desc limit 1) latest
       where until is null or until >= $3`, [nation, uscc, day])

export const all = (db: Tx) =>
  db.many<LenderRow>('mortgages.lenders', `select ${columns} from mortgages.lenders where area = $1 order by kind, name, valid_from desc`, [nation])

/** False when this day's entry of the lender exists already. */
export const insert = async (db: Tx, row: Omit<LenderRow, 'area'>, at: string): Promise<boolean> =>
  (await db.run('mortgages.insert-lender',
    `insert into mortgages.lenders (${columns}, registered_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [nation, row.uscc, row.valid_from, row.name, row.kind, row.licence_hash, row.seal_hash, row.until, at])) === 1

export const entry = (db: Tx, uscc: string, validFrom: string) =>
  db.maybe<LenderRow>('mortgages.lender-entry', `select ${columns} from mortgages.lenders where area = $1 and uscc = $2 and valid_from = $3`, [nation, uscc, validFrom])
