import { receiveTestSheet as endpoint, type SheetInput } from '@changxing/contract/exam-sheets.ts'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { sign1 } from '@changxing/credentials/cose.ts'
import { header } from '@changxing/credentials/profile.ts'
import { because, type Answer, type Reason } from '@changxing/rules/decision.ts'
import { sha256 } from '@changxing/rules/exams/sha256.ts'
import { sheetItems } from '@changxing/rules/exams/sheet-items.ts'
import { currentTrace } from '../../platform/logger.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import { decideByLaw } from './candidate-file.ts'
import { closeBooking, reverseBooking } from './close-booking.ts'
import * as files from './files.store.ts'
import * as plans from './plans.store.ts'
import { nextAttempt, outcomeOf, presentSheet } from './present-sheet.ts'
import * as sheets from './sheets.store.ts'

const no = (zh: string, en: string): Reason => because('M3.1.0', false, { zh, en })
const recordType = 'application/changxing-test-sheet+cbor'

/** The text that both signed: every field in one order. */
const sheetText = (input: SheetInput): string => JSON.stringify({
  sheetId: input.sheetId, bookingId: input.bookingId, attempt: input.attempt, heldOn: input.heldOn, signedAt: input.signedAt, deviceId: input.deviceId, absent: input.absent,
  items: input.items.map(({ item, deductions }) => ({ item, deductions: deductions.map(({ points, note }) => ({ points, note })) })), noRetest: input.noRetest,
  examinerSignature: input.examinerSignature, candidateSignature: input.candidateSignature, unsignedBecause: input.unsignedBecause,
  corrects: input.corrects, correctedBecause: input.correctedBecause,
})

/** Everything that makes a sheet unusable, at once. */
const faultsOf = (input: SheetInput, plan: plans.PlanRow, today: string): readonly Reason[] => {
  const known = new Set(sheetItems(plan.subject, plan.class, plan.day).map(({ item }) => item))
  const strange = input.items.filter(({ item }) => !known.has(item)).map(({ item }) => item)
  const doubled = new Set(input.items.map(({ item }) => item)).size !== input.items.length
  return [
    ...(input.heldOn === plan.day ? [] : [no(`考试日期应为${plan.day}`, `The test was on ${plan.day}`)]),
    ...(plan.day > today ? [no('考试日还没有到', 'The day of the test has not come')] : []),
    ...(strange.length > 0 ? [no(`${plan.class}没有这些项目：${strange.join('、')}`, `${plan.class} has no such items: ${strange.join(', ')}`)] : []),
    ...(doubled ? [no('同一项目重复', 'An item stands twice')] : []),
    ...(input.absent && input.items.length > 0 ? [no('缺考的成绩单不能有扣分', 'A sheet of somebody absent has no deductions')] : []),
    ...(!input.absent && input.candidateSignature === null && input.unsignedBecause === null ? [no('考生未签名的，须注明原因', 'Without the candidate’s signature the reason is given')] : []),
    ...((input.corrects === null) !== (input.correctedBecause === null) ? [no('更正须注明原单和原因', 'A correction names the old sheet and the reason')] : []),
  ]
}

/** Signs what was received: examiners have no keys of their own yet, so the office's document signer does, naming examiner and request. */
const officeSignature = async ({ platform }: Context, area: string, contentHash: string, examiner: string): Promise<Buffer> => {
  const at = Math.floor(platform.clock.millis() / 1000)
  const office = officeOf(platform, area)
  const signer = platform.keys.documentSigner(office, at)
  const content = new Map<string, unknown>([['sheet', contentHash], ['examiner', examiner], ['office', office], ['request', currentTrace.getStore() ?? ''], ['receivedAt', at]])
  return Buffer.from(await sign1(signer, new Map<number, unknown>([[header.kid, signer.kid], [header.typ, recordType]]), toCbor(content)))
}

