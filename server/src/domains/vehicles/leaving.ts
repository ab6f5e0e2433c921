import type { Tx } from '../../platform/database.ts'
import { openCaseOf } from '../cases/index.ts'
import * as transfers from './transfers.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

type Car = Pick<VehicleRow, 'area' | 'id' | 'owner_area' | 'owner_person_id'>

/** The page of 转出, and 迁出 of an owner who moves. */
export const moveOutId = 'vehicles.move-out'

/** Whether its owner has sent an application for 转出 that is not decided yet. A draft stops nobody, nor does the case that asks (`asking`). */
export const isMovingOut = async (db: Tx, { area, id, owner_area: ownerArea, owner_person_id: ownerId }: Car, asking: string | null = null): Promise<boolean> => {
  const open = await openCaseOf(db, ownerArea, ownerId, moveOutId, { kind: 'vehicle', area, id })
  return open !== undefined && open.state !== 'draft' && open.caseId !== asking
}

/** Whether the vehicle is on its way to another city: a transfer between cities is under way, or it is moving out. */
export const isLeaving = async (db: Tx, car: Car, asking: string | null = null): Promise<boolean> =>
  (await transfers.openOf(db, car.area, car.id)) !== undefined || isMovingOut(db, car, asking)
