import { objectToTransfer as objectEndpoint, settleObjection as settleEndpoint } from '@changxing/contract/transfers.ts'
import { because } from '@changxing/rules/decision.ts'
import { mostObjections } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, refused } from '../../platform/operation.ts'
import { goOnAfterHold } from './go-on-after-hold.ts'
import { holdsAgainst } from './holds.ts'
import { canObject, partyOf } from './may-object.ts'
import * as objections from './objections.store.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { advance, lockPair, lockTransfer, recordBoth, renewTurn, tellBuyer, tellSeller, transferOf } from './transfer.ts'
import * as transfers from './transfers.store.ts'

const ended = because('M2.4.3', false, { zh: '这笔过户已结束；车已过户的，请到车管所说明', en: 'This transfer has ended; if the car is gone, go to the vehicle office' })

const toldOnce = because('M2.4.3', false, {
  zh: '这个理由已核实过；有新情况可以再提一次，不服结论的可以申请行政复议或者提起行政诉讼',
  en: 'This was settled already; say once more what is new, or apply for administrative review or go to court',
})

const words = {
  'former-owner': {
    event: { zh: '登记的所有人提出异议，暂停办理', en: 'The registered owner objects: the transfer stands still' },
    told: { zh: '登记的所有人提出异议', en: 'the registered owner objects' },
  },
  'new-owner': {
    event: { zh: '新车主说不是他要过户的，暂停办理', en: 'The new owner did not want it: the transfer stands still' },
    told: { zh: '新车主说这不是他要过户的', en: 'the new owner says that it was not wanted' },
  },
} as const

/**
 * Who is registered as owner says that the car was not given away, or whom a counter named as the new owner that it was not wanted: nothing
 * goes on until an officer has settled it (M2.4.3). Refusal: not-now, when the transfer has ended or that was settled before.
 */
export const objectToTransfer = operation(objectEndpoint, async (context, { area, transferId, words: given }) => {
  const { db, platform, recorded } = context
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(db, home, personId, area, transferId)
  const party = partyOf(role)
  const pair = await lockPair(context, area, transferId, 'in')
  const { transfer } = pair
  if (!canObject(transfer, party)) throw new NoSuchRow('objections.raise')
  context.concerns(area, `transfer:${transferId}`)
  if (isClosedTransfer(transfer.state)) return refused('not-now', [ended])
  const own = (await objections.ofTransfer(db, area, transferId)).filter(({ raised_by: by }) => by === party)
  const settled = own.filter(({ outcome }) => outcome !== null)
  if (settled.length >= mostObjections || settled.some((earlier) => earlier.words.trim() === given.trim())) return refused('not-now', [toldOnce])
  if (await objections.raise(db, { area, id: newId(platform.clock), transfer_id: transferId, raised_by: party, words: given }, recorded())) {
    const { event, told } = words[party]
    await recordBoth(context, transfer, { action: 'object', state: transfer.state, by: 'system', officer_number: null, says: event })
    await (party === 'new-owner' ? tellSeller : tellBuyer)(context, transfer, { zh: '过户暂停', en: 'The transfer stands still' }, {
      zh: `业务 ${transfer.number}：${told.zh}，转入地车管所核实后再继续。`,
      en: `Transfer ${transfer.number}: ${told.en}. It goes on once the office of the new place has settled that.`,
    })
  }
  return presentMyTransfer(context, (await renewTurn(context, pair)).transfer, role)
})

/** An officer settles an objection, not who took the application: founded, the transfer ends; unfounded, it goes on. Both people are told. Refusals: not-now, four-eyes, held. */
export const settleObjection = operation(settleEndpoint, async (context, { area, transferId, objectionId, founded, words }) => {
  const { db, recorded } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer, side } = pair
  context.concerns(area, `transfer:${transferId}`)
  const open = (await objections.ofTransfer(db, transfer.area, transferId)).find(({ id, outcome }) => id === objectionId && outcome === null)
  if (isClosedTransfer(transfer.state)) return refused('not-now', [ended])
  if (side !== 'in' || !open) return refused('not-now', [because('M2.4.3', false, { zh: '没有待核实的异议', en: 'No objection waits here' })])
  if (officer === transfer.accepted_by) {
    return refused('four-eyes', [because('M2.4.3', false, { zh: '申请由您受理，异议须由另一名同事核实', en: 'You took this application: a colleague settles the objection' })])
  }
  // What a return or an investigation holds does not end by an objection: the suspicion is settled first.
  const held = founded ? holdsAgainst(pair.holds, 'withdraw') : []
  if (held.length > 0) return refused('held', held)
  await objections.settle(db, area, open.id, founded ? 'founded' : 'unfounded', officer, words, recorded())
  const says = founded ? { zh: '异议成立，过户终止', en: 'The objection stands: the transfer has ended' } : { zh: '异议不成立，继续办理', en: 'The objection does not stand: the transfer goes on' }
  if (founded) {
    await advance(context, pair, 'withdraw', { by: 'in-office', officerNumber: officer, says })
    if (transfer.invoice_index) await transfers.freeInvoice(db, transfer.invoice_index)
  } else {
    await recordBoth(context, transfer, { action: 'settle-objection', state: transfer.state, by: 'in-office', officer_number: officer, says })
    await goOnAfterHold(context, pair)
  }
  for (const tell of [tellBuyer, tellSeller]) await tell(context, transfer, { zh: '异议已核实', en: 'The objection is settled' }, {
    zh: `业务 ${transfer.number}：${says.zh}。${words}。对结论不服的，可以申请行政复议或者提起行政诉讼。`,
    en: `Transfer ${transfer.number}: ${says.en}. ${words}. You may apply for administrative review or go to court.`,
  })
  return presentTransfer(context, await transferOf(context, area, transferId))
})
