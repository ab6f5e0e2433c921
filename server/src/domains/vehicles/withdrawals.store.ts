import type { withdrawalRests } from '@changxing/contract/transfers.ts'
import type { Tx } from '../../platform/database.ts'

export type WithdrawalRow = {
  readonly area: string; readonly id: string; readonly transfer_area: string; readonly transfer_id: string; readonly rests_on: (typeof withdrawalRests)[number]
  readonly words: string; readonly request_file: string | null; readonly officer_number: string; readonly at: Date
  readonly outcome: 'confirmed' | 'declined' | 'lapsed' | null; readonly decided_by: string | null; readonly decided_words: string | null; readonly decided_at: Date | null
}
const columns = 'area, id, transfer_area, transfer_id, rests_on, words, request_file, officer_number, at, outcome, decided_by, decided_words, decided_at'

/** Who confirmed or declined it, when no officer did. */
export const newOwner = 'new-owner'

export const propose = (db: Tx, row: Omit<WithdrawalRow, 'at' | 'outcome' | 'decided_by' | 'decided_words' | 'decided_at'>, at: string) =>
  db.run('withdrawals.propose',
    `insert into vehicles.withdrawals (area, id, transfer_area, transfer_id, rests_on, words, request_file, officer_number, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.area, row.id, row.transfer_area, row.transfer_id, row.rests_on, row.words, row.request_file, row.officer_number, at])

export const decide = (db: Tx, { area, id }: WithdrawalRow, outcome: 'confirmed' | 'declined', by: string, words: string | null, at: string) =>
  db.run('withdrawals.decide',
    `update vehicles.withdrawals set outcome = $3, decided_by = $4, decided_words = $5, decided_at = $6 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, at])

/** What waits in an area ends: the transfer has ended otherwise, or a signed request takes its place. */
export const lapse = (db: Tx, area: string, transferId: string, at: string) =>
  db.run('withdrawals.lapse',
    `update vehicles.withdrawals set outcome = 'lapsed', decided_at = $3 where area = $1 and transfer_id = $2 and outcome is null`, [area, transferId, at])

export const ofTransfer = (db: Tx, area: string, transferId: string) =>
  db.many<WithdrawalRow>('withdrawals.of-transfer', `select ${columns} from vehicles.withdrawals where area = $1 and transfer_id = $2 order by id`, [area, transferId])

export const ofArea = (db: Tx, area: string) =>
  db.many<WithdrawalRow>('withdrawals.of-area', `select ${columns} from vehicles.withdrawals where area = $1 order by id desc limit 200`, [area])

export type ProposerRow = { readonly officer_number: string; readonly proposed: number; readonly confirmed: number; readonly declined: number }

/** Who proposed how often since an instant, the most first. */
export const proposers = (db: Tx, area: string, since: string) =>
  db.many<ProposerRow>('withdrawals.proposers',
    `select officer_number, count(*) as proposed, count(*) filter (where outcome = 'confirmed') as confirmed, count(*) filter (where outcome = 'declined') as declined
     from vehicles.withdrawals where area = $1 and at >= $2 group by 1 order by 2 desc, 1 limit 50`, [area, since])
