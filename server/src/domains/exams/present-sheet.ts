import type { Sheet } from '@changxing/contract/exam-sheets.ts'
import { sheetItems } from '@changxing/rules/exams/sheet-items.ts'
import { instantText } from '../../platform/clock.ts'
import type { PlanRow } from './plans.store.ts'
import type { SheetRow } from './sheets.store.ts'

/** A sheet in words; the signatures stay sealed. */
export const presentSheet = (row: SheetRow, plan: Pick<PlanRow, 'subject' | 'class' | 'day'>): Sheet => {
  const names = new Map(sheetItems(plan.subject, plan.class, plan.day).map(({ item, says }) => [item, says]))
  const decision = row.decision === null ? null : (JSON.parse(row.decision) as NonNullable<Sheet['decision']>)
  return {
    area: row.area, sheetId: row.id, bookingId: row.booking_id, attempt: row.attempt, heldOn: row.held_on, signedAt: instantText(row.signed_at), receivedAt: instantText(row.received_at),
    examinerNumber: row.examiner_number, absent: row.absent, items: row.items.map((line) => ({ ...line, says: names.get(line.item) ?? { zh: line.item, en: line.item } })),
    score: decision ? (decision.outcome['score'] as number) : null, mark: decision ? (decision.outcome['mark'] as number) : null, passed: row.passed, decision,
    contentHash: row.content_hash, candidateSigned: row.candidate_signed, unsignedBecause: row.unsigned_because,
    corrects: row.corrects, correctedBecause: row.corrected_because, correctedBy: row.corrected_by,
  }
}

/** The sheets that count: those that no later one puts right. */
export const effective = (rows: readonly SheetRow[]): readonly SheetRow[] => rows.filter((row) => row.corrected_by === null)

/** What the sheets of a booking say of it: one test and one retest (Order 139). Undefined while the retest may still come. */
export const outcomeOf = (rows: readonly SheetRow[]): 'passed' | 'failed' | undefined => {
  const counting = effective(rows)
  if (counting.some(({ passed }) => passed)) return 'passed'
  const first = counting.find(({ attempt }) => attempt === 1)
  const second = counting.find(({ attempt }) => attempt === 2)
  return first && (first.absent || first.no_retest || second) ? 'failed' : undefined
}

/** Which attempt comes next; null when the booking is over. */
export const nextAttempt = (rows: readonly SheetRow[]): 1 | 2 | null => (outcomeOf(rows) ? null : effective(rows).some(({ attempt }) => attempt === 1) ? 2 : 1)
