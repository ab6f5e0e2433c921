import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { TestClass } from './exams.ts'
import { Area, CivilDate, Id, Instant, Words } from './shapes.ts'

const movers = ['officer:exam-planning'] as const

export const MoveState = z.enum(['handed-over', 'faulted', 'received'])
export const FaultKind = z.enum(['late', 'incomplete', 'mismatch', 'no-seat'])

/** A data fault between two offices; the candidate need not travel for it (M3.3.2). */
export const MoveFault = z.object({
  faultId: Id, raisedBy: z.enum(['in', 'out']), kind: FaultKind, kindSays: Words, text: z.string(), raisedAt: Instant, dueOn: CivilDate.nullable(),
  overdue: z.boolean(), answer: z.string().nullable(), answeredAt: Instant.nullable(),
})
export const Move = z.object({
  area: Area, moveId: Id, side: z.enum(['in', 'out']), outArea: Area, inArea: Area, class: TestClass, school: z.string().nullable(), nameMasked: z.string(),
  requestedOn: CivilDate, state: MoveState, stateSays: Words, permitValidUntil: CivilDate.describe('of the place that the candidate leaves'),
  contentHash: z.string(), faults: z.array(MoveFault), events: z.array(z.object({ at: Instant, kind: z.string(), says: Words })),
  allowed: z.array(z.enum(['receive', 'raise-fault', 'answer-fault'])),
})
export type Move = z.infer<typeof Move>

export const testPlaceMoves = endpoint({
  method: 'GET', path: '/api/areas/:area/test-place-moves', who: ['officer:exam-planning', 'officer:supervision', 'officer:review-head'],
  summary: { zh: '考试地变更：转出与转入', en: 'Changes of the test place, out and in' }, clauses: ['M3.3.1', 'M3.3.2'],
  input: z.object({ side: z.enum(['in', 'out']).optional(), open: z.enum(['yes', 'no']).optional() }), output: z.object({ moves: z.array(Move) }),
})
export const testPlaceMove = endpoint({
  method: 'GET', path: '/api/areas/:area/test-place-moves/:moveId', who: ['officer:exam-planning', 'officer:supervision', 'officer:review-head'],
  summary: { zh: '一笔考试地变更（留痕）', en: 'One change of the test place (recorded)' }, clauses: ['M3.3.2'], output: Move,
})
export const receiveMove = endpoint({
  method: 'POST', path: '/api/areas/:area/test-place-moves/:moveId/receipt', who: [...movers], clauses: ['M3.3.2'],
  summary: { zh: '转入地接收（系统也会自动接收）', en: 'Receive in the new place; the platform does it by itself too' }, input: z.object({}), output: Move, refusals: ['not-now', 'fault-open'],
})
export const raiseMoveFault = endpoint({
  method: 'POST', path: '/api/areas/:area/test-place-moves/:moveId/faults', who: [...movers], clauses: ['M3.3.2'],
  summary: { zh: '提出数据问题，对方限期答复', en: 'Raise a data fault; the other office answers in time' },
  input: z.object({ kind: FaultKind, text: z.string().min(2).max(1000) }), output: Move, refusals: ['not-now'],
})
export const answerMoveFault = endpoint({
  method: 'POST', path: '/api/areas/:area/test-place-moves/:moveId/faults/:faultId/answer', who: [...movers], clauses: ['M3.3.2'],
  summary: { zh: '答复数据问题', en: 'Answer a data fault' }, input: z.object({ text: z.string().min(2).max(1000) }), output: Move, refusals: ['not-now'],
})
