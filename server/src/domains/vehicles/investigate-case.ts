import { newId } from '../../platform/ids.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import { registeredCarOf } from './inspected-car.ts'
import * as store from './investigations.store.ts'
import * as vehicles from './vehicles.store.ts'

/** The state of a car under suspicion. */
export const suspectState = 'J'

/** Holds a car as suspect; the row is locked by then. */
export const holdCar = async ({ db, recorded }: Context, car: vehicles.VehicleRow): Promise<void> => {
  if (!car.states.includes(suspectState)) await vehicles.setStates(db, car.area, car.id, `${car.states.replaceAll('A', '')}${suspectState}`, null, recorded())
}

/** Frees a car that is held for no other reason. */
export const freeCar = async ({ db, recorded }: Context, car: vehicles.VehicleRow): Promise<void> => {
  if (!(await store.holdsCar(db, car.area, car.id))) await vehicles.setStates(db, car.area, car.id, car.states.replaceAll(suspectState, '') || 'A', null, recorded())
}

type Opened = Pick<store.InvestigationRow, 'found_by' | 'ground' | 'words' | 'opened_by'>

/**
 * Opens the investigation of a case's car, once at a time for a case. A registered car is held (state J) and changes owner by no way meanwhile; a new
 * one has no row yet, and its case is held (M2.3.3).
 */
export const openCaseInvestigation = async (context: Context, one: Case, opened: Opened): Promise<void> => {
  const { db, platform, recorded } = context
  if ((await store.ofCase(db, one.area, one.id)).some(({ outcome }) => outcome === null)) return
  const car = await registeredCarOf(context, one)
  if (car) await holdCar(context, await vehicles.lock(db, car.area, car.id))
  await store.insert(db, {
    ...opened, area: one.area, id: newId(platform.clock), transfer_area: null, transfer_id: null, case_id: one.id, case_number: one.number, car_area: car?.area ?? one.area,
    vehicle_id: car?.id ?? null,
  }, recorded())
}

/** What the settling of a case's suspicion does here: its investigation has its result, and a cleared car is free again (M2.3.3). */
export const settleCaseInvestigation = async (context: Context, one: Case, outcome: 'cleared' | 'confirmed', words: string): Promise<void> => {
  const { db, recorded } = context
  for (const { area, id, car_area: carArea, vehicle_id: vehicleId } of (await store.ofCase(db, one.area, one.id)).filter((row) => row.outcome === null)) {
    const car = vehicleId === null ? undefined : await vehicles.lock(db, carArea, vehicleId)
    await store.settle(db, area, id, outcome, asOfficer(context).number, words, recorded())
    if (outcome === 'cleared' && car) await freeCar(context, car)
  }
}
