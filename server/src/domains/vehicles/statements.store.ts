import type { StandInKind, StatementPaper, TransferParty } from '@changxing/rules/vehicles/stand-ins.ts'
import type { Tx } from '../../platform/database.ts'

/** What somebody said at a counter. Kept where the car comes to; name and number of who stood there in somebody's place are sealed. */
export type StatementRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly objection_id: string
  readonly act: 'objection' | 'answer'; readonly party: TransferParty
  readonly stand_in: StandInKind | null; readonly stand_in_name: Buffer | null; readonly stand_in_number: Buffer | null
  readonly mandate_made_on: string | null; readonly mandate_until: string | null
  readonly paper_kinds: readonly StatementPaper[]; readonly paper_files: readonly string[]
  readonly officer_area: string; readonly officer_number: string; readonly at: Date
}
const columns = `area, id, transfer_id, objection_id, act, party, stand_in, stand_in_name, stand_in_number, mandate_made_on, mandate_until, paper_kinds, paper_files,
  officer_area, officer_number, at`

export const keep = (db: Tx, row: Omit<StatementRow, 'at'>, at: string) =>
  db.run('statements.keep',
    `insert into vehicles.counter_statements (${columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [row.area, row.id, row.transfer_id, row.objection_id, row.act, row.party, row.stand_in, row.stand_in_name, row.stand_in_number, row.mandate_made_on, row.mandate_until,
      row.paper_kinds, row.paper_files, row.officer_area, row.officer_number, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<StatementRow>('statements.of-transfer', `select ${columns} from vehicles.counter_statements where area = $1 and transfer_id = $2 order by id`, [area, transferId])
