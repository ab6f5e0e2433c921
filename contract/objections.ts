import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { endAnswers, objectionKinds, standInKinds, statementPapers } from './objection-views.ts'
import { CivilDate, Id } from './shapes.ts'
import { MyTransfer, TransferView } from './transfers.ts'

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
  input: z.object({ objectionId: Id, answer: z.enum(endAnswers), words: z.string().max(500).optional().describe('the officer reads it') }),
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

/** Who stands at the counter and speaks for one side of a transfer, and what was scanned of it. */
const spoken = {
  partyNumber: z.string().min(6).max(40).describe('identity number of the registered or the new owner: off their card, or as mandate, deed, death certificate or judgment name them'),
  standIn: z.object({
    as: z.enum(standInKinds), name: z.string().min(1).max(100), number: z.string().min(6).max(40).describe('off their own card'),
    madeOn: CivilDate.optional().describe('of the written mandate of an agent'), validUntil: CivilDate.optional().describe('its last day'),
  }).optional().describe('who stands there in that person’s place; absent when they do themselves'),
  papers: z.array(z.object({ kind: z.enum(statementPapers), fileId: Id.describe('a scan of this officer') })).max(40),
}
const counterPosts = ['officer:registration', 'officer:review-head'] as const
const notToRecord = ['not-now', 'not-this-person', 'cannot-delegate', 'papers-missing'] as const

export const objectAtCounter = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/counter-objection', who: [...counterPosts],
  summary: {
    zh: '窗口登记异议，或登记的所有人终止买卖的申请：本人、代理人，或其继承人、持生效裁判文书的人；由另一名同事核实',
    en: 'At a counter of either place: an objection, or the registered owner asks for the end; they themselves, an agent, an heir, or who has a judgment. A colleague settles it',
  },
  clauses: ['M2.4.3', 'M2.3.4', 'M9.3'],
  input: z.object({ ...spoken, words: z.string().min(2).max(500), kind: z.enum(objectionKinds) }),
  output: TransferView, refusals: [...notToRecord],
})

export const answerEndAtCounter = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/counter-objection-answer', who: [...counterPosts],
  summary: { zh: '窗口登记新车主的回答：买卖还要办，或同意终止', en: 'At a counter of either place: the new owner’s answer, that it goes on or that they agree to the end' },
  clauses: ['M2.3.4', 'M9.3'],
  input: z.object({ ...spoken, objectionId: Id, answer: z.enum(endAnswers), words: z.string().max(500).optional().describe('who settles it reads it') }),
  output: TransferView, refusals: [...notToRecord],
})

export const statementPaper = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/statements/:statementId/papers/:position', who: ['officer:registration', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '查看窗口扫描的书面意见和证明（转入地，或扫描的单位；留痕）', en: 'See what a counter scanned of a statement: in the new place, or where it was scanned (recorded)' },
  clauses: ['M2.4.3', 'M9.3'], output: { binary: 'image/jpeg' },
})
