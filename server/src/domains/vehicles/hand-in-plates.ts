import { giveWayPlate as giveEndpoint, handInPlates as handInEndpoint } from '@changxing/contract/way-plates.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { platesCarried } from '@changxing/rules/vehicles/handed-in.ts'
import { isInsured } from '@changxing/rules/vehicles/temporary-plate.ts'
import { bringWithinDays } from '@changxing/rules/vehicles/transfer-limits.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { asOfficer, operation, Problem, refused, type Refusal } from '../../platform/operation.ts'
import { endMaking } from './end-making.ts'
import { holdReasons } from './holds.ts'
import { handedInSays, handedInTitle, indexHandedIn } from './index-handed-in.ts'
import { platesUsedUp } from './papers.ts'
import { plateForTheWay } from './plate-for-the-way.ts'
import { presentTransfer } from './present-transfer.ts'
import { inspectsFirst, lockTransfer, recordBoth, renewTurn, tellBuyer, type Pair } from './transfer.ts'
import * as vehicles from './vehicles.store.ts'
import { isShort, wayPlateOf } from './way-plate.ts'

const no = (zh: string, en: string, facts = {}): Reason => because('M2.1.5', false, { zh, en }, facts)

/** Why neither is possible now; undefined when the state is open to it. */
const closedTo = ({ side, transfer, holds }: Pair): Refusal | undefined => {
  if (side !== 'out' || transfer.path !== 'C' || isClosedTransfer(transfer.state)) {
    return refused('not-now', [no('只有转出地受理、还在办理的过户，才由转出地收回号牌、发临时号牌', 'Only the old place takes plates and gives a temporary one, for a transfer that it took in and that is still open')])
  }
  return holds.length > 0 ? refused('held', holdReasons(holds)) : undefined
}

/**
 * The counter of the old place takes plates and vehicle licence back, or has it declared that they are lost, before the file leaves (facts 4.1 C): an
 * event of both offices and of the new owner's timeline, a line of the archive index, and the temporary plate for the way in their place. The new
 * owner's thirty days begin. Refusals: not-now, held, inspection-needed, not-handed-in. Problem: bad-input for more plates than the car carries.
 */
export const handInPlates = operation(handInEndpoint, async (context, { area, transferId, plates, licence, declaredLost, insuredUntil }) => {
  const { today } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const closed = closedTo(pair)
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const { transfer, outgoing } = pair
  if (outgoing.handed_in_on !== null) return refused('not-now', [no(`号牌、行驶证已于 ${outgoing.handed_in_on} 收回`, `Plates and licence were handed in on ${outgoing.handed_in_on}`)])
  if (await inspectsFirst(context, pair)) return refused('inspection-needed', [no('车在转出地查验合格后再收回号牌', 'The car passes its inspection at the old place first')])
  const carried = platesCarried(transfer.plate_kind)
  if (plates > carried) throw new Problem('bad-input', [{ field: 'plates', says: { zh: `这种车只有 ${carried} 块号牌`, en: `Such a vehicle carries ${carried === 1 ? '1 plate' : `${carried} plates`}` } }])
  if ((plates < carried || licence === 'lost') && declaredLost !== true) {
    return refused('not-handed-in', [no(
      '号牌、行驶证没有收齐：请收回，或请新车主书面声明遗失', 'Plates or licence are missing: take them, or have the new owner declare in writing that they are lost', { plates, licence },
    )])
  }
  const handed = { plates, licence: licence === 'handed-in' }
  const says = handedInSays(handed, transfer.plate_kind)
  const row = await vehicles.lock(context.db, area, outgoing.vehicle_id)
  await recordBoth(context, transfer, { action: 'hand-in', state: transfer.state, by: 'out-office', officer_number: officer, says })
  await indexHandedIn(context, outgoing, `${says.zh}（${today}，${officer}）`)
  const taken = await renewTurn(context, {
    ...pair,
    transfer: { ...transfer, come_by: transfer.come_by ?? addDays(today, bringWithinDays) },
    outgoing: { ...outgoing, handed_in_on: today, handed_in_plates: plates, handed_in_licence: handed.licence, handed_in_to: officer, insured_until: insuredUntil ?? null },
  })
  // No plates are made any more for who gives the car away, and the one that stood for them counts no longer.
  await endMaking(context, row)
  const onTheWay = await plateForTheWay(context, taken, row)
  await tellBuyer(context, transfer, handedInTitle(handed, transfer.plate_kind), {
    zh: `业务 ${transfer.number}：转出地登记：${says.zh}。${onTheWay.zh}`, en: `Transfer ${transfer.number}. ${says.en}. ${onTheWay.en}`,
  })
  return presentTransfer(context, taken)
})

/**
 * Another temporary plate for the way, at the counter of the old place: the one that the car has ends before it has to be there, or it had none for
 * want of insurance. Three for one way at most, never beyond the insurance. Refusals: not-now, held, not-insured, plates-used-up.
 */
export const giveWayPlate = operation(giveEndpoint, async (context, { area, transferId, insuredUntil }) => {
  const { db, today } = context
  const pair = await lockTransfer(context, area, transferId)
  const closed = closedTo(pair)
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const { transfer, outgoing } = pair
  if (outgoing.handed_in_on === null) return refused('not-now', [no('请先收回号牌、行驶证', 'Take the plates and the licence first')])
  if (!isInsured(insuredUntil, today)) return refused('not-insured', [no(`交强险 ${insuredUntil} 到期，请先投保`, `The compulsory insurance ends on ${insuredUntil}: insure the car first`, { insuredUntil })])
  const plate = await wayPlateOf(context, transfer)
  if (!isShort(transfer, plate, today)) return refused('not-now', [no('现有的临时号牌够用到转入期限，不用另领', 'The temporary plate is good until the car has to be there')])
  const row = await vehicles.lock(db, area, outgoing.vehicle_id)
  if (await platesUsedUp(context, transfer)) {
    return refused('plates-used-up', [no('这次过户的临时号牌已领满次数：请拖车到转入地', 'This way has had all the temporary plates that it may have: have the car carried to the new place')])
  }
  const insured = await renewTurn(context, { ...pair, outgoing: { ...outgoing, insured_until: insuredUntil } })
  const says = await plateForTheWay(context, insured, row)
  await tellBuyer(context, transfer, { zh: '临时号牌', en: 'Temporary plate' }, { zh: `业务 ${transfer.number}：${says.zh}`, en: `Transfer ${transfer.number}. ${says.en}` })
  return presentTransfer(context, insured)
})
