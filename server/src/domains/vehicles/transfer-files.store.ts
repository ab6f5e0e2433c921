import type { Answer, Words } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'

/** One sending of a transfer's file. */
export type Sending = { readonly area: string; readonly id: string; readonly edition: number }

export const addImage = (db: Tx, { area, id, edition }: Sending, position: number, fileId: string) =>
  db.run(
    'transfer-files.add-image', `insert into vehicles.transfer_images (area, transfer_id, edition, position, file_id) values ($1, $2, $3, $4, $5)`,
    [area, id, edition, position, fileId],
  )

export const images = (db: Tx, { area, id, edition }: Sending) =>
  db.many<{ position: number; file_id: string }>('transfer-files.images',
    `select position, file_id from vehicles.transfer_images where area = $1 and transfer_id = $2 and edition = $3 order by position`, [area, id, edition])

export type EarlierRow = { readonly edition: number; readonly package: Buffer; readonly receipt: Buffer | null }

/** Keeps a sending that another replaces. */
export const keepEarlier = (db: Tx, row: Sending & EarlierRow, at: string) =>
  db.run('transfer-files.keep-earlier',
    `insert into vehicles.earlier_archives (area, transfer_id, edition, package, receipt, at) values ($1, $2, $3, $4, $5, $6)`,
    [row.area, row.id, row.edition, row.package, row.receipt, at])

export const earlier = (db: Tx, area: string, id: string) =>
  db.many<EarlierRow>('transfer-files.earlier',
    `select edition, package, receipt from vehicles.earlier_archives where area = $1 and transfer_id = $2 order by edition`, [area, id])

export const addEvidence = (db: Tx, row: { area: string; fileId: string; transferId: string; officerNumber: string; at: string }) =>
  db.run('transfer-files.add-evidence',
    `insert into vehicles.evidence (area, file_id, transfer_id, officer_number, at) values ($1, $2, $3, $4, $5)`,
    [row.area, row.fileId, row.transferId, row.officerNumber, row.at])

export const isEvidence = async (db: Tx, area: string, fileId: string, transferId: string): Promise<boolean> =>
  (await db.maybe(
    'transfer-files.is-evidence', `select 1 from vehicles.evidence where area = $1 and file_id = $2 and transfer_id = $3`,
    [area, fileId, transferId],
  )) !== undefined

/** What was turned away: a transfer, or a case of moving in by the earlier procedure. */
type Turned = { readonly transferId: string; readonly caseId?: never } | { readonly caseId: string; readonly transferId?: never }

type Return = Turned & {
  readonly area: string; readonly ground: string; readonly words: string; readonly officerNumber: string
  readonly decision: Answer; readonly at: string
}

