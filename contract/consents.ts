import { z } from 'zod'
import { CaseView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

/** What somebody is asked to agree to: another's business, as far as they need to see it. */
export const ConsentView = z.object({
  area: Area,
  consentId: Id,
  asks: Words.describe('what it is, in one line: somebody wants to transfer a car to you'),
  business: Words,
  state: z.enum(['asked', 'agreed', 'declined', 'ended']),
  says: Words.describe('where it stands, and what to do'),
  facts: z.array(z.object({ label: Words, value: z.union([z.string(), Words]) })),
  follows: z.array(Words).describe('what a yes means'),
  clause: z.string(),
  askedAt: Instant,
  answerBy: CivilDate,
  answeredAt: Instant.nullable(),
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
  input: z.object({ answer: Answer, realPersonCheckId: Id.optional().describe('needed to agree; of the purpose `consent`') }),
  output: ConsentView, refusals: ['not-in-this-state', 'check-not-confirmed'],
})

export const recordConsent = endpoint({
  method: 'POST', path: '/api/areas/:area/consents/:consentId/counter-answer', who: ['officer:photo-capture'],
  summary: { zh: '窗口核对本人与证件后，登记其答复', en: 'At the counter: record the answer of who is there, after comparing person and card' },
  clauses: ['M9.1'],
  input: z.object({ identityNumber: z.string().min(6).max(40), answer: Answer }),
  output: CaseView, refusals: ['not-in-this-state', 'not-this-person'],
})
