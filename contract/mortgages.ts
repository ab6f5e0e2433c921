import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, CivilDate, Id, Instant, Reason, Words } from './shapes.ts'

const office = ['officer:registration', 'officer:review-head'] as const
const overseers = [...office, 'officer:supervision'] as const

export const MortgageState = z.enum(['waiting-owner', 'with-office', 'registered', 'released', 'declined', 'refused', 'lapsed', 'taken-back'])

const Car = z.object({ area: Area, vehicleId: Id, plateKind: z.string(), plateNumber: z.string(), brandModel: z.string() })
const Mortgagee = z.object({ kind: z.string(), kindSays: Words, name: z.string() })

/** A mortgage or pledge as the owner of the vehicle sees it. */
export const MortgageView = z.object({
  area: Area, mortgageId: Id, lien: z.enum(['mortgage', 'pledge']), lienSays: Words, channel: z.enum(['online', 'counter']),
  state: MortgageState, stateSays: Words, car: Car, mortgagee: Mortgagee, contractNumber: z.string().nullable().describe('null: a pledge without one'),
  principalFen: z.int().nullable(), startsOn: CivilDate.nullable(), endsOn: CivilDate.nullable(), filedOn: CivilDate,
  answerBy: CivilDate.nullable().describe('waiting-owner: until then the filing stands'),
  registeredOn: CivilDate.nullable(), releasedOn: CivilDate.nullable(),
  papers: Words.describe('why no paper is asked for, or which'),
  allowed: z.array(z.enum(['agree', 'decline', 'prompt-release'])),
  prompt: z.object({
    askedOn: CivilDate, state: z.enum(['sent', 'promised', 'not-paid-off', 'unknown-contract', 'not-delivered', 'released']), says: Words,
    dueOn: CivilDate.nullable().describe('while the lender still owes an answer or the release'),
  }).nullable(),
})
export type MortgageView = z.infer<typeof MortgageView>

export const myMortgages = endpoint({
  method: 'GET', path: '/api/my/mortgages', who: ['citizen'],
  summary: { zh: '我的车上的抵押、质押：待我同意的和已登记的', en: 'Mortgages and pledges on my vehicles: waiting for my consent, and registered' }, clauses: ['M10.1'],
  output: z.object({ mortgages: z.array(MortgageView) }),
})

export const agreeToMortgage = endpoint({
  method: 'POST', path: '/api/my/mortgages/:area/:mortgageId/agreement', who: ['citizen'],
  summary: { zh: '车主同意抵押登记（须实人认证）', en: 'The owner agrees to a mortgage, after a real-person check' }, clauses: ['M10.1'],
  input: z.object({ realPersonCheckId: Id }),
  output: MortgageView, refusals: ['not-now', 'check-not-confirmed'],
})

export const declineMortgage = endpoint({
  method: 'POST', path: '/api/my/mortgages/:area/:mortgageId/refusal', who: ['citizen'],
  summary: { zh: '车主不同意抵押登记', en: 'The owner declines a mortgage' }, clauses: ['M10.1'],
  output: MortgageView, refusals: ['not-now'],
})

export const promptRelease = endpoint({
  method: 'POST', path: '/api/my/mortgages/:area/:mortgageId/release-prompts', who: ['citizen'],
  summary: { zh: '贷款已还清：催促机构解除抵押', en: 'Paid off: ask the lender to release the mortgage' }, clauses: ['M10.1'],
  output: MortgageView, refusals: ['not-now'],
})

const Happened = z.object({ at: Instant, on: CivilDate, says: Words, by: z.enum(['lender', 'owner', 'office', 'system']), officerNumber: z.string().nullable() })

/** The same for the office. */
export const OfficeMortgage = MortgageView.omit({ allowed: true }).extend({
  ownerMasked: z.string(), certificateEnd: z.string().describe('last four digits of the registration certificate'),
  reasons: z.array(Reason).describe('what was decided when it was filed'), history: z.array(Happened),
  allowed: z.array(z.enum(['register', 'refuse'])),
})
export type OfficeMortgage = z.infer<typeof OfficeMortgage>

export const mortgageFilings = endpoint({
  method: 'GET', path: '/api/areas/:area/mortgages', who: overseers,
  summary: { zh: '抵押、质押：待车主、待车管所、已登记', en: 'Mortgages and pledges: waiting for the owner, for the office, registered' }, clauses: ['M10.1'],
  input: z.object({ state: MortgageState.optional() }),
  output: z.object({ mortgages: z.array(OfficeMortgage), counts: z.array(z.object({ state: MortgageState, says: Words, count: z.int() })) }),
})

