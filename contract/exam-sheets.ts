import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { BookingState, Subject, TestClass, TimeOfDay } from './exams.ts'
import { Area, CivilDate, Decision, Id, Instant, Words } from './shapes.ts'

const examiners = ['officer:examiner'] as const

/** A drawn signature as the pad gave it: an SVG path or a small picture, base64. */
const Signature = z.string().min(8).max(40_000).regex(/^[A-Za-z0-9+/=_-]+$/)

export const SheetItem = z.object({
  item: z.string().max(40), deductions: z.array(z.object({ points: z.int().min(1).max(100), note: z.string().max(200) })).max(40),
})

/** What the examiner's device sends, now or when it is online again. `sheetId` is made by the device and stays the same however often it is sent. */
export const SheetInput = z.object({
  sheetId: Id, bookingId: Id, attempt: z.int().min(1).max(2), heldOn: CivilDate, signedAt: Instant.describe('by the device’s clock, on the business date'), deviceId: z.string().min(1).max(60),
  absent: z.boolean().describe('the candidate did not come; nothing else is filled in then'), items: z.array(SheetItem).max(40),
  noRetest: z.boolean().describe('the candidate gives up the retest'),
  examinerSignature: Signature, candidateSignature: Signature.nullable(), unsignedBecause: z.string().min(2).max(200).nullable(),
  corrects: Id.nullable().describe('the sheet that this one puts right'), correctedBecause: z.string().min(2).max(500).nullable(),
})
export type SheetInput = z.infer<typeof SheetInput>

export const Sheet = z.object({
  area: Area, sheetId: Id, bookingId: Id, attempt: z.int(), heldOn: CivilDate, signedAt: Instant, receivedAt: Instant, examinerNumber: z.string(), absent: z.boolean(),
  items: z.array(SheetItem.extend({ says: Words })), score: z.int().nullable(), mark: z.int().nullable(), passed: z.boolean(), decision: Decision.nullable(),
  contentHash: z.string().describe('SHA-256 of what was signed'), candidateSigned: z.boolean(), unsignedBecause: z.string().nullable(),
  corrects: Id.nullable(), correctedBecause: z.string().nullable(), correctedBy: Id.nullable(),
})
export type Sheet = z.infer<typeof Sheet>

export const RosterEntry = z.object({
  bookingId: Id, seat: z.int(), nameMasked: z.string(), numberMasked: z.string(), school: z.string().nullable(), state: BookingState,
  nextAttempt: z.int().nullable().describe('1, 2, or null when the booking is over'), sheets: z.array(Sheet),
})
/** All that an examiner's device needs for a day without network: who comes, what is tested, from which mark. */
export const testRoster = endpoint({
  method: 'GET', path: '/api/areas/:area/test-days/:day/roster', who: ['officer:examiner', 'officer:exam-planning'], clauses: ['M3.1.0'],
  summary: { zh: '当日考生名单、项目与合格标准（供离线使用，留痕）', en: 'Candidates, items and pass marks of a day, for use without network (recorded)' },
  output: z.object({
    day: CivilDate, madeAt: Instant,
    plans: z.array(z.object({
      planId: Id, site: Words, course: Words, starts: TimeOfDay, subject: Subject, subjectSays: Words, class: TestClass, mark: z.int(),
      items: z.array(z.object({ item: z.string(), says: Words })), itemsDecision: Decision.nullable(), examiners: z.array(z.string()), mine: z.boolean(), candidates: z.array(RosterEntry),
    })),
  }),
})
export const receiveTestSheet = endpoint({
  method: 'POST', path: '/api/areas/:area/test-sheets', who: [...examiners], perMinute: 600, clauses: ['M3.1.0'],
  summary: { zh: '接收成绩单：同一张单发多少次只收一次；更正须另签新单', en: 'Receive a sheet: once, however often it is sent; put right only by a new signed one' },
  input: SheetInput, output: Sheet, refusals: ['sheet-differs', 'already-entered', 'not-your-test', 'sheet-unfit', 'not-now', 'nothing-to-correct'],
})
export const testSheets = endpoint({
  method: 'GET', path: '/api/areas/:area/test-bookings/:bookingId/sheets', who: ['officer:examiner', 'officer:exam-planning', 'officer:supervision', 'officer:review-head'],
  summary: { zh: '一次预约的成绩单（留痕）', en: 'The sheets of a booking (recorded)' }, clauses: ['M3.1.0'], output: z.object({ sheets: z.array(Sheet) }),
})
export const myTestSheets = endpoint({
  method: 'GET', path: '/api/my/test-bookings/:area/:bookingId/sheets', who: ['citizen'],
  summary: { zh: '我的成绩单', en: 'My sheets' }, clauses: ['M3.1.0'], output: z.object({ sheets: z.array(Sheet) }),
})
