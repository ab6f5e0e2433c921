import { closeTransferMessage as closeEndpoint, sendTransferMessage as sendEndpoint } from '@changxing/contract/transfers.ts'
import { archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { isClosedTransfer, nextTransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { asksForFile, goOnWhenSettled } from './go-on.ts'
import { messageKinds, presentTransfer } from './present-transfer.ts'
import { advance, lockTransfer, notInMyHands, tellBuyer, type Pair } from './transfer.ts'
import { answerDueOn } from './transfer-clock.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'

/** A file that was sent and lacks something goes back to the old place's desk, not to the owner: that office's clock runs until it is sent again. */
const askAgain = async (context: Context, pair: Pair): Promise<Pair> => {
  const { transfer } = pair
  const asked = await advance(context, pair, 'ask-again', { by: 'in-office', officerNumber: asOfficer(context).number })
  await tellBuyer(
    context, transfer, { zh: '档案须补正，不用您跑', en: 'The file has to be corrected; you need not do anything' },
    {
      zh: `业务 ${transfer.number}：转入地请转出地补正档案并重新发送，两地网上办理。`,
      en: `Transfer ${transfer.number}: the new place has asked the old one to correct the file and send it again, electronically.`,
    },
  )
  return asked
}

/** What the two offices still have to settle between them, each with what to do: nothing is registered over an open question. */
export const openQuestions = async ({ db }: Context, { area, id }: TransferRow): Promise<readonly Reason[]> =>
  (await files.messages(db, area, id)).filter(files.isOpen).map(({ id: messageId, side, kind }) => {
    const { zh, en } = messageKinds[kind]
    return because('M2.4.0', false, side === 'in'
      ? { zh: `您方提出的“${zh}”还没有答复：等对方答复，或者不再需要时先了结`, en: `Your question “${en}” is not answered: wait for the answer, or settle it when none is needed any more` }
      : { zh: `对方提出的“${zh}”等您方答复：请先答复`, en: `Their question “${en}” waits for your answer: answer it first` }, { messageId, kind })
  })

/** A file that was sent answers whatever was asked of it. */
export const answerWithFile = async (context: Context, { transfer }: Pair): Promise<void> => {
  const { db, platform, recorded } = context
  for (const message of await files.messages(db, transfer.area, transfer.id)) {
    if (!files.isOpen(message) || !(asksForFile(message) || (message.side === 'in' && message.kind === 'late'))) continue
    await files.answerMessage(db, transfer.area, transfer.id, message.id, 'out', recorded())
    await files.addMessage(db, {
      area: transfer.area, id: newId(platform.clock), transfer_id: transfer.id, side: 'out', officer_number: asOfficer(context).number, kind: 'answer',
      text: `已发出第 ${transfer.edition} 版档案`, missing: [], answers: message.id, due_on: null,
    }, recorded())
  }
}

/**
 * The offices talk about a file that is late, incomplete or does not match; each question has a clock (M2.4.0). Owners see none of it. A file that
 * the new place has, and finds incomplete or not matching, the old place corrects and sends again, or answers why it stands as it is. Refusals:
 * not-now when it has ended, claimed-by-another where asking for the file is a step that lies with a colleague.
 */
export const sendTransferMessage = operation(sendEndpoint, async (context, { area, transferId, kind, text, missing = [], answers }) => {
  const { db, platform, today, recorded } = context
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  if (isClosedTransfer(transfer.state)) return refused(
    'not-now', [because('M2.4.0', false, { zh: '业务已结束，不能再发消息', en: 'The transfer has ended: no more messages' })],
  )
  const takesStep = asksForFile({ side, kind }) && nextTransferState(transfer.state, 'ask-again') !== undefined
  const taken = takesStep ? notInMyHands(context, pair) : undefined
  if (taken) return taken
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
  context.concerns(area, `transfer:${transferId}`)
  const asked = takesStep ? await askAgain(context, pair) : pair
  // A question that the corrected file answers has the time of that file.
  const dueOn = asksForFile({ side, kind }) && asked.transfer.state === 'archive-to-correct' ? asked.transfer.due_on : answerDueOn(today)
  await files.addMessage(db, {
    area: transfer.area, id: newId(platform.clock), transfer_id: transferId, side, officer_number: asOfficer(context).number, kind, text,
    missing, answers: answers ?? null, due_on: kind === 'answer' ? null : dueOn,
  }, recorded())
  return presentTransfer(context, kind === 'answer' ? await goOnWhenSettled(context, asked) : asked)
})

/** A question that needs no answer any more is settled by the office that asked it. Fails with NoSuchRow where it has no such open question. */
export const closeTransferMessage = operation(closeEndpoint, async (context, { area, transferId, messageId }) => {
  const pair = await lockTransfer(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  if (!(await files.closeMessage(context.db, pair.transfer.area, transferId, messageId, pair.side, context.recorded()))) {
    throw new NoSuchRow('transfer-files.close-message')
  }
  return presentTransfer(context, await goOnWhenSettled(context, pair))
})
