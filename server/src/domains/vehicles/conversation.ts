import { sendTransferMessage as sendEndpoint } from '@changxing/contract/transfers.ts'
import { archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { because } from '@changxing/rules/decision.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import { presentTransfer } from './present-transfer.ts'
import { lockTransfer } from './transfer.ts'
import { answerDueOn } from './transfer-clock.ts'
import * as files from './transfer-files.store.ts'

/** The offices talk about a file that is late, incomplete or does not match; each question has a clock (M2.4.0). Owners see none of it. */
export const sendTransferMessage = operation(sendEndpoint, async (context, { area, transferId, kind, text, missing = [], answers }) => {
  const { db, platform, today, recorded } = context
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  if (isClosedTransfer(transfer.state)) return refused(
    'not-now', [because('M2.4.0', false, { zh: '业务已结束，不能再发消息', en: 'The transfer has ended: no more messages' })],
  )
  const unknown = missing.filter((type) => !archiveTypeOf(type))
  if (unknown.length > 0) throw new Problem(
    'bad-input',
    [{ field: 'missing', says: { zh: `没有这种档案材料：${unknown.join('、')}`, en: `There are no such documents: ${unknown.join(', ')}` } }],
  )
  if ((kind === 'answer') !== (answers !== undefined)) throw new Problem(
    'bad-input',
    [{ field: 'answers', says: { zh: '答复须注明答复哪一条消息', en: 'An answer names the message that it answers, and only an answer does' } }],
  )
  if (answers !== undefined && !(await files.answerMessage(db, transfer.area, transferId, answers, side, recorded()))) {
    throw new Problem('bad-input', [{ field: 'answers', says: { zh: '没有等待答复的这条消息', en: 'No such message waits for an answer' } }])
  }
  await files.addMessage(db, {
    area: transfer.area, id: newId(platform.clock), transfer_id: transferId, side, officer_number: asOfficer(context).number, kind, text,
    missing, answers: answers ?? null,
    due_on: kind === 'answer' ? null : answerDueOn(today),
  }, recorded())
  context.concerns(area, `transfer:${transferId}`)
  return presentTransfer(context, pair)
})
