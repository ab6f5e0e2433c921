import { z } from 'zod'
import { CaseView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

const reviewers = ['officer:licence-review', 'officer:registration', 'officer:review-head'] as const

/** What somebody is asked to agree to, or may object to: another's business, as far as they need to see it. */
export const ConsentView = z.object({
  area: Area,
  consentId: Id,
  asks: Words.describe('what it is, in one line: somebody wants to transfer a car to you'),
  mayObject: z.boolean().describe('no yes is needed: a no holds it until the office has settled whether that stands'),
  business: Words,
  state: z.enum(['asked', 'agreed', 'declined', 'ended']),
  says: Words.describe('where it stands, and what to do'),
  facts: z.array(z.object({ label: Words, value: z.union([z.string(), Words]) })),
  follows: z.array(Words).describe('what a yes means'),
  clause: z.string(),
  askedAt: Instant,
  answerBy: CivilDate,
  answeredAt: Instant.nullable(),
  settled: z.object({ founded: z.boolean(), words: z.string(), at: Instant }).nullable().describe('what the office found about an objection'),
  allowed: z.array(z.enum(['agree', 'decline'])),
})
export type ConsentView = z.infer<typeof ConsentView>

const Answer = z.enum(['agree', 'decline'])

export const myConsents = endpoint({
  method: 'GET', path: '/api/my/consents', who: ['citizen'],
  summary: { zh: '等我确认的事', en: 'What I am asked to agree to' },
  clauses: ['M9.1'],
  output: z.object({ consents: z.array(ConsentView) }),
})

export const consentView = endpoint({
  method: 'GET', path: '/api/areas/:area/consents/:consentId', who: ['citizen'],
  summary: { zh: '请我确认的内容', en: 'What I am asked, with what follows' },
  clauses: ['M9.1'],
  output: ConsentView,
})

export const answerConsent = endpoint({
  method: 'POST', path: '/api/areas/:area/consents/:consentId/answer', who: ['citizen'],
  summary: { zh: '同意（须实人认证）或不同意', en: 'Agree, after a real-person check, or decline' },
  clauses: ['M9.1'],
  input: z.object({
    answer: Answer, realPersonCheckId: Id.optional().describe('needed to agree; of the purpose `consent`'), words: z.string().max(1000).optional().describe('with a no: why'),
  }),
  output: ConsentView, refusals: ['not-in-this-state', 'check-not-confirmed'],
})

export const recordConsent = endpoint({
  method: 'POST', path: '/api/areas/:area/consents/:consentId/counter-answer', who: ['officer:photo-capture'],
  summary: { zh: '窗口核对本人与证件后，登记其答复', en: 'At the counter: record the answer of who is there, after comparing person and card' },
  clauses: ['M9.1'],
  input: z.object({ identityNumber: z.string().min(6).max(40), answer: Answer }),
  output: CaseView, refusals: ['not-in-this-state', 'not-this-person'],
})

export const settleCaseObjection = endpoint({
  method: 'POST', path: '/api/areas/:area/consents/:consentId/settlement', who: reviewers,
  summary: { zh: '核实他人对申请的异议（由没有受理的同事）', en: 'Settle whether somebody’s objection to an application stands; by a colleague who did not take it in' },
  clauses: ['M2.1.5'],
  input: z.object({ founded: z.boolean(), words: z.string().min(2).max(1000).describe('what was found; the objector reads it') }),
  output: CaseView, refusals: ['not-in-this-state', 'four-eyes'],
})