/** Whether this sheet may be entered now, beside the others of its booking. */
const placeOf = (input: SheetInput, booking: bookings.BookingRow, existing: readonly sheets.SheetRow[]): Refusal | undefined => {
  if (input.corrects !== null) {
    const old = existing.find(({ id }) => id === input.corrects)
    return old && old.attempt === input.attempt && old.corrected_by === null ? undefined
      : refused('nothing-to-correct', [no('没有可更正的这张成绩单，或已更正', 'There is no such sheet to put right, or it was put right already')])
  }
  if (existing.some(({ attempt }) => attempt === input.attempt))
    return refused('already-entered', [no('本次考试已有成绩单；更正须另签新单', 'This attempt has its sheet already; put it right by a new one that names it')])
  if (booking.state !== 'booked' || nextAttempt(existing) !== input.attempt)
    return refused('not-now', [no('现在不能登记这次考试', 'This attempt cannot be entered now')])
  return undefined
}

/**
 * Takes in a sheet that an examiner's device made, perhaps without network and hours ago. It counts once, however often it is sent; what has
 * been signed is never altered, only put right by a new signed sheet that names the old one (M3.1.0). Refusals: sheet-differs,
 * not-your-test, sheet-unfit, already-entered, nothing-to-correct, not-now.
 */
export const receiveTestSheet = operation(endpoint, async (context, { area, ...input }) => {
  const { db, platform, today, recorded } = context
  const examiner = asOfficer(context)
  const text = sheetText(input)
  const contentHash = sha256(text)
  const { file_id: fileId } = await bookings.byId(db, area, input.bookingId)
  const file = await files.lock(db, area, fileId)
  const booking = await bookings.lock(db, area, input.bookingId)
  const plan = await plans.byId(db, area, booking.plan_id)
  context.concerns(area, `test-sheet:${input.sheetId}`)
  const known = await sheets.byId(db, area, input.sheetId)
  if (known) return known.content_hash === contentHash && known.examiner_number === examiner.number ? presentSheet(known, plan)
    : refused('sheet-differs', [no('同一编号的成绩单内容不同，保留先收到的', 'A sheet of this number was received with other content; the first stands')])
  if (!plan.examiners.includes(examiner.number)) return refused('not-your-test', [no('您不是本场考试员', 'You are not an examiner of this test')])
  const faults = faultsOf(input, plan, today)
  if (faults.length > 0) return refused('sheet-unfit', faults)
  const existing = await sheets.ofBookings(db, area, [booking.id])
  const misplaced = placeOf(input, booking, existing)
  if (misplaced) return misplaced
  const deducted = input.items.flatMap(({ deductions }) => deductions).reduce((sum, { points }) => sum + points, 0)
  const decision: Answer | null = input.absent ? null : decideByLaw('exams.test-result', plan.day, { subject: plan.subject, class: plan.class, deducted })
  const passed = decision?.outcome['passed'] === true
  const turned = input.corrects === null ? undefined
    : outcomeOf(existing.map((row) => (row.id === input.corrects ? { ...row, passed, absent: input.absent, no_retest: input.noRetest } : row))) ?? 'open'
  if (turned !== undefined && (booking.state === 'passed' || booking.state === 'failed') && turned !== booking.state) {
    const refusal = await reverseBooking(context, file, booking, turned, plan.day, examiner.number)
    if (refusal) return refusal
  }
  await sheets.insert(db, {
    area, id: input.sheetId, booking_id: booking.id, attempt: input.attempt, held_on: input.heldOn, signed_at: input.signedAt, examiner_number: examiner.number, absent: input.absent,
    no_retest: input.noRetest, items: input.items, decision: decision && JSON.stringify(decision), passed, content_hash: contentHash, candidate_signed: input.candidateSignature !== null,
    unsigned_because: input.unsignedBecause, corrects: input.corrects, corrected_because: input.correctedBecause,
    content: platform.box.seal(text, `exams.sheets/${area}/${input.sheetId}/content`), office_signature: await officeSignature(context, area, contentHash, examiner.number),
  }, recorded())
  const outcome = outcomeOf(await sheets.ofBookings(db, area, [booking.id]))
  if (booking.state === 'booked' && outcome !== undefined) await closeBooking(context, file, booking, outcome, plan.day, examiner.number)
  return presentSheet((await sheets.byId(db, area, input.sheetId))!, plan)
})
