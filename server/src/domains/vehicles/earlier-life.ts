import type { Context } from '../../platform/operation.ts'
import { vinIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/**
 * The last row of a car that was returned for its quality and that may be registered anew; undefined for a VIN that was never registered, or is still.
 * Its first registration, its use, an accident with an injury and its scrap date are the car's, and count on.
 */
export const earlierLifeOf = async ({ db, platform }: Context, vin: string): Promise<vehicles.VehicleRow | undefined> => {
  const place = await vehicles.whereWasReturned(db, vinIndex(platform, vin))
  return place && vehicles.byId(db, place.area, place.vehicle_id)
}
