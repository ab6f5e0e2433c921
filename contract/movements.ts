import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Decision, Id, Instant, Words } from './shapes.ts'

const supervisors = ['officer:supervision'] as const

export const PeriodKind = z.enum(['week', 'month'])
export const AlarmKind = z.enum(['in', 'out', 'school', 'source'])

const FalseAlarmRate = z.object({
  perYear: z.number().describe('false alarms of this kind a year in a quiet place'), years: z.int(), how: Words,
})
export const Alarm = z.object({
  area: Area, alarmId: Id, reviewId: Id, period: PeriodKind, from: CivilDate, until: CivilDate, kind: AlarmKind, kindSays: Words,
  about: z.string().describe('school or area of origin; empty for all'), aboutSays: Words, says: Words,
  statistic: z.object({ chance: z.number(), threshold: z.number(), count: z.int(), expected: z.number() }), falseAlarms: FalseAlarmRate, decision: Decision,
  investigation: z.object({
    state: z.enum(['open', 'explained', 'violation']), openedAt: Instant, openedBySystem: z.boolean(), closedAt: Instant.nullable(), officerNumber: z.string().nullable(),
    result: z.string().nullable(), consequence: z.string().nullable(),
  }),
})
export type Alarm = z.infer<typeof Alarm>

const Tally = z.object({
  in: z.int(), out: z.int(), schools: z.array(z.object({ school: z.string(), count: z.int() })), sources: z.array(z.object({ area: Area, says: Words, count: z.int() })),
})
export const Review = z.object({
  area: Area, reviewId: Id, period: PeriodKind, from: CivilDate, until: CivilDate, madeAt: Instant, bySystem: z.boolean(), cities: z.array(Area),
  tally: Tally, comparisons: z.int(), alarms: z.array(Alarm),
})
export type Review = z.infer<typeof Review>

/** Figures for charts: one entry a period, the oldest first. */
export const movementSeries = endpoint({
  method: 'GET', path: '/api/areas/:area/movement-series', who: [...supervisors], clauses: ['M3.3.3'],
  summary: { zh: '考试地变更走势：转入、转出、驾校、来源', en: 'Changes of the test place over time: in, out, schools, origins' },
  input: z.object({ period: PeriodKind.optional(), periods: z.enum(['12', '26', '52']).optional() }),
  output: z.object({
    area: Area, period: PeriodKind, cities: z.array(Area),
    series: z.array(z.object({
      from: CivilDate, until: CivilDate, in: z.int(), out: z.int(), expectedIn: z.number(), expectedOut: z.number(),
      alarmIn: z.int().nullable().describe('the smallest number in that is an alarm; null with too little before it'), alarmOut: z.int().nullable(),
      alarms: z.int(), complete: z.boolean(),
    })),
    current: Tally,
  }),
})
export const reviewMovements = endpoint({
  method: 'POST', path: '/api/areas/:area/movement-reviews', who: [...supervisors], clauses: ['M3.3.3'],
  summary: { zh: '审查一个已结束的周或月（系统也会自动审查）', en: 'Review a week or month that has ended; a job does it too' },
  input: z.object({ period: PeriodKind, from: CivilDate.describe('its Monday, or its first day') }), output: Review, refusals: ['not-ended', 'wrong-period'],
})
export const movementReviews = endpoint({
  method: 'GET', path: '/api/areas/:area/movement-reviews', who: [...supervisors], summary: { zh: '已作的审查', en: 'Reviews made' }, clauses: ['M3.3.3'],
  output: z.object({ reviews: z.array(Review) }),
})
export const movementAlarms = endpoint({
  method: 'GET', path: '/api/areas/:area/movement-alarms', who: [...supervisors], summary: { zh: '报警与调查', en: 'Alarms and investigations' }, clauses: ['M3.3.3'],
  input: z.object({ state: z.enum(['open', 'closed', 'all']).optional() }), output: z.object({ alarms: z.array(Alarm) }),
})
export const closeInvestigation = endpoint({
  method: 'POST', path: '/api/areas/:area/movement-alarms/:alarmId/result', who: [...supervisors], clauses: ['M3.3.3'],
  summary: { zh: '登记调查结果；违规的写明责任追究', en: 'Enter the result; a violation names its consequence' },
  input: z.object({ result: z.enum(['explained', 'violation']), words: z.string().min(5).max(2000), consequence: z.string().min(2).max(1000).optional() }),
  output: Alarm, refusals: ['not-now', 'consequence-missing'],
})
export const replayAlarm = endpoint({
  method: 'POST', path: '/api/areas/:area/movement-alarms/:alarmId/replay', who: [...supervisors], repeatable: true, clauses: ['M3.3.3'],
  summary: { zh: '重算报警，逐字节比较', en: 'Judge again and compare to the byte' }, input: z.object({}),
  output: z.object({ same: z.boolean(), stored: z.string(), again: z.string() }),
})
export const movementReportPaper = endpoint({
  method: 'GET', path: '/api/areas/:area/movement-reviews/:reviewId/paper', who: [...supervisors], clauses: ['M3.3.3'],
  summary: { zh: '审查报告（PDF）', en: 'Report of a review, PDF' }, output: { binary: 'application/pdf' },
})
export const movementReportSheet = endpoint({
  method: 'GET', path: '/api/areas/:area/movement-reviews/:reviewId/spreadsheet', who: [...supervisors], clauses: ['M3.3.3'],
  summary: { zh: '审查报告（电子表格）', en: 'Report of a review, spreadsheet' },
  output: { binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
})
