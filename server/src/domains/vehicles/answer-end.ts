import { answerEnd as answerEndpoint } from '@changxing/contract/objections.ts'
import { because } from '@changxing/rules/decision.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused } from '../../platform/operation.ts'
import * as objections from './objections.store.ts'
import { presentMyTransfer } from './present-transfer.ts'
import { lockPair, recordBoth, tellSeller } from './transfer.ts'
import * as transfers from './transfers.store.ts'

const said = {
  'goes-on': { zh: '新车主回答：买卖还要办', en: 'The new owner answers: the sale goes on' },
  agrees: { zh: '新车主回答：同意终止', en: 'The new owner answers: they agree to the end' },
} as const

/**
 * The seller has said that the sale came to nothing; the new owner is heard, once, until an officer has decided (M2.3.4). Refusal: not-now, when nothing
 * waits for the answer or another one was given.
 */
export const answerEnd = operation(answerEndpoint, async (context, { area, transferId, objectionId, answer, words }) => {
  const { db, recorded } = context
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('objections.answer')
  const { transfer } = await lockPair(context, area, transferId, 'in')
  context.concerns(area, `transfer:${transferId}`)
  const open = (await objections.ofTransfer(db, area, transferId)).find(({ id, kind, outcome }) => id === objectionId && kind === 'fell-through' && outcome === null)
  if (!open || isClosedTransfer(transfer.state) || (open.answer !== null && open.answer !== answer)) {
    return refused('not-now', [because('M2.3.4', false, { zh: '没有等您回答的事，或者您已经回答过；有新情况请到转入地车管所窗口说明', en: 'Nothing waits for your answer, or you gave it already; go to the counter of the new place with what is new' })])
  }
  if (open.answer === null) {
    await objections.answer(db, area, open.id, answer, words?.trim() || null, recorded())
    await recordBoth(context, transfer, { action: 'answer-objection', state: transfer.state, by: 'new-owner', officer_number: null, says: said[answer] })
    await tellSeller(context, transfer, { zh: '新车主已回答', en: 'The new owner has answered' }, {
      zh: `业务 ${transfer.number}：${said[answer].zh}。转入地车管所核实后决定，会告诉您。`, en: `Transfer ${transfer.number}. ${said[answer].en}. The office of the new place decides and tells you.`,
    })
  }
  return presentMyTransfer(context, transfer, 'buyer')
})
