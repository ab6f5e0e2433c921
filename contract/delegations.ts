import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Decision, Id, Instant, Words } from './shapes.ts'

/** What a letter or a case is about, where that is not the person alone. */
export const Subject = z.object({ kind: z.string().regex(/^[a-z-]+$/).max(30), area: Area, id: Id })
export type Subject = z.infer<typeof Subject>

const IdentityNumber = z.string().min(6).max(40)
const PersonName = z.string().min(1).max(100)
const Business = z.string().min(1).max(40).describe('name of the business as M9.1 writes it, e.g. 补换领号牌')

export const Delegation = z.object({
  area: Area,
  id: Id,
  business: z.string(),
  about: Subject.nullable(),
  principalName: z.string(),
  principalNumberMasked: z.string(),
  agentName: z.string(),
  agentNumberMasked: z.string(),
  madeOn: CivilDate,
  validUntil: CivilDate,
  note: z.string().nullable(),
  origin: z.enum(['online', 'paper']),
  state: z.enum(['in-force', 'expired', 'cancelled']),
  stateSays: Words,
  cancelledAt: Instant.nullable(),
  copyAt: Instant.nullable().describe('when the copy reached the counters; null while it is on its way'),
  handle: z.string().nullable().describe('the 40 digits; only for the principal and the agent'),
  code: z.string().nullable().describe('text of the signed code to draw as QR; only for the principal and the agent'),
})
export type Delegation = z.infer<typeof Delegation>

export const makeDelegation = endpoint({
  method: 'POST', path: '/api/my/delegations', who: ['citizen'],
  summary: { zh: '网上委托他人办理一项业务', en: 'Delegate one piece of business to one person' },
  clauses: ['M9.1', 'M9.2.1', 'M9.2.4'],
  input: z.object({
    business: Business, about: Subject.optional(), agentName: PersonName, agentNumber: IdentityNumber, validUntil: CivilDate,
    note: z.string().max(500).optional(), realPersonCheckId: Id.optional().describe('a check of purpose `delegation`; one that was denied is refused, an unknown counts against nobody'),
  }),
  output: Delegation, refusals: ['cannot-delegate'],
})

export const myDelegations = endpoint({
  method: 'GET', path: '/api/my/delegations', who: ['citizen'],
  summary: { zh: '我的委托：我作出的、委托我的', en: 'Delegations I made, and those that name me' },
  clauses: ['M9.2.1'],
  output: z.object({ made: z.array(Delegation), naming: z.array(Delegation) }),
})

export const cancelDelegation = endpoint({
  method: 'POST', path: '/api/areas/:area/delegations/:delegationId/cancellation', who: ['citizen'],
  summary: { zh: '取消委托，原委托书即时作废', en: 'Cancel a delegation; the letter is void at once' },
  clauses: ['M9.2.1'],
  output: Delegation,
})

export const delegationLetter = endpoint({
  method: 'GET', path: '/api/areas/:area/delegations/:delegationId/letter.pdf', who: ['citizen'],
  summary: { zh: '电子委托书 PDF', en: 'The electronic letter as PDF' },
  clauses: ['M9.2.2'],
  output: { binary: 'application/pdf' },
})

export const findDelegations = endpoint({
  method: 'POST', path: '/api/areas/:area/counter/delegations', who: ['officer:photo-capture'], repeatable: true,
  summary: { zh: '窗口按受托人查询委托', en: 'At the counter: delegations that name an agent' },
  clauses: ['M9.2.2'],
  input: z.object({ agentNumber: IdentityNumber }),
  output: z.object({ letters: z.array(Delegation), says: Words }),
})

/** How the counter knows of a letter: its own copy, the number or the signature on it, or the paper. */
export const ConfirmedBy = z.enum(['copy', 'number', 'signature', 'paper'])

/** The answer to a scan that is neither the 40 digits nor the signed code of a letter. */
export const notALetterCode = {
  zh: '扫到的内容不是委托书上的码。请切换到英文输入后再扫，或输入 40 位数字',
  en: 'What was scanned is no code of a letter. Switch the input method to English and scan again, or type the 40 digits',
} as const

export const examineDelegation = endpoint({
  method: 'POST', path: '/api/areas/:area/counter/delegation-checks', who: ['officer:photo-capture'],
  summary: { zh: '窗口核验委托：扫码、输入 40 位数字或按查询结果', en: 'Examine a letter: scanned, 40 digits typed, or found by agent' },
  clauses: ['M9.2.2', 'M9.2.3', 'M9.2.4', 'M9.3'],
  input: z.object({
    code: z.string().max(4000).optional().describe('as the scanner gave it: 40 digits or a signed code, spoilt by an input method or not'),
    letter: z.object({ area: Area, id: Id }).optional(),
    agentNumber: IdentityNumber.describe('identity number of the person at the counter'),
    business: Business,
    about: Subject.optional(),
  }),
  output: z.object({
    checkId: Id,
    accepted: z.boolean(),
    action: z.enum(['none', 'delegate-again', 'none-needed']),
    confirmedBy: ConfirmedBy,
    says: Words.describe('what to do now'),
    decision: Decision,
    letter: Delegation,
  }),
  refusals: ['no-letter'],
})

export const recordPaperLetter = endpoint({
  method: 'POST', path: '/api/areas/:area/counter/paper-letters', who: ['officer:photo-capture'],
  summary: { zh: '登记纸质委托书（与网上委托同等对待）', en: 'Record a paper letter, as good as an electronic one' },
  clauses: ['M9.3'],
  input: z.object({
    principalNumber: IdentityNumber, principalName: PersonName, agentNumber: IdentityNumber, agentName: PersonName, business: Business,
    about: Subject.optional(), madeOn: CivilDate, validUntil: CivilDate, scanId: Id.describe('picture of the letter, uploaded before'),
  }),
  output: Delegation, refusals: ['cannot-delegate', 'delegated-online'],
})
