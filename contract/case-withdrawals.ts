import { z } from 'zod'
import { CaseView } from './cases.ts'
import { endpoint } from './endpoint.ts'
import { ReviewView } from './review.ts'
import { Id, Instant, Words } from './shapes.ts'

const Version = z.object({ version: z.int().min(0) })
const IdentityNumber = z.string().min(6).max(40).describe('of who stands there, after comparing person and card')
const reviewers = ['officer:licence-review', 'officer:registration', 'officer:review-head'] as const

export const recordPrincipal = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/principal', who: ['officer:photo-capture'],
  summary: {
    zh: '委托人本人到窗口：核对证件后，由本人接着办理，不再凭委托', en: 'The principal stands at the counter: after comparing the card they carry it on themselves, no longer by the letter',
  },
  clauses: ['M9.2.3'],
  input: Version.extend({ identityNumber: IdentityNumber }), output: CaseView, refusals: ['not-in-this-state', 'not-this-person'],
})

export const proposeCaseWithdrawal = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/withdrawal-proposal', who: ['officer:photo-capture'],
  summary: {
    zh: '窗口提出撤回：核对到场人、扫描其签字的申请，由另一名同事确认；申请人会收到消息',
    en: 'The counter proposes a withdrawal: who is here is compared, their signed request scanned, and another officer confirms it; the applicant is told',
  },
  clauses: ['M9.2.3'],
  input: Version.extend({
    identityNumber: IdentityNumber, words: z.string().min(2).max(500).describe('the reason that they gave; the applicant reads it'),
    requestFileId: Id.describe('a scan of this officer: the signed request'),
  }),
  output: CaseView, refusals: ['not-in-this-state', 'not-now', 'not-this-person', 'delegation-ended'],
})

export const caseWithdrawalRequest = endpoint({
  method: 'GET', path: '/api/areas/:area/cases/:caseId/withdrawal-requests/:withdrawalId', who: [...reviewers, 'officer:supervision'],
  summary: { zh: '查看签字的撤回申请（留痕）', en: 'See the signed request of a withdrawal (recorded)' },
  output: { binary: 'image/jpeg' },
})

export const decideCaseWithdrawal = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/withdrawal-decision', who: reviewers,
  summary: { zh: '另一名同事看过签字的申请后确认撤回，或不同意', en: 'Another officer confirms a withdrawal, having looked at the signed request, or declines it' },
  input: z.object({ withdrawalId: Id, confirmed: z.boolean(), words: z.string().min(2).max(500).describe('declined: the applicant reads them') }),
  output: ReviewView, refusals: ['not-now', 'four-eyes', 'request-not-seen', 'not-in-this-state', 'delegation-ended'],
})

export const denyCaseWithdrawal = endpoint({
  method: 'POST', path: '/api/areas/:area/cases/:caseId/withdrawal-denial', who: ['citizen'],
  summary: { zh: '申请人说没有要求撤回：继续办理，并报领导、监督', en: 'The applicant did not ask for it: it goes on, and the head and supervision see it' },
  input: z.object({ withdrawalId: Id }), output: CaseView, refusals: ['not-now'],
})

export const caseWithdrawals = endpoint({
  method: 'GET', path: '/api/areas/:area/case-withdrawals', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '窗口提出的撤回（办件）：清单，近 30 日谁提出几次', en: 'Withdrawals of cases that counters proposed: the list, and who proposed how often in 30 days' },
  output: z.object({
    withdrawals: z.array(z.object({
      withdrawalId: Id, caseId: Id, number: z.string(), title: Words, at: Instant, askedSays: Words, words: z.string(), officerNumber: z.string(),
      outcome: z.enum(['confirmed', 'declined', 'lapsed']).nullable(), decidedBy: z.string().nullable().describe('number of the second officer, or applicant'),
      decidedWords: z.string().nullable(), decidedAt: Instant.nullable(),
    })),
    proposers: z.array(z.object({
      officerNumber: z.string(), proposed: z.int(), confirmed: z.int(), declined: z.int(),
    })).describe('of the last 30 days, the most first'),
  }),
})
