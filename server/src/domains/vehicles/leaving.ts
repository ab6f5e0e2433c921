import type { Tx } from '../../platform/database.ts'
import { openCasesAbout } from '../cases/index.ts'
import * as transfers from './transfers.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

type Car = Pick<VehicleRow, 'area' | 'id'>

/** The page of 转出, and 迁出 of an owner who moves. */
export const moveOutId = 'vehicles.move-out'
/** That page, and the one for who inherits the car or has a judgment. */
export const moveOutIds = [moveOutId, 'vehicles.take-over-move-out'] as const

/** Whether an application of one of these pages was sent that is not decided yet. A draft stops nobody, nor does the case that asks (`asking`). */
const isSent = async (pages: readonly string[], db: Tx, { area, id }: Car, asking: string | null): Promise<boolean> =>
  (await openCasesAbout(db, pages, { kind: 'vehicle', area, id })).some(({ state, caseId }) => state !== 'draft' && caseId !== asking)

/** Whether an application for 转出 was sent, by its owner or who inherits it. */
export const isMovingOut = (db: Tx, car: Car, asking: string | null = null): Promise<boolean> => isSent(moveOutIds, db, car, asking)

/** By these a car gets another registered owner in the city. */
export const newOwnerIds = ['vehicles.transfer', 'vehicles.take-over', 'vehicles.change-owner-jointly'] as const

/** Whether an application for another owner in the city was sent, by its owner or who inherits it. */
export const isChangingHands = (db: Tx, car: Car): Promise<boolean> => isSent(newOwnerIds, db, car, null)

/** Whether the vehicle is on its way to another city: a transfer between cities is under way, or it is moving out. */
export const isLeaving = async (db: Tx, car: Car, asking: string | null = null): Promise<boolean> =>
  (await transfers.openOf(db, car.area, car.id)) !== undefined || isMovingOut(db, car, asking)
