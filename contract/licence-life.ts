import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Words } from './shapes.ts'

const LifeDay = z.object({
  kind: z.string().describe('cycle-ends, renewal-opens, renewal-last-day, cancelled, restorable-until, medical-due, audit-due, age-limit, postponed-until'),
  on: CivilDate, daysLeft: z.int().describe('negative: past'), says: Words, clause: z.string(), source: Words.describe('the order whose day it is'),
  past: z.boolean(), urgent: z.boolean().describe('something has to be done within 90 days'),
  service: z.string().nullable().describe('the service by which it is done'),
})
const PastEvent = z.object({ kind: z.string(), on: CivilDate, says: Words, clause: z.string() })

/** A driver's life on one line: what was, and the legal days ahead. */
export const LicenceLife = z.object({
  asOf: CivilDate, answer: Words.describe('the answer in one line'), standing: z.enum(['good', 'soon', 'overdue', 'forbidden']),
  mayDrive: z.boolean(), next: LifeDay.nullable().describe('the next day by which something has to be done'),
  past: z.array(PastEvent), days: z.array(LifeDay), points: z.int(), cycle: z.object({ startsOn: CivilDate, endsOn: CivilDate }),
})
export type LicenceLife = z.infer<typeof LicenceLife>

export const myLicenceLife = endpoint({
  method: 'GET', path: '/api/my/licence/life', who: ['citizen'],
  summary: { zh: '我的驾驶证时间线', en: 'The timeline of my licence' }, clauses: ['M6.1.2', 'M8.1', 'M9.1'],
  output: z.object({ life: LicenceLife.nullable().describe('null: no licence') }),
})

export const SafeDrivingRecord = z.object({
  firstIssuedOn: CivilDate, drivingSince: CivilDate.describe('years of driving count from here: service counts on without a break (M7.2)'), years: z.int(),
  points: z.int(), cycle: z.object({ startsOn: CivilDate, endsOn: CivilDate }), reachedTwelve: z.boolean(),
  classes: z.array(z.object({ code: z.string(), name: Words, since: CivilDate })),
  military: z.object({
    how: z.enum(['mark-first-issue', 'note-only']), howSays: Words, notedOn: CivilDate, prefix: z.string(), firstIssuedOn: CivilDate,
    classes: z.array(z.object({ code: z.string(), name: Words, since: CivilDate })),
    reasons: z.array(z.object({ clause: z.string(), says: Words })).describe('why the first-issue date is the day that it is'),
  }).nullable(),
})
export type SafeDrivingRecord = z.infer<typeof SafeDrivingRecord>

export const mySafeDrivingRecord = endpoint({
  method: 'GET', path: '/api/my/licence/safe-driving-record', who: ['citizen'],
  summary: { zh: '我的安全驾驶记录', en: 'My safe-driving record' }, clauses: ['M7.2', 'M7.3.1', 'M7.3.2'],
  output: z.object({ record: SafeDrivingRecord.nullable().describe('null: no licence') }),
})

export const recordTestPassed = endpoint({
  method: 'POST', path: '/api/areas/:area/test-results', who: ['officer:photo-capture', 'officer:licence-review'],
  summary: { zh: '登记科目考试合格（恢复驾驶资格、军警证换证）', en: 'Record a test passed, for restoring a licence or exchanging a military one' }, clauses: ['M8.2.3'],
  input: z.object({ identityNumber: z.string().min(6).max(40), subject: z.enum(['one', 'three']), passedOn: CivilDate }),
  output: z.object({ recorded: z.literal(true) }), refusals: ['not-yet'],
})

const Restoration = z.object({
  area: Area, city: Words, caseId: Id, caseNumber: z.string(), outcome: z.enum(['restored', 'refused']), stateBefore: z.enum(['R', 'G']), cancelledOn: CivilDate,
  firstReturnOn: CivilDate.nullable(), reasons: z.array(z.string()), decidedOn: CivilDate, twoOfficers: z.boolean(),
})
export const restorations = endpoint({
  method: 'GET', path: '/api/areas/:area/restorations', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '恢复驾驶资格监督清单（总队、支队）', en: 'Licences restored or refused, for corps and detachment' }, clauses: ['M8.2.5'],
  input: z.object({ from: CivilDate.optional(), until: CivilDate.optional(), whole: z.enum(['city', 'province']).optional().describe('province: for the corps') }),
  output: z.object({
    from: CivilDate, until: CivilDate, cities: z.array(z.object({ area: Area, city: Words, restored: z.int(), refused: z.int() })), list: z.array(Restoration),
  }),
})
