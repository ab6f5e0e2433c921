import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { Area, Decision, Id, Instant } from './shapes.ts'
import { returnGrounds, ReturnView, TransferView } from './transfers.ts'

export const addEvidence = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/evidence',
  who: ['officer:archive', 'officer:registration', 'officer:inspection'],
  summary: { zh: '上传退档证据', en: 'Upload evidence for a return' },
  upload: { types: ['image/jpeg', 'image/png', 'image/webp'], maxBytes: 10 * 1024 * 1024 },
  output: z.object({ fileId: Id }), errors: ['too-large', 'not-a-picture', 'picture-too-many-pixels'],
})

export const returnArchive = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/archive-return',
  who: ['officer:archive', 'officer:registration', 'officer:review-head'],
  summary: {
    zh: '提出退档：只限盗抢骗、走私、非法拼组装，并附证据，由另一名同事决定；其他理由由系统拒绝并上报',
    en: 'Propose a return: three grounds with evidence only, decided by a second officer; any other is refused, logged and escalated',
  },
  clauses: ['M2.4.1', 'M2.4.2', 'M10.1'],
  input: z.object({ ground: z.enum(returnGrounds), words: z.string().min(5).max(1000), evidenceFileId: Id.optional() }),
  output: TransferView, refusals: ['not-now', 'held', 'claimed-by-another', 'return-not-lawful', 'evidence-missing'],
})

export const refusedReturns = endpoint({
  method: 'GET', path: '/api/areas/:area/refused-returns', who: ['officer:supervision', 'officer:review-head'],
  summary: { zh: '被系统拒绝的退档', en: 'Returns that the system refused' }, clauses: ['M2.4.1'],
  output: z.object({ returns: z.array(z.object({
    id: Id, at: Instant, transferId: Id.nullable(), caseId: Id.nullable().describe('a case of moving in by the earlier procedure, where there is no transfer'), ground: z.enum(returnGrounds), words: z.string(), officerNumber: z.string(), decision: Decision,
  })) }),
})

export const decideReturn = endpoint({
  method: 'POST', path: '/api/areas/:area/transfers/:transferId/archive-return-decision',
  who: ['officer:archive', 'officer:registration', 'officer:review-head'],
  summary: { zh: '另一名同事决定是否退档；同意后车辆列为嫌疑车并开始调查', en: 'A second officer decides on a return; confirmed, the car is held as suspect and investigated' },
  clauses: ['M2.4.1', 'M2.3.3'],
  input: z.object({ returnId: Id, confirmed: z.boolean(), words: z.string().min(2).max(1000) }), output: TransferView, refusals: ['not-now', 'four-eyes'],
})

export const returnEvidence = endpoint({
  method: 'GET', path: '/api/areas/:area/transfers/:transferId/return-evidence/:returnId',
  who: ['officer:archive', 'officer:registration', 'officer:review-head', 'officer:supervision'],
  summary: { zh: '查看退档证据（两地，留痕）', en: 'See the evidence of a return, in both places (recorded)' }, clauses: ['M2.4.1'], output: { binary: 'image/jpeg' },
})

const overseers = ['officer:supervision', 'officer:review-head'] as const
const ofTransfer = { number: z.string(), plateNumber: z.string(), inArea: Area, outArea: Area }

export const archiveReturns = endpoint({
  method: 'GET', path: '/api/areas/:area/archive-returns', who: [...overseers],
  summary: { zh: '依法退档清单（转入、转出两地）', en: 'Lawful returns, for both places' }, clauses: ['M2.4.1'],
  output: z.object({ returns: z.array(ReturnView.extend(ofTransfer)) }),
})

export const InvestigationView = z.object({
  investigationId: Id, transferId: Id.nullable(), caseId: Id.nullable().describe('found at the inspection or the review of a case'), ...ofTransfer,
  plateNumber: z.string().nullable().describe('a new car has none'), foundBy: z.enum(['return', 'inspection', 'review']), ground: z.string(), words: z.string(),
  openedBy: z.string(), openedAt: Instant, outcome: z.enum(['cleared', 'confirmed']).nullable(), settledBy: z.string().nullable(),
  settledWords: z.string().nullable(), settledAt: Instant.nullable(),
})

export const investigations = endpoint({
  method: 'GET', path: '/api/areas/:area/investigations', who: [...overseers],
  summary: { zh: '嫌疑车调查', en: 'Cars under suspicion' }, clauses: ['M2.3.3'], output: z.object({ investigations: z.array(InvestigationView) }),
})

export const settleInvestigation = endpoint({
  method: 'POST', path: '/api/areas/:area/investigations/:investigationId/settlement', who: [...overseers],
  summary: { zh: '嫌疑车调查结论：排除则恢复状态，成立则继续控制', en: 'Settle an investigation: cleared, the car is free again; confirmed, it stays held' }, clauses: ['M2.3.3'],
  input: z.object({ outcome: z.enum(['cleared', 'confirmed']), words: z.string().min(5).max(1000) }), output: InvestigationView, refusals: ['not-now', 'four-eyes'],
})
