import type { RosterEntry, SheetInput } from '@changxing/contract/exam-sheets.ts'
import { testResult } from '@changxing/rules/exams/decide-test-result.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { z } from 'zod'
import type { KeptSheet, Roster } from './sheet-store.ts'

export type RosterPlan = Roster['plans'][number]
export type Candidate = z.infer<typeof RosterEntry>
export type Items = SheetInput['items']
export type Running = { readonly score: number; readonly mark: number; readonly passed: boolean; readonly deducted: number; readonly says: Words }

const deductedOf = (items: Items): number => items.flatMap(({ deductions }) => deductions).reduce((sum, { points }) => sum + points, 0)

/** The score as it stands, by the very rule that the server decides with (`exams.test-result`). */
export const running = (plan: Pick<RosterPlan, 'subject' | 'class'>, day: string, items: Items): Running => {
  const deducted = deductedOf(items)
  const { outcome, reasons } = testResult.decide({ subject: plan.subject, class: plan.class, deducted }, day)
  return { ...outcome, deducted, says: reasons[0]!.says }
}

/** Adds a deduction to an item; the sheet names only items on which something was deducted. */
export const deduct = (items: Items, item: string, points: number): Items =>
  items.some((line) => line.item === item)
    ? items.map((line) => (line.item === item ? { ...line, deductions: [...line.deductions, { points, note: '' }] } : line))
    : [...items, { item, deductions: [{ points, note: '' }] }]

/** Takes one deduction back. */
export const undo = (items: Items, item: string, at: number): Items =>
  items.map((line) => (line.item === item ? { ...line, deductions: line.deductions.filter((_, index) => index !== at) } : line)).filter(({ deductions }) => deductions.length > 0)

export const annotate = (items: Items, item: string, at: number, note: string): Items =>
  items.map((line) => (line.item === item ? { ...line, deductions: line.deductions.map((one, index) => (index === at ? { ...one, note } : one)) } : line))

type Done = { readonly attempt: number; readonly absent: boolean; readonly noRetest: boolean; readonly passed: boolean }

/** What this terminal has signed for a candidate and the list does not show yet. A correction changes nothing until the server has taken it. */
const doneHere = (plan: RosterPlan, day: string, candidate: Candidate, sheets: readonly KeptSheet[]): readonly Done[] =>
  sheets
    .filter(({ input, state }) => input.bookingId === candidate.bookingId && input.corrects === null && (state === 'waiting' || state === 'sent') && !candidate.sheets.some(({ sheetId }) => sheetId === input.sheetId))
    .map(({ input }) => ({ attempt: input.attempt, absent: input.absent, noRetest: input.noRetest, passed: !input.absent && running(plan, day, input.items).passed }))

export type CandidateStanding =
  | { readonly state: 'to-test'; readonly attempt: 1 | 2 }
  | { readonly state: 'over'; readonly result: 'passed' | 'failed' | 'absent' | 'cancelled' }

/** Which attempt comes next at this terminal, its own unsent sheets counted, or how the booking ended: one test and one retest (Order 139). */
export const standingOf = (plan: RosterPlan, day: string, candidate: Candidate, sheets: readonly KeptSheet[]): CandidateStanding => {
  const here = doneHere(plan, day, candidate, sheets)
  if (here.some(({ passed }) => passed) || candidate.state === 'passed') return { state: 'over', result: 'passed' }
  if (here.some(({ absent }) => absent)) return { state: 'over', result: 'absent' }
  if (here.some(({ attempt, noRetest }) => attempt === 2 || noRetest) || candidate.state === 'failed') return { state: 'over', result: candidate.sheets.some(({ absent }) => absent) ? 'absent' : 'failed' }
  if (candidate.state !== 'booked') return { state: 'over', result: 'cancelled' }
  return { state: 'to-test', attempt: here.length > 0 || candidate.nextAttempt === 2 ? 2 : 1 }
}
