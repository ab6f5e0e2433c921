import type { Tx } from '../../platform/database.ts'
import { openCasesAbout } from '../cases/index.ts'
import * as transfers from './transfers.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

type Car = Pick<VehicleRow, 'area' | 'id'>

/** The page of 转出, and 迁出 of an owner who moves. */
export const moveOutId = 'vehicles.move-out'
/** That page, and the one for who inherits the car or has a judgment. */
export const moveOutIds = [moveOutId, 'vehicles.take-over-move-out'] as const

/** Whether an application of these pages was sent that is not decided yet, by its owner or who inherits it. A draft stops nobody, nor does the case that asks (`asking`). */
const isSent = async (pages: readonly string[], db: Tx, { area, id }: Car, asking: string | null): Promise<boolean> =>
  (await openCasesAbout(db, pages, { kind: 'vehicle', area, id })).some(({ state, caseId }) => state !== 'draft' && caseId !== asking)

/** Whether an application for 转出 was sent. */
export const isMovingOut = (db: Tx, car: Car, asking: string | null = null): Promise<boolean> => isSent(moveOutIds, db, car, asking)

/** Whether an application for a new owner in the city was sent. */
export const isChangingHands = (db: Tx, car: Car): Promise<boolean> => isSent(['vehicles.transfer', 'vehicles.take-over'], db, car, null)

/** Whether the vehicle is on its way to another city: a transfer between cities is under way, or it is moving out. */
export const isLeaving = async (db: Tx, car: Car, asking: string | null = null): Promise<boolean> =>
  (await transfers.openOf(db, car.area, car.id)) !== undefined || isMovingOut(db, car, asking)
