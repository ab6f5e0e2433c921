import type { Tx } from '../../platform/database.ts'
import { openCaseOf } from '../cases/index.ts'
import * as transfers from './transfers.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

type Car = Pick<VehicleRow, 'area' | 'id' | 'owner_area' | 'owner_person_id'>

/** The page of 转出, and 迁出 of an owner who moves. */
export const moveOutId = 'vehicles.move-out'

/** Whether its owner has sent an application of this page that is not decided yet. A draft stops nobody, nor does the case that asks (`asking`). */
const isSent = async (page: string, db: Tx, { area, id, owner_area: ownerArea, owner_person_id: ownerId }: Car, asking: string | null): Promise<boolean> => {
  const open = await openCaseOf(db, ownerArea, ownerId, page, { kind: 'vehicle', area, id })
  return open !== undefined && open.state !== 'draft' && open.caseId !== asking
}

/** Whether its owner has sent an application for 转出. */
export const isMovingOut = (db: Tx, car: Car, asking: string | null = null): Promise<boolean> => isSent(moveOutId, db, car, asking)

/** Whether its owner has sent an application for a new owner in the city. */
export const isChangingHands = (db: Tx, car: Car): Promise<boolean> => isSent('vehicles.transfer', db, car, null)

/** Whether the vehicle is on its way to another city: a transfer between cities is under way, or it is moving out. */
export const isLeaving = async (db: Tx, car: Car, asking: string | null = null): Promise<boolean> =>
  (await transfers.openOf(db, car.area, car.id)) !== undefined || isMovingOut(db, car, asking)
