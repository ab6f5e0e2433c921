import { because, type Reason } from '@changxing/rules/decision.ts'
import { addMonths } from '@changxing/rules/civil-date.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import { transferBlocks } from '@changxing/rules/vehicles/states.ts'
import type { Tx } from '../../platform/database.ts'
import { Problem } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import * as vehicles from './vehicles.store.ts'

/** A vehicle file opened: the row and what is kept encrypted. */
export type VehicleFile = {
  readonly row: vehicles.VehicleRow; readonly vin: string; readonly engineNumber: string; readonly certificateNumber: string
}

const sealedFields = ['vin', 'engine_number', 'certificate_number'] as const
const bound = (area: string, id: string, field: (typeof sealedFields)[number]) => `vehicles.vehicles/${area}/${id}/${field}`

export const vinIndex = (platform: Platform, vin: string): Buffer => platform.blindIndex('vin', normalVin(vin))
export const plateIndex = (
  platform: Platform, kind: string, number: string,
): Buffer => platform.blindIndex('plate', `${kind} ${normalPlateNumber(number)}`)

/** Opens a row. */
export const openVehicle = (platform: Platform, row: vehicles.VehicleRow): VehicleFile => {
  const open = (field: (typeof sealedFields)[number]) => platform.box.open(row[field], bound(row.area, row.id, field)).toString('utf8')
  return { row, vin: open('vin'), engineNumber: open('engine_number'), certificateNumber: open('certificate_number') }
}

export type NewVehicle = Omit<vehicles.VehicleRow, 'pledged' | 'vin' | 'vin_index' | 'engine_number' | 'certificate_number'> & {
  readonly vin: string; readonly engineNumber: string; readonly certificateNumber: string
}

/**
 * Enters a vehicle in an area: its row, both directories and its owner's list. The VIN is led to this row. Problem: changed-meanwhile when
 * another vehicle has just got the plate.
 */
export const enterVehicle = async (platform: Platform, db: Tx, { vin, engineNumber, certificateNumber, ...row }: NewVehicle): Promise<void> => {
  const seal = (field: (typeof sealedFields)[number], text: string) => platform.box.seal(text, bound(row.area, row.id, field))
  const index = vinIndex(platform, vin)
  const at = platform.clock.recorded()
  // The plate first: who waits for a plate that another is taking must fail on it here, in words.
  if (!(await vehicles.placePlate(db, plateIndex(platform, row.plate_kind, row.plate_number), row.area, row.id))) throw new Problem('changed-meanwhile')
  await vehicles.insert(db, {
    ...row, vin: seal('vin', normalVin(vin)), vin_index: index, engine_number: seal('engine_number', engineNumber),
    certificate_number: seal('certificate_number', certificateNumber),
  }, at)
  await vehicles.placeVin(db, index, row.area, row.id)
  await vehicles.hold(db, { area: row.owner_area, personId: row.owner_person_id }, { area: row.area, id: row.id }, at)
}

/** A value of the row sealed anew, for a registration that changes it. */
export const sealField = (platform: Platform, { area, id }: Pick<vehicles.VehicleRow, 'area' | 'id'>, field: (typeof sealedFields)[number], text: string): Buffer =>
  platform.box.seal(text, bound(area, id, field))

/** What stands against a transfer of this vehicle, every reason at once. The list is the office's published one (M2.3.6). */
export const blockingReasons = (row: Pick<vehicles.VehicleRow, 'states' | 'mortgaged' | 'pledged' | 'scrap_by'>, today: string): readonly Reason[] => {
  const scrapWithinYear = row.scrap_by !== null && row.scrap_by < addMonths(today, 12)
  return transferBlocks({ states: row.states, mortgaged: row.mortgaged, pledged: row.pledged, scrapWithinYear }).map(({ name, remedy }) =>
    because('M2.3.6', false, { zh: `${name.zh}：${remedy.zh}`, en: `${name.en}: ${remedy.en}` }, { state: name.zh }))
}
