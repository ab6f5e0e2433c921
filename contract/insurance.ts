import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

const office = ['officer:registration', 'officer:review-head'] as const
const overseers = [...office, 'officer:supervision'] as const

export const InsuranceTicket = z.object({
  id: Id, reason: z.string(), reasonSays: Words, insurer: z.object({ code: z.string(), name: z.string() }).nullable(),
  state: z.enum(['sending', 'with-insurer', 'not-taken', 'corrected', 'settled']), stateSays: Words,
  openedOn: CivilDate, ageDays: z.int(), settledOn: CivilDate.nullable(), settledHow: z.enum(['re-check', 'office']).nullable(), settledBy: z.string().nullable(), note: z.string(),
  car: z.object({ plateNumber: z.string().nullable(), vinEnd: z.string() }).nullable().describe('null: it is about the insurers’ platform as a whole'),
  asked: Words.describe('what was asked and what was answered'), askAgainAt: Instant.nullable(), caseId: Id.nullable(),
})
export type InsuranceTicket = z.infer<typeof InsuranceTicket>

export const insuranceTickets = endpoint({
  method: 'GET', path: '/api/areas/:area/insurance-tickets', who: overseers,
  summary: { zh: '交强险核查工单', en: 'Tickets to the insurers' }, clauses: ['M11.3'],
  input: z.object({ settled: z.enum(['yes', 'no']).optional() }),
  output: z.object({ tickets: z.array(InsuranceTicket) }),
})

export const recheckInsurance = endpoint({
  method: 'POST', path: '/api/areas/:area/insurance-tickets/:ticketId/re-check', who: office,
  summary: { zh: '立即复查', en: 'Ask the insurers again now' }, clauses: ['M11.3'],
  output: InsuranceTicket, refusals: ['not-now'],
})

export const settleInsuranceTicket = endpoint({
  method: 'POST', path: '/api/areas/:area/insurance-tickets/:ticketId/settlement', who: office,
  summary: { zh: '了结工单，写明与保险公司如何解决', en: 'Settle a ticket, saying what was settled with the insurer' }, clauses: ['M11.3'],
  input: z.object({ note: z.string().min(4).max(500) }),
  output: InsuranceTicket, refusals: ['not-now'],
})

export const InsuranceWeekRow = z.object({
  insurerCode: z.string().describe('empty: no policy was seen'), insurerName: z.string(), reason: z.string().describe('found, or the reason'), reasonSays: Words,
  checks: z.int(), found: z.int(), notFound: z.int(), unknown: z.int(), corrected: z.int().describe('failed, and found later'),
  ticketsOpened: z.int(), ticketsOpen: z.int(), ticketsSettled: z.int(), medianDays: z.number().nullable().describe('of the tickets settled in the week'),
})
export type InsuranceWeekRow = z.infer<typeof InsuranceWeekRow>

const Totals = z.object({ checks: z.int(), found: z.int(), notFound: z.int(), unknown: z.int(), corrected: z.int(), ticketsOpen: z.int() })

export const InsuranceWeek = z.object({
  area: Area, monday: CivilDate, sunday: CivilDate, run: z.int().nullable().describe('null: not kept yet, counted now'), computedAt: Instant,
  replays: z.boolean().describe('counted again as of that instant, it gives the same bytes'), totals: Totals, rows: z.array(InsuranceWeekRow),
  notes: z.array(z.object({ id: Id, insurerCode: z.string(), reason: z.string(), note: z.string(), officerNumber: z.string(), at: Instant })),
})
export type InsuranceWeek = z.infer<typeof InsuranceWeek>

export const insuranceWeeks = endpoint({
  method: 'GET', path: '/api/areas/:area/insurance-weeks', who: overseers,
  summary: { zh: '交强险核查周分析：近十二周', en: 'Weekly analysis of the checks: the last twelve weeks' }, clauses: ['M11.3'],
  output: z.object({ weeks: z.array(z.object({ monday: CivilDate, kept: z.boolean(), totals: Totals })) }),
})

export const insuranceWeek = endpoint({
  method: 'GET', path: '/api/areas/:area/insurance-weeks/:monday', who: overseers,
  summary: { zh: '某周分析：按保险公司和原因', en: 'One week, by insurer and reason' }, clauses: ['M11.3'],
  output: InsuranceWeek,
})

export const keepInsuranceWeek = endpoint({
  method: 'POST', path: '/api/areas/:area/insurance-weeks/:monday/runs', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '重新统计并留存', en: 'Count a week now and keep the result' }, clauses: ['M11.3'],
  output: InsuranceWeek,
})

export const noteInsuranceWeek = endpoint({
  method: 'POST', path: '/api/areas/:area/insurance-weeks/:monday/notes', who: overseers,
  summary: { zh: '记录与保险公司商定的解决办法', en: 'Write down what was settled with an insurer' }, clauses: ['M11.3'],
  input: z.object({ insurerCode: z.string().max(64), reason: z.string().min(1).max(64), note: z.string().min(4).max(1000) }),
  output: InsuranceWeek,
})

export const insuranceWeekPaper = endpoint({
  method: 'GET', path: '/api/areas/:area/insurance-weeks/:monday/report.pdf', who: overseers,
  summary: { zh: '周分析报告 PDF', en: 'The week as PDF' }, clauses: ['M11.3'],
  output: { binary: 'application/pdf' },
})

export const insuranceWeekSheet = endpoint({
  method: 'GET', path: '/api/areas/:area/insurance-weeks/:monday/report.xlsx', who: overseers,
  summary: { zh: '周分析报告表格', en: 'The week as a spreadsheet' }, clauses: ['M11.3'],
  output: { binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
})
