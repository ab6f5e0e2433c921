import type { Words } from '@changxing/rules/words.ts'
import { mostTemporaryPlates } from '@changxing/rules/vehicles/business-limits.ts'
import type { Context } from '../../platform/operation.ts'
import { issueTemporaryPlate } from './papers.ts'
import * as papers from './papers.store.ts'
import { recordBoth, type Pair } from './transfer.ts'
import type { VehicleRow } from './vehicles.store.ts'

const says = ({ number, validUntil }: { readonly number: string; readonly validUntil: string }): Words => ({
  zh: `转出地已收存原号牌，核发临时行驶车号牌 ${number}，有效至 ${validUntil}，请在此前开车到转入地。`,
  en: `The old place keeps the plates and has given the temporary plate ${number}, good until ${validUntil}: bring the car to the new place by then.`,
})

/**
 * The temporary plate with which a car goes to the new place where the old one took the application (facts 4.1 C): thirty days from the day
 * that the file leaves, anew when that is sent again, three for a car at most. Answers what the new owner is told; nothing when none was given.
 */
export const plateForTheWay = async (context: Context, { transfer, outgoing }: Pair, vehicle: VehicleRow): Promise<Words | undefined> => {
  const { db, today } = context
  if ((await papers.temporaryPlates(db, vehicle.area, vehicle.vin_index)).length >= mostTemporaryPlates.on(today).value) return undefined
  const plate = await issueTemporaryPlate(
    context, { area: vehicle.area, vin_index: vehicle.vin_index, vehicle_id: vehicle.id, purpose: 'across-areas', transfer_id: transfer.id },
  )
  const told = says(plate)
  await recordBoth(context, transfer, { action: 'temporary-plate', state: transfer.state, by: 'out-office', officer_number: outgoing.sent_by, says: told })
  return told
}