export const keepRefusedReturn = (db: Tx, row: Return & { readonly id: string }) =>
  db.run('transfer-files.keep-refused-return',
    `insert into vehicles.refused_returns (area, id, transfer_id, case_id, ground, words, officer_number, decision, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [row.area, row.id, row.transferId ?? null, row.caseId ?? null, row.ground, row.words, row.officerNumber, JSON.stringify(row.decision), row.at])

export type RefusedReturnRow = {
  readonly id: string; readonly transfer_id: string | null; readonly case_id: string | null; readonly ground: string; readonly words: string; readonly officer_number: string
  readonly decision: Answer; readonly at: Date
}

export const refusedReturns = (db: Tx, area: string) =>
  db.many<RefusedReturnRow>('transfer-files.refused-returns',
    `select id, transfer_id, case_id, ground, words, officer_number, decision, at from vehicles.refused_returns where area = $1 order by id desc limit 200`,
    [area])

export type MessageRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly side: 'in' | 'out'; readonly officer_number: string
  readonly kind: 'late' | 'incomplete' | 'mismatch' | 'other' | 'answer'
  readonly text: string; readonly missing: readonly string[]; readonly answers: string | null; readonly due_on: string | null
  readonly answered_at: Date | null; readonly closed_at: Date | null; readonly at: Date
}
const messageColumns = 'area, id, transfer_id, side, officer_number, kind, text, missing, answers, due_on, answered_at, closed_at, at'

/** Whether a message still waits for an answer. */
export const isOpen = ({ kind, answered_at: answeredAt, closed_at: closedAt }: MessageRow): boolean => kind !== 'answer' && answeredAt === null && closedAt === null

export const addMessage = (db: Tx, row: Omit<MessageRow, 'at' | 'answered_at' | 'closed_at'>, at: string) =>
  db.run('transfer-files.add-message',
    `insert into vehicles.transfer_messages (area, id, transfer_id, side, officer_number, kind, text, missing, answers, due_on, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [row.area, row.id, row.transfer_id, row.side, row.officer_number, row.kind, row.text, row.missing, row.answers, row.due_on, at])

/** Marks a message of the other side as answered; false when there is no such open message. */
export const answerMessage = async (
  db: Tx, area: string, transferId: string, id: string, side: 'in' | 'out', at: string,
): Promise<boolean> =>
  (await db.run('transfer-files.answer-message',
    `update vehicles.transfer_messages set answered_at = $5 where area = $1 and transfer_id = $2 and id = $3 and side <> $4 and kind <> 'answer' and answered_at is null and closed_at is null`,
    [area, transferId, id, side, at])) === 1

/** Settles a question of this side without an answer; false when there is no such open one. */
export const closeMessage = async (
  db: Tx, area: string, transferId: string, id: string, side: 'in' | 'out', at: string,
): Promise<boolean> =>
  (await db.run('transfer-files.close-message',
    `update vehicles.transfer_messages set closed_at = $5 where area = $1 and transfer_id = $2 and id = $3 and side = $4 and kind <> 'answer' and answered_at is null and closed_at is null`,
    [area, transferId, id, side, at])) === 1

/** Whatever is still asked ends with its transfer. */
export const closeMessages = (db: Tx, area: string, transferId: string, at: string) =>
  db.run('transfer-files.close-messages',
    `update vehicles.transfer_messages set closed_at = $3 where area = $1 and transfer_id = $2 and kind <> 'answer' and answered_at is null and closed_at is null`,
    [area, transferId, at])

export const messages = (db: Tx, area: string, transferId: string) =>
  db.many<MessageRow>(
    'transfer-files.messages', `select ${messageColumns} from vehicles.transfer_messages where area = $1 and transfer_id = $2 order by id`,
    [area, transferId],
  )

export const overdueMessages = (db: Tx, area: string, today: string) =>
  db.many<MessageRow>('transfer-files.overdue-messages',
    `select ${messageColumns} from vehicles.transfer_messages where area = $1 and answered_at is null and closed_at is null and due_on < $2 order by id limit 500`,
    [area, today])

type Escalation = Turned & {
  readonly area: string; readonly id: string; readonly office: string; readonly transferArea: string
  readonly kind: 'overdue' | 'unanswered' | 'refused-return' | 'denied-withdrawal' | 'held'; readonly about: string; readonly says: Words; readonly clause: string
  readonly at: string
}

/** Tells the head and supervision of an office, once for each matter; false when they know already. */
export const escalate = async (db: Tx, row: Escalation): Promise<boolean> =>
  (await db.run('transfer-files.escalate',
    `insert into vehicles.escalations (area, id, office, transfer_area, transfer_id, case_id, kind, about, says, clause, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      row.area, row.id, row.office, row.transferArea, row.transferId ?? null, row.caseId ?? null, row.kind, row.about, JSON.stringify(row.says), row.clause, row.at,
    ])) === 1

export type EscalationRow = {
  readonly id: string; readonly transfer_area: string; readonly transfer_id: string | null; readonly case_id: string | null; readonly kind: Escalation['kind']
  readonly says: Words; readonly clause: string; readonly at: Date
}

export const escalations = (db: Tx, area: string) =>
  db.many<EscalationRow>('transfer-files.escalations',
    `select id, transfer_area, transfer_id, case_id, kind, says, clause, at from vehicles.escalations where area = $1 order by id desc limit 200`,
    [area])

export type TradeRow = {
  readonly area: string; readonly id: string; readonly transfer_id: string; readonly kind: 'trade' | 'invoice' | 'charge'; readonly words: string
  readonly dealer: string | null; readonly officer_number: string; readonly at: Date
}
const tradeColumns = 'area, id, transfer_id, kind, words, dealer, officer_number, at'

export const keepIrregularTrade = (db: Tx, row: Omit<TradeRow, 'at'>, at: string) =>
  db.run('transfer-files.keep-irregular-trade',
    `insert into vehicles.irregular_trades (${tradeColumns}) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [row.area, row.id, row.transfer_id, row.kind, row.words, row.dealer, row.officer_number, at])

/** What an office has reported of a transfer. */
export const irregularTradesOf = (db: Tx, area: string, transferId: string) =>
  db.many<TradeRow>('transfer-files.irregular-trades-of',
    `select ${tradeColumns} from vehicles.irregular_trades where area = $1 and transfer_id = $2 order by id`, [area, transferId])

export const irregularTrades = (db: Tx, area: string) =>
  db.many<TradeRow>('transfer-files.irregular-trades',
    `select ${tradeColumns} from vehicles.irregular_trades where area = $1 order by id desc limit 200`, [area])

export type PaperRow = {
  readonly area: string; readonly transfer_id: string; readonly type: string; readonly page: number; readonly file_id: string; readonly given_by: string
  /** Of the counter that scanned it; null when the new owner gave it. */
  readonly given_area: string | null
}

/** Who gave a paper, when no officer scanned it. */
export const newOwner = 'new-owner'

/** Adds a page, or puts a new picture in its place; false when the new owner would replace what an officer scanned. */
export const putPaper = async (db: Tx, row: PaperRow, at: string): Promise<boolean> =>
  (await db.run('transfer-files.put-paper',
    `insert into vehicles.transfer_papers (area, transfer_id, type, page, file_id, given_by, given_at, given_area) values ($1, $2, $3, $4, $5, $6, $7, $9)
     on conflict (area, transfer_id, type, page) do update set file_id = excluded.file_id, given_by = excluded.given_by, given_at = excluded.given_at, given_area = excluded.given_area
       where excluded.given_by <> $8 or vehicles.transfer_papers.given_by = $8`,
    [row.area, row.transfer_id, row.type, row.page, row.file_id, row.given_by, at, newOwner, row.given_area])) === 1

export const papers = (db: Tx, area: string, transferId: string) =>
  db.many<PaperRow>('transfer-files.papers',
    `select area, transfer_id, type, page, file_id, given_by, given_area from vehicles.transfer_papers where area = $1 and transfer_id = $2 order by type, page`,
    [area, transferId])

/** Whether the file is a paper of a transfer that comes to the area; `scannedIn`: one that the counter of this city scanned. */
export const isPaper = async (db: Tx, area: string, fileId: string, scannedIn: string | null = null): Promise<boolean> =>
  (await db.maybe(
    'transfer-files.is-paper', `select 1 from vehicles.transfer_papers where area = $1 and file_id = $2 and ($3::text is null or given_area = $3) limit 1`,
    [area, fileId, scannedIn],
  )) !== undefined
