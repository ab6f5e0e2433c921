import {
  answerMoveFault as answerEndpoint, raiseMoveFault as raiseEndpoint, receiveMove as receiveEndpoint, testPlaceMove as oneEndpoint, testPlaceMoves as listEndpoint, type Move,
} from '@changxing/contract/exam-moves.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { faultKinds, moveStates } from '@changxing/rules/exams/move-limits.ts'
import { instantText } from '../../platform/clock.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { lockMove, openFault, receive, recordMove } from './hand-over.ts'
import * as moves from './moves.store.ts'

const no = (zh: string, en: string): Reason => because('M3.3.2', false, { zh, en })
const boundTo = (area: string, id: string, field: 'words' | 'answer') => `exams.move_faults/${area}/${id}/${field}`

const present = async (context: Context, row: moves.MoveRow): Promise<Move> => {
  const { db, platform, today, actor } = context
  const person = await personOf(platform, db, row.person_area, row.person_id)
  const faults = await moves.faults(db, row.in_area, row.id)
  const open = faults.filter((fault) => fault.answered_at === null)
  const isPlanner = actor.kind === 'officer' && actor.posts.includes('exam-planning')
  return {
    area: row.area, moveId: row.id, side: row.side, outArea: row.out_area, inArea: row.in_area, class: row.class, school: row.school, nameMasked: person.nameMasked,
    requestedOn: row.requested_on, state: row.state, stateSays: moveStates[row.state], permitValidUntil: row.permit_valid_until, contentHash: row.content_hash,
    faults: faults.map((fault) => ({
      faultId: fault.id, raisedBy: fault.raised_by, kind: fault.kind, kindSays: faultKinds[fault.kind],
      text: platform.box.open(fault.words, boundTo(row.in_area, fault.id, 'words')).toString('utf8'), raisedAt: instantText(fault.raised_at), dueOn: fault.due_on,
      overdue: fault.answered_at === null && fault.due_on !== null && today > fault.due_on,
      answer: fault.answer && platform.box.open(fault.answer, boundTo(row.in_area, fault.id, 'answer')).toString('utf8'), answeredAt: fault.answered_at && instantText(fault.answered_at),
    })),
    events: (await moves.events(db, row.area, row.id)).map(({ at, kind, says }) => ({ at: instantText(at), kind, says })),
    allowed: !isPlanner || row.state === 'received' ? [] : [
      ...(row.side === 'in' && open.length === 0 ? ['receive' as const] : []), 'raise-fault', ...(open.some((fault) => fault.raised_by !== row.side) ? ['answer-fault' as const] : []),
    ],
  }
}

export const testPlaceMoves = operation(listEndpoint, async (context, { area, side, open }) => {
  const rows = await moves.list(context.db, area, side ?? null, open === undefined ? null : open === 'yes')
  context.concerns(area, 'test-place-moves')
  const views = []
  for (const row of rows) views.push(await present(context, row))
  return { moves: views }
})

export const testPlaceMove = operation(oneEndpoint, async (context, { area, moveId }) => {
  context.concerns(area, `test-place-move:${moveId}`)
  return present(context, await moves.byId(context.db, area, moveId))
})

/** The new place receives by hand, after a fault was settled. Refusals: not-now, fault-open. */
export const receiveMove = operation(receiveEndpoint, async (context, { area, moveId }) => {
  const { db } = context
  const row = await moves.byId(db, area, moveId)
  context.concerns(area, `test-place-move:${moveId}`)
  if (row.side !== 'in' || row.state === 'received') return refused('not-now', [no('由转入地接收，且只接收一次', 'The new place receives, and once')])
  const open = (await moves.faults(db, area, moveId)).filter((fault) => fault.answered_at === null)
  if (open.length > 0) return refused('fault-open', open.map((fault) => no(`还有未答复的问题：${faultKinds[fault.kind].zh}`, `A fault is not answered yet: ${faultKinds[fault.kind].en}`)))
  await receive(context, row, asOfficer(context).number)
  return present(context, await moves.byId(db, area, moveId))
})

/** Either office says what is wrong; the other has until the day named to answer (M3.3.2). Refusal: not-now. */
export const raiseMoveFault = operation(raiseEndpoint, async (context, { area, moveId, kind, text }) => {
  const row = await moves.byId(context.db, area, moveId)
  const { in: move } = await lockMove(context, row)
  context.concerns(area, `test-place-move:${moveId}`)
  if (move.state === 'received') return refused('not-now', [no('已接收，业务已结束', 'It was received: this change has ended')])
  await openFault(context, move, { by: row.side, kind, words: text, officerNumber: asOfficer(context).number })
  return present(context, await moves.byId(context.db, area, moveId))
})

/** The office that was asked answers; once everything is answered, the new place tries again by itself. Refusal: not-now. */
export const answerMoveFault = operation(answerEndpoint, async (context, { area, moveId, faultId, text }) => {
  const { db, platform, recorded } = context
  const row = await moves.byId(db, area, moveId)
  const { in: move } = await lockMove(context, row)
  context.concerns(area, `test-place-move:${moveId}`)
  const faults = await moves.faults(db, move.in_area, moveId)
  const fault = faults.find(({ id }) => id === faultId)
  if (!fault) throw new NoSuchRow('exams.move-fault')
  const { number } = asOfficer(context)
  // What the platform found by itself may be settled by either office.
  const ours = fault.officer_number !== null && fault.raised_by === row.side
  if (fault.answered_at !== null || ours) return refused('not-now', [ours ? no('由对方车管所答复', 'The other office answers') : no('已答复', 'It was answered already')])
  await moves.answerFault(db, move.in_area, faultId, platform.box.seal(text, boundTo(move.in_area, faultId, 'answer')), number, recorded())
  await recordMove(context, row, 'answered', { zh: `已答复：${faultKinds[fault.kind].zh}`, en: `Answered: ${faultKinds[fault.kind].en}` }, number)
  const stillOpen = faults.some((other) => other.id !== faultId && other.answered_at === null)
  if (!stillOpen) await receive(context, row, 'system')
  return present(context, await moves.byId(db, area, moveId))
})
