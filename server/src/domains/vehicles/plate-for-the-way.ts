import type { Words } from '@changxing/rules/words.ts'
import { lastDayOfPlate } from '@changxing/rules/vehicles/temporary-plate.ts'
import type { Context } from '../../platform/operation.ts'
import { issueTemporaryPlate, platesUsedUp } from './papers.ts'
import { recordBoth, type Pair } from './transfer.ts'
import type { VehicleRow } from './vehicles.store.ts'
import { isShort, wayPlateOf } from './way-plate.ts'
import { noWayPlate, wayPlateSays } from './way-plate-words.ts'

/**
 * The temporary plate with which a car goes to the new place where the old one took the application (facts 4.1 C): given when its own plates are
 * handed in, thirty days at most and never beyond the insurance that was shown. The one it has stands while it is good until the car has to be
 * there; when that day moves on, or the car is insured again, another is given, three for one way at most. Answers what the new owner is told.
 */
export const plateForTheWay = async (context: Context, pair: Pair, vehicle: VehicleRow): Promise<Words> => {
  const { today } = context
  const { transfer, outgoing } = pair
  const { come_by: comeBy } = transfer
  const present = await wayPlateOf(context, transfer)
  const standing = present && present.validUntil >= today ? wayPlateSays(present, comeBy) : undefined
  const last = lastDayOfPlate('across-areas', outgoing.insured_until, today)
  if (standing && (!isShort(transfer, present, today) || last === undefined || last <= present!.validUntil)) return standing
  const record = async (says: Words): Promise<Words> => {
    await recordBoth(context, transfer, { action: 'temporary-plate', state: transfer.state, by: 'out-office', officer_number: outgoing.handed_in_to, says })
    return says
  }
  if (last === undefined) return standing ?? record(noWayPlate.uninsured)
  if (await platesUsedUp(context, transfer)) return standing ?? record(noWayPlate['used-up'])
  // The plate it has is not ended: the car is driven to the counter on it.
  const given = await issueTemporaryPlate(
    context, { area: vehicle.area, vin_index: vehicle.vin_index, vehicle_id: vehicle.id, purpose: 'across-areas', transfer_id: transfer.id }, last,
  )
  return record(wayPlateSays(given, comeBy))
}
