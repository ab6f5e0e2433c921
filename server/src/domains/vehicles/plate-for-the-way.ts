import { addDays } from '@changxing/rules/civil-date.ts'
import type { Words } from '@changxing/rules/words.ts'
import { mostTemporaryPlates, temporaryPlateDays } from '@changxing/rules/vehicles/business-limits.ts'
import type { Context } from '../../platform/operation.ts'
import { issueTemporaryPlate } from './papers.ts'
import * as papers from './papers.store.ts'
import { recordBoth, type Pair } from './transfer.ts'
import type { VehicleRow } from './vehicles.store.ts'

const given = (number: string, validUntil: string): Words => ({
  zh: `原号牌交转出地车管所，凭临时行驶车号牌 ${number} 开到转入地，有效至 ${validUntil}。`,
  en: `Hand the plates in at the old office and drive to the new place on the temporary plate ${number}, good until ${validUntil}.`,
})
const none: Words = {
  zh: '这辆车的临时号牌已领满次数，不能再发：请用拖车等方式把车送到转入地，不要开上路。',
  en: 'This car has had all the temporary plates that it may have: have it carried to the new place, and do not drive it.',
}

/**
 * The temporary plate with which a car goes to the new place where the old one took the application (facts 4.1 C): thirty days from the day
 * that the file leaves. Sent again, the plate of this way stands if it is good as long, and otherwise ends for another; three for a car at most.
 * Answers what the new owner is told.
 */
export const plateForTheWay = async (context: Context, { transfer, outgoing }: Pair, vehicle: VehicleRow): Promise<Words> => {
  const { db, today } = context
  const present = await papers.temporaryPlateOf(db, vehicle.area, transfer.id)
  if (present && present.valid_until >= addDays(today, temporaryPlateDays.on(today).value['across-areas'])) return given(present.number, present.valid_until)
  const record = (says: Words) => recordBoth(context, transfer, { action: 'temporary-plate', state: transfer.state, by: 'out-office', officer_number: outgoing.sent_by, says })
  if ((await papers.temporaryPlates(db, vehicle.area, vehicle.vin_index)).length >= mostTemporaryPlates.on(today).value) {
    const told = present && present.valid_until >= today ? given(present.number, present.valid_until) : none
    await record(told)
    return told
  }
  await papers.endTemporaryPlates(db, vehicle.area, transfer.id, today)
  const { number, validUntil } = await issueTemporaryPlate(
    context, { area: vehicle.area, vin_index: vehicle.vin_index, vehicle_id: vehicle.id, purpose: 'across-areas', transfer_id: transfer.id },
  )
  await record(given(number, validUntil))
  return given(number, validUntil)
}
