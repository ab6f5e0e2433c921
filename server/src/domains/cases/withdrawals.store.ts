import type { Tx } from '../../platform/database.ts'

export type WithdrawalRow = {
  readonly area: string
  readonly id: string
  readonly case_id: string
  readonly asked_by: 'principal' | 'agent'
  readonly words: Buffer
  readonly request_file: string
  readonly officer_number: string
  readonly at: Date
  readonly looked_by: readonly string[]
  readonly outcome: 'confirmed' | 'declined' | 'lapsed' | null
  readonly decided_by: string | null
  readonly decided_words: Buffer | null
  readonly decided_at: Date | null
}

const columns = 'area, id, case_id, asked_by, words, request_file, officer_number, at, looked_by, outcome, decided_by, decided_words, decided_at'

/** Who declined it, when no officer did. */
export const applicant = 'applicant'

type Proposed = Pick<WithdrawalRow, 'area' | 'id' | 'case_id' | 'asked_by' | 'words' | 'request_file' | 'officer_number'>

export const propose = (db: Tx, row: Proposed, at: string) =>
  db.run('case-withdrawals.propose',
    `insert into cases.withdrawals (area, id, case_id, asked_by, words, request_file, officer_number, at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.area, row.id, row.case_id, row.asked_by, row.words, row.request_file, row.officer_number, at])

export const find = (db: Tx, area: string, caseId: string, id: string) =>
  db.maybe<WithdrawalRow>('case-withdrawals.find', `select ${columns} from cases.withdrawals where area = $1 and case_id = $2 and id = $3`, [area, caseId, id])

/** The one that waits. */
export const waiting = (db: Tx, area: string, caseId: string) =>
  db.maybe<WithdrawalRow>('case-withdrawals.waiting', `select ${columns} from cases.withdrawals where area = $1 and case_id = $2 and outcome is null`, [area, caseId])

/** Notes, once, that this officer has looked at the signed request. */
export const look = (db: Tx, { area, id }: Pick<WithdrawalRow, 'area' | 'id'>, officerNumber: string) =>
  db.run('case-withdrawals.look',
    `update cases.withdrawals set looked_by = array_append(looked_by, $3) where area = $1 and id = $2 and not $3 = any (looked_by)`, [area, id, officerNumber])

type Decision = { readonly outcome: 'confirmed' | 'declined'; readonly by: string; readonly words: Buffer | null }

export const decide = (db: Tx, { area, id }: Pick<WithdrawalRow, 'area' | 'id'>, { outcome, by, words }: Decision, at: string) =>
  db.run('case-withdrawals.decide',
    `update cases.withdrawals set outcome = $3, decided_by = $4, decided_words = $5, decided_at = $6 where area = $1 and id = $2 and outcome is null`,
    [area, id, outcome, by, words, at])

/** What waits ends: the application was taken back otherwise, or the principal carries on what the agent asked to withdraw. */
export const lapse = (db: Tx, area: string, caseId: string, at: string) =>
  db.run('case-withdrawals.lapse', `update cases.withdrawals set outcome = 'lapsed', decided_at = $3 where area = $1 and case_id = $2 and outcome is null`, [area, caseId, at])

export const ofArea = (db: Tx, area: string) =>
  db.many<WithdrawalRow>('case-withdrawals.of-area', `select ${columns} from cases.withdrawals where area = $1 order by id desc limit 200`, [area])

export type ProposerRow = { readonly officer_number: string; readonly proposed: number; readonly confirmed: number; readonly declined: number }

/** Who proposed how often since an instant, the most first. */
export const proposers = (db: Tx, area: string, since: string) =>
  db.many<ProposerRow>('case-withdrawals.proposers',
    `select officer_number, count(*)::int as proposed, count(*) filter (where outcome = 'confirmed')::int as confirmed,
       count(*) filter (where outcome = 'declined')::int as declined
     from cases.withdrawals where area = $1 and at >= $2 group by 1 order by 2 desc, 1 limit 50`, [area, since])
