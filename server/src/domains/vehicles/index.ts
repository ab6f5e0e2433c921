import { grantPictureAccess } from '../cases/index.ts'
import type { Tx } from '../../platform/database.ts'
import type { Domain } from '../../platform/domain.ts'
import type { Platform } from '../../platform/platform.ts'
import * as archive from './archive.store.ts'
import * as arrivals from './arrivals.store.ts'
import { endMakingForCar, endMakingTask } from './end-making.ts'
import { escalateTask } from './escalate.ts'
import { remindOwnersTask } from './remind-owners.ts'
import { renewHindrancesTask } from './renew-hindrances.ts'
import { removeRecordingsTask } from './recording.ts'
import { operations } from './routes.ts'
import { seedVehicles } from './seed-vehicles.ts'
import { isPaper } from './transfer-files.store.ts'
import { askInvoiceAgain, askTask } from './transfer-invoice.ts'
import { openVehicle, vinIndex, type VehicleFile } from './vehicle-file.ts'
import './rated-transfers.ts'
import './services/offer.ts'
import * as files from './vehicles.store.ts'

export { remarkCheckedOnline } from './archive.ts'
export { suspectable } from './investigate-case.ts'
export { isLeaving } from './leaving.ts'
export { recordLien, type LienEvent } from './record-lien.ts'
export { papersOf, type GivenPapers } from './vehicle-record.ts'
export { blockingReasons, type VehicleFile } from './vehicle-file.ts'
export { identity as ownerIdentity, vehicleSubject } from './services/vehicle-page.ts'

/** The vehicle with this VIN as it is registered now, opened; undefined when there is none. */
export const vehicleByVin = async (platform: Platform, db: Tx, vin: string): Promise<VehicleFile | undefined> => {
  const place = await files.whereIsVin(db, vinIndex(platform, vin))
  return place && openVehicle(platform, await files.byId(db, place.area, place.vehicle_id))
}

/** The vehicle with this id, opened. Fails with NoSuchRow. */
export const vehicleOf = async (
  platform: Platform, db: Tx, area: string, vehicleId: string,
): Promise<VehicleFile> => openVehicle(platform, await files.byId(db, area, vehicleId))

/** The same, locked until the transaction ends: nobody sells it, sends it away or encumbers it meanwhile. */
export const lockedVehicleOf = async (platform: Platform, db: Tx, area: string, vehicleId: string): Promise<VehicleFile> =>
  openVehicle(platform, await files.lock(db, area, vehicleId))

/** The vehicles that a person owns now, wherever they are registered. */
export const vehiclesOf = async (platform: Platform, db: Tx, { area, personId }: { readonly area: string; readonly personId: string }): Promise<readonly VehicleFile[]> => {
  const opened: VehicleFile[] = []
  for (const held of await files.holdings(db, area, personId)) opened.push(openVehicle(platform, await files.byId(db, held.vehicle_area, held.vehicle_id)))
  return opened
}

const archivePosts = ['archive', 'registration', 'review-head']

// A page of an archive, also of a car that is expected, or one that a new owner gave for it, is seen by the posts that work with it, in its own area; what a counter of the old
// place scanned (path C) also there. The picture operation records each look.
grantPictureAccess(async ({ db, actor }, area, fileId) => {
  if (actor.kind !== 'officer' || !archivePosts.some((post) => actor.posts.includes(post))) return false
  return actor.area === area ? (await archive.isPage(db, area, fileId)) || (await arrivals.isPage(db, area, fileId)) || isPaper(db, area, fileId) : isPaper(db, area, fileId, actor.area)
})

export const vehicles: Domain = {
  name: 'vehicles',
  operations,
  tasks: {
    'vehicles.escalate': escalateTask, 'vehicles.renew-hindrances': renewHindrancesTask, 'vehicles.remind-owners': remindOwnersTask,
    'vehicles.remove-recordings': removeRecordingsTask, [askTask]: askInvoiceAgain, [endMakingTask]: endMakingForCar,
  },
  timed: [
    { task: 'vehicles.escalate', cron: '20 22 * * *' }, { task: 'vehicles.renew-hindrances', cron: '40 * * * *' },
    { task: 'vehicles.remind-owners', cron: '5 1 * * *' }, { task: 'vehicles.remove-recordings', cron: '50 18 * * *' },
  ],
  seed: seedVehicles,
}
