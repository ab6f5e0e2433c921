import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Id } from './shapes.ts'
import { MyTransfer, TransferView, withdrawalRests, WithdrawalView } from './transfers.ts'

export const stopTransfer = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/withdrawal', who: ['officer:registration', 'officer:review-head'],
  summary: {
    zh: '窗口提出撤回：新车主在手机上确认，或扫描其签字的申请、由另一名同事确认；确认前照常办理',
    en: 'The counter proposes a withdrawal: the new owner confirms it, or another officer on the scanned signed request; until then the transfer goes on',
  },
  clauses: ['M2.4.1'],
  input: z.object({
    version: z.int(), note: z.string().min(2).max(500).describe('the new owner’s reason; the new owner reads it'), restsOn: z.enum(withdrawalRests),
    requestFileId: Id.optional().describe('a scan of this officer: the signed request'),
  }),
  output: TransferView, refusals: ['not-now', 'held', 'claimed-by-another', 'request-not-scanned'],
})

export const decideWithdrawal = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/withdrawal-decision', who: ['officer:registration', 'officer:review-head'],
  summary: { zh: '另一名同事看过签字的申请后确认撤回，或不同意', en: 'Another officer confirms a withdrawal on the signed request, or declines it' }, clauses: ['M2.4.1'],
  input: z.object({ withdrawalId: Id, confirmed: z.boolean(), words: z.string().min(2).max(500) }),
  output: TransferView, refusals: ['not-now', 'held', 'four-eyes', 'request-not-scanned'],
})

export const withdrawalRequest = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/withdrawal-request/:withdrawalId',
  who: ['officer:registration', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '查看新车主签字的撤回申请（提出的单位，留痕）', en: 'See the signed request, in the office that proposed it (recorded)' }, clauses: ['M2.4.1'],
  output: { binary: 'image/jpeg' },
})

export const answerWithdrawal = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/withdrawal-answer', who: ['citizen'],
  summary: { zh: '新车主确认窗口提出的撤回，或说不是自己要求的', en: 'New owner: confirm the withdrawal that a counter proposed, or say that it was not asked for' },
  clauses: ['M2.4.1'],
  input: z.object({ withdrawalId: Id, confirmed: z.boolean() }), output: MyTransfer, refusals: ['not-now', 'held'],
})

export const transferWithdrawals = endpoint({
  method: 'GET', path: '/api/areas/:area/transfer-withdrawals', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '窗口提出的撤回：清单，近 30 日谁提出几次', en: 'Withdrawals that this office’s counter proposed: the list, and who proposed how often in 30 days' },
  clauses: ['M2.4.1'],
  output: z.object({
    withdrawals: z.array(WithdrawalView.extend({ transferId: Id, number: z.string(), plateNumber: z.string(), inArea: Area })),
    proposers: z.array(z.object({
      officerNumber: z.string(), proposed: z.int(), confirmed: z.int(), declined: z.int(),
    })).describe('of the last 30 days, the most first'),
  }),
})
