import {
  findVehicle as findEndpoint, myVehicle as oneEndpoint, myVehicles as myEndpoint, vehicle as vehicleEndpoint,
} from '@changxing/contract/vehicles.ts'
import { asCitizen, asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import { presentForOfficer, presentVehicle } from './present-vehicle.ts'
import { plateIndex, vinIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** A citizen's own vehicle; another's does not exist. */
export const ownVehicle = async (context: Context, area: string, vehicleId: string): Promise<vehicles.VehicleRow> => {
  const { area: home, personId } = asCitizen(context)
  const row = await vehicles.byId(context.db, area, vehicleId)
  if (row.owner_area !== home || row.owner_person_id !== personId || row.states.includes('B')) throw new NoSuchRow('vehicles.own')
  return row
}

/** The citizen's vehicles, wherever they are registered. */
export const myVehicles = operation(myEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const views = []
  for (const held of await vehicles.holdings(context.db, area, personId)) views.push(await presentVehicle(
    context, await vehicles.byId(context.db, held.vehicle_area, held.vehicle_id),
  ))
  return { vehicles: views }
})

export const myVehicle = operation(
  oneEndpoint, async (context, { area, vehicleId }) => presentVehicle(context, await ownVehicle(context, area, vehicleId)),
)

export const vehicle = operation(vehicleEndpoint, async (context, { area, vehicleId }) => {
  const row = await vehicles.byId(context.db, area, vehicleId)
  context.concerns(area, `vehicle:${vehicleId}`)
  return presentForOfficer(context, row)
})

/** By plate (kind and number: the number alone may be on two vehicles) or by VIN. What another office keeps is named, not shown. */
export const findVehicle = operation(findEndpoint, async (context, { area, plate, vin }) => {
  asOfficer(context)
  const { db, platform } = context
  if ((plate === undefined) === (vin === undefined)) {
    throw new Problem(
      'bad-input', [{ field: 'plate', says: { zh: '请填号牌种类和号码，或者车辆识别代号', en: 'Give either kind and number of the plate, or the VIN' } }],
    )
  }
  const place = plate ? await vehicles.whereIsPlate(
    db, plateIndex(platform, plate.kind, plate.number),
  ) : await vehicles.whereIsVin(db, vinIndex(platform, vin!))
  const kinds = plate ? await vehicles.kindsOfNumber(db, area, normalPlateNumber(plate.number)) : []
  const otherKinds = kinds.map(({ plate_kind: kind }) => kind).filter((kind) => kind !== plate?.kind)
  if (!place) return { vehicle: null, elsewhere: null, otherKinds }
  context.concerns(place.area, `vehicle:${place.vehicle_id}`)
  if (place.area !== area) return { vehicle: null, elsewhere: place.area, otherKinds }
  return { vehicle: await presentForOfficer(context, await vehicles.byId(db, area, place.vehicle_id)), elsewhere: null, otherKinds }
})
