import { objectToTransfer as objectEndpoint, settleObjection as settleEndpoint } from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, refused } from '../../platform/operation.ts'
import * as objections from './objections.store.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { advance, lockPair, lockTransfer, recordBoth, renewTurn, tellBuyer, tellSeller, transferOf } from './transfer.ts'
import * as transfers from './transfers.store.ts'

const ended = because('M2.4.3', false, { zh: '这笔过户已结束；车已过户的，请到车管所说明', en: 'This transfer has ended; if the car is gone, go to the vehicle office' })

/** Who is registered as owner says that the car was not given away: nothing goes on until an officer has settled it (M2.4.3). Refusal: not-now. */
export const objectToTransfer = operation(objectEndpoint, async (context, { area, transferId, words }) => {
  const { db, platform, recorded } = context
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(db, home, personId, area, transferId)
  if (role !== 'seller') throw new NoSuchRow('objections.raise')
  const pair = await lockPair(context, area, transferId, 'in')
  const { transfer } = pair
  context.concerns(area, `transfer:${transferId}`)
  if (isClosedTransfer(transfer.state)) return refused('not-now', [ended])
  if (await objections.raise(db, { area, id: newId(platform.clock), transfer_id: transferId, words }, recorded())) {
    await recordBoth(context, transfer, {
      action: 'object', state: transfer.state, by: 'system', officer_number: null,
      says: { zh: '登记的所有人提出异议，暂停办理', en: 'The registered owner objects: the transfer stands still' },
    })
    await tellBuyer(context, transfer, { zh: '过户暂停', en: 'The transfer stands still' }, {
      zh: `业务 ${transfer.number}：登记的所有人提出异议，转入地车管所核实后再继续。`,
      en: `Transfer ${transfer.number}: the registered owner objects. It goes on once the office of the new place has settled that.`,
    })
  }
  return presentMyTransfer(context, (await renewTurn(context, pair)).transfer, 'seller')
})

/** An officer settles an objection, not who took the application: founded, the transfer ends; unfounded, it goes on. Both people are told. Refusals: not-now, four-eyes. */
export const settleObjection = operation(settleEndpoint, async (context, { area, transferId, founded, words }) => {
  const { db, recorded } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  context.concerns(area, `transfer:${transferId}`)
  const open = (await objections.ofTransfer(db, transfer.area, transferId)).find(({ outcome }) => outcome === null)
  if (side !== 'in' || !open) return refused('not-now', [because('M2.4.3', false, { zh: '没有待核实的异议', en: 'No objection waits here' })])
  if (officer === transfer.accepted_by) {
    return refused('four-eyes', [because('M2.4.3', false, { zh: '申请由您受理，异议须由另一名同事核实', en: 'You took this application: a colleague settles the objection' })])
  }
  await objections.settle(db, area, open.id, founded ? 'founded' : 'unfounded', officer, words, recorded())
  const says = founded ? { zh: '异议成立，过户终止', en: 'The objection stands: the transfer has ended' } : { zh: '异议不成立，继续办理', en: 'The objection does not stand: the transfer goes on' }
  if (founded) {
    await advance(context, pair, 'withdraw', { by: 'in-office', officerNumber: officer, says })
    if (transfer.invoice_index) await transfers.freeInvoice(db, transfer.invoice_index)
  } else {
    await recordBoth(context, transfer, { action: 'settle-objection', state: transfer.state, by: 'in-office', officer_number: officer, says })
    await renewTurn(context, pair)
  }
  for (const tell of [tellBuyer, tellSeller]) await tell(context, transfer, { zh: '异议已核实', en: 'The objection is settled' }, {
    zh: `业务 ${transfer.number}：${says.zh}。${words}。对结论不服的，可以申请行政复议或者提起行政诉讼。`,
    en: `Transfer ${transfer.number}: ${says.en}. ${words}. You may apply for administrative review or go to court.`,
  })
  return presentTransfer(context, await transferOf(context, area, transferId))
})
