import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Id } from './shapes.ts'
import { MyTransfer, objectionKinds, TransferView } from './transfers.ts'

export const objectToTransfer = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/objection', who: ['citizen'],
  summary: {
    zh: '登记的所有人或窗口受理的新车主提出异议（不是我转让的、不是我要过户的），或到期后登记的所有人说买卖没有成；暂停过户',
    en: 'The registered owner, or whom a counter named as the new one, objects (not my doing); or, after the last day, the registered owner says that the sale came to nothing: the transfer stands still',
  },
  clauses: ['M2.4.3', 'M2.3.4'],
  input: z.object({ words: z.string().min(2).max(500), kind: z.enum(objectionKinds).optional().describe('not-mine when absent; fell-through only for the registered owner') }),
  output: MyTransfer, refusals: ['not-now'],
})

export const answerEnd = endpoint({
  method: 'POST', path: '/api/my/transfers/:area/:transferId/objection-answer', who: ['citizen'],
  summary: { zh: '卖方说买卖没有成：新车主回答还要办，或同意终止', en: 'The seller says that the sale came to nothing: the new owner wants it to go on, or agrees to the end' },
  clauses: ['M2.3.4'],
  input: z.object({ objectionId: Id, answer: z.enum(['goes-on', 'agrees']), words: z.string().max(500).optional().describe('the officer reads it') }),
  output: MyTransfer, refusals: ['not-now'],
})

export const settleObjection = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/objection-settlement', who: ['officer:registration', 'officer:review-head'],
  summary: { zh: '核实异议：成立则终止过户，不成立则继续', en: 'Settle an objection: founded, the transfer ends; unfounded, it goes on' }, clauses: ['M2.4.3', 'M2.3.4'],
  input: z.object({
    objectionId: Id.describe('the one that was read'), founded: z.boolean(), words: z.string().min(2).max(500).describe('what was found; both people read it'),
    evidenceFileId: Id.optional().describe('a scan of this officer: what shows that the sale came to nothing; not needed where the new owner agrees'),
  }),
  output: TransferView, refusals: ['not-now', 'four-eyes', 'held', 'not-heard', 'evidence-missing'],
})

export const objectionEvidence = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/objection-evidence/:objectionId', who: ['officer:registration', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '查看买卖没有成的证据（转入地，留痕）', en: 'See what shows that the sale came to nothing, in the new place (recorded)' }, clauses: ['M2.3.4'],
  output: { binary: 'image/jpeg' },
})
