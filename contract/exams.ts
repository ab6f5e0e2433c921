import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Decision, Id, Instant, Reason, Words } from './shapes.ts'

export const licenceClassCodes = ['A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P'] as const
export const TestClass = z.enum(licenceClassCodes)
export const Subject = z.int().min(1).max(4).describe('1 theory, 2 yard, 3 road, 4 safety test')
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).describe('HH:MM in China’s time')

export const BookingState = z.enum(['applied', 'not-drawn', 'booked', 'cancelled', 'passed', 'failed'])
export type BookingState = z.infer<typeof BookingState>

/** One seat of a test, or an application for one: one test and one retest (Order 139). */
export const Booking = z.object({
  area: Area, bookingId: Id, planId: Id, subject: Subject, subjectSays: Words, class: TestClass, day: CivilDate, starts: TimeOfDay,
  site: Words, seat: z.int().nullable(), state: BookingState, stateSays: Words, waitingSince: CivilDate,
  lastFreeDay: CivilDate.describe('the last day on which giving it back does not count'), cancelFree: z.boolean(),
  decision: Decision, timeline: z.array(z.object({ at: Instant, kind: z.string(), says: Words })), allowed: z.array(z.enum(['cancel', 'prove-draw', 'see-sheets'])),
})
export type Booking = z.infer<typeof Booking>

export const Standing = z.object({
  subject: Subject, says: Words, passedOn: CivilDate.nullable(), bookingsUsed: z.int(), bookingsLeft: z.int().nullable(),
  earliest: CivilDate.nullable().describe('first day on which a booking may be requested; null while subject one is not passed'),
  open: z.boolean().describe('whether a booking may be requested today, seats apart'), reasons: z.array(Reason), booking: Booking.nullable(),
})

export const CandidateFile = z.object({
  area: Area.describe('where the tests are taken'), fileId: Id, class: TestClass, kind: z.enum(['first', 'upgrade', 'restore']).describe('restore: subject one alone, for a cancelled licence (M8.2.3)'),
  state: z.enum(['open', 'moved', 'voided', 'completed']), stateSays: Words, school: z.string().nullable(), openedOn: CivilDate,
  permit: z.object({ number: z.string(), obtainedOn: CivilDate, validUntil: CivilDate, issuedIn: Area }).nullable(),
  standings: z.array(Standing), placeChanges: z.object({ made: z.int(), left: z.int() }),
  move: z.object({ moveId: Id, outArea: Area, inArea: Area, state: z.string(), says: Words }).nullable().describe('a change of the test place under way'),
})
export type CandidateFile = z.infer<typeof CandidateFile>

export const myCandidateFile = endpoint({
  method: 'GET', path: '/api/my/candidate-file', who: ['citizen'], clauses: ['M3.2.1', 'M3.2.2', 'M3.2.3', 'M3.3.1'],
  summary: { zh: '我的考生档案：学习驾驶证明、各科目、最早可约日期', en: 'My candidate file: permit, subjects, the earliest days' },
  output: z.object({ file: CandidateFile.nullable() }),
})

export const CalendarSeat = z.object({
  planId: Id, day: CivilDate, starts: TimeOfDay, site: Words, address: Words, seats: z.int(), free: z.int(), applicants: z.int(),
  phase: z.enum(['applications', 'draw', 'first-come', 'closed']), phaseSays: Words, applyBy: CivilDate, bookable: z.boolean(), mine: BookingState.nullable(),
  reasons: z.array(Reason).describe('what stands in the way, all at once'),
})
export const myTestCalendar = endpoint({
  method: 'GET', path: '/api/my/test-calendar', who: ['citizen'], clauses: ['M3.1.3', 'M3.2.1', 'M3.2.2', 'M3.2.3'],
  summary: { zh: '考试日历：哪天可以考，为什么', en: 'Calendar of tests: which day, and why' },
  input: z.object({ subject: z.enum(['1', '2', '3', '4']), from: CivilDate.optional(), until: CivilDate.optional() }),
  output: z.object({ area: Area, subject: Subject, class: TestClass, standing: Standing, seats: z.array(CalendarSeat), allocationRule: Words }),
  refusals: ['no-file'],
})

export const bookTest = endpoint({
  method: 'POST', path: '/api/my/test-bookings', who: ['citizen'], perMinute: 60, clauses: ['M3.1.3', 'M3.2.1', 'M3.2.2', 'M3.2.3'],
  summary: { zh: '预约考试：公布期内报名参加分配，之后先到先得', en: 'Book a test: an application for the draw, afterwards first come, first served' },
  input: z.object({ planId: Id }), output: Booking, refusals: ['no-file', 'not-now', 'no-seat', 'plan-closed'],
})

export const myTestBookings = endpoint({
  method: 'GET', path: '/api/my/test-bookings', who: ['citizen'], summary: { zh: '我的考试预约', en: 'My test bookings' },
  output: z.object({ bookings: z.array(Booking) }),
})

export const cancelTestBooking = endpoint({
  method: 'POST', path: '/api/my/test-bookings/:area/:bookingId/cancellation', who: ['citizen'], clauses: ['M3.1.3'],
  summary: { zh: '取消预约：最迟考试前一日，之后按不合格计', en: 'Give a booking back: by the day before, later it counts as failed' },
  input: z.object({ acceptFailure: z.boolean().optional().describe('needed once it would count as failed') }),
  output: Booking, refusals: ['not-now', 'counts-as-failed'],
})

export const testDraw = endpoint({
  method: 'GET', path: '/api/test-draws/:area/:planId', who: ['anyone'], anyArea: true, clauses: ['M3.1.3'],
  summary: { zh: '考位分配的公示与验证：任何人都可以重算', en: 'How seats were allocated, for anybody to do again' },
  output: z.object({
    planId: Id, rule: Words, commitment: z.string().describe('SHA-256, published with the plan'), secret: z.string().nullable(), seed: z.string().nullable(),
    seats: z.int(), list: z.array(z.object({ applicant: Id, waitingSince: CivilDate })), winners: z.array(Id), drawnAt: Instant.nullable(),
    faults: z.array(z.string()).describe('found when drawing again; none when all is as the rule says'),
  }),
})

/** What the public sees of the test sites of a city: classes, subjects, fees. */
export const testSites = endpoint({
  method: 'GET', path: '/api/test-sites/:area', who: ['anyone'], anyArea: true, clauses: ['M3.1.1'],
  summary: { zh: '考场、可考车型与收费', en: 'Test sites, their classes, and fees' },
  output: z.object({
    sites: z.array(z.object({ siteId: Id, name: Words, address: Words, classes: z.array(TestClass), subjects: z.array(Subject) })),
    fees: z.array(z.object({ item: z.string(), says: Words, fen: z.int(), since: CivilDate })),
    upgrades: z.array(z.object({ site: Words, says: Words, from: CivilDate, until: CivilDate })),
  }),
})