export const registerMortgage = endpoint({
  method: 'POST', path: '/api/areas/:area/mortgages/:mortgageId/registration', who: office,
  summary: { zh: '核对后登记车主已同意的抵押', en: 'Register a mortgage that the owner agreed to, having looked at the vehicle' }, clauses: ['M10.1'],
  output: OfficeMortgage, refusals: ['not-now'],
})

export const refuseMortgage = endpoint({
  method: 'POST', path: '/api/areas/:area/mortgages/:mortgageId/office-refusal', who: office,
  summary: { zh: '不予登记，写明理由', en: 'Refuse to register it, with the reason' }, clauses: ['M10.1'],
  input: z.object({ why: z.string().min(4).max(500).describe('told to owner and lender') }),
  output: OfficeMortgage, refusals: ['not-now'],
})

export const mortgageLenders = endpoint({
  method: 'GET', path: '/api/mortgage-lenders', who: overseers,
  summary: { zh: '金融机构执照、印章全国登记册（不设本地备案）', en: 'National register of lenders’ licences and seals; there is no local one' }, clauses: ['M10.3'],
  output: z.object({
    lenders: z.array(z.object({ uscc: z.string(), name: z.string(), kind: z.string(), kindSays: Words, sealHash: z.string(), licenceHash: z.string(), validFrom: CivilDate, until: CivilDate.nullable() })),
    says: Words,
  }),
})

export const ReconciledEntry = z.object({
  id: Id, pile: z.enum(['only-us', 'only-them', 'different', 'same']), pileSays: Words, kind: z.enum(['filed', 'released']), kindSays: Words,
  lender: z.string(), contractNumber: z.string(), vinEnd: z.string(), mortgageId: Id.nullable(),
  settled: z.object({ on: CivilDate, reason: z.string(), reasonSays: Words, note: z.string(), officerNumber: z.string().nullable() }).nullable(),
})
export const Reconciliation = z.object({
  day: CivilDate, run: z.int(), at: Instant, state: z.enum(['whole', 'unknown']), stateSays: Words,
  counts: z.object({ 'only-us': z.int(), 'only-them': z.int(), different: z.int(), same: z.int(), open: z.int().describe('differences not settled') }),
  lenders: z.array(z.object({ uscc: z.string(), name: z.string(), ours: z.int(), theirs: z.int(), agree: z.boolean().describe('count and hash') })),
})
export type Reconciliation = z.infer<typeof Reconciliation>

export const mortgageReconciliations = endpoint({
  method: 'GET', path: '/api/areas/:area/mortgage-reconciliations', who: overseers,
  summary: { zh: '与金融机构逐日对账', en: 'Daily comparison with the lenders’ books' }, clauses: ['M10.1'],
  output: z.object({ days: z.array(Reconciliation) }),
})

export const mortgageReconciliation = endpoint({
  method: 'GET', path: '/api/areas/:area/mortgage-reconciliations/:day', who: overseers,
  summary: { zh: '某日对账：四类明细', en: 'One day’s comparison: the four piles' }, clauses: ['M10.1'],
  output: Reconciliation.extend({
    entries: z.array(ReconciledEntry), settleReasons: z.array(z.object({ code: z.string(), says: Words })),
  }),
})

export const reconcileMortgages = endpoint({
  method: 'POST', path: '/api/areas/:area/mortgage-reconciliations/:day/runs', who: office,
  summary: { zh: '重新对账', en: 'Compare a day again' }, clauses: ['M10.1'],
  output: z.object({ ordered: z.literal(true) }), refusals: ['not-now'],
})

export const settleReconciled = endpoint({
  method: 'POST', path: '/api/areas/:area/mortgage-reconciliations/:day/entries/:entryId/settlement', who: office,
  summary: { zh: '了结一条差异（写明原因，不删除）', en: 'Settle a difference, with the reason; nothing is deleted' }, clauses: ['M10.1'],
  input: z.object({ reason: z.enum(['lender-will-correct', 'we-corrected', 'registered-at-counter', 'same-after-all', 'owner-did-not-agree', 'other']), note: z.string().min(4).max(500) }),
  output: ReconciledEntry, refusals: ['not-now'],
})

export const MortgagePrompt = z.object({
  id: Id, mortgageId: Id, lender: z.string(), contractNumber: z.string(), car: Car, askedOn: CivilDate, dueOn: CivilDate.nullable(),
  state: z.enum(['sent', 'promised', 'not-paid-off', 'unknown-contract', 'not-delivered', 'released']), says: Words, escalatedOn: CivilDate.nullable(),
})

export const mortgagePrompts = endpoint({
  method: 'GET', path: '/api/areas/:area/mortgage-prompts', who: overseers,
  summary: { zh: '已还清未解除：催办和超期', en: 'Paid off and not released: prompts, and what is overdue' }, clauses: ['M10.1'],
  output: z.object({ prompts: z.array(MortgagePrompt) }),
})
