import { newId } from '../../platform/ids.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import { isOpen, tellHappened, type Case, type Service, type Settled } from '../cases/index.ts'
import { carOfCase, registeredCarOf } from './inspected-car.ts'
import * as store from './investigations.store.ts'
import { groundsOfCar, suspectedCar, toldOfCar, vehicleSuspicions, wordsOfGrounds } from './suspicions.ts'
import { vinIndex } from './vehicle-file.ts'
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
 * one has no row yet: its case is held, and its VIN stands against every other application here (M2.3.3).
 */
export const openCaseInvestigation = async (context: Context, one: Case, opened: Opened): Promise<void> => {
  const { db, platform, recorded } = context
  if ((await store.ofCase(db, one.area, one.id)).some(({ outcome }) => outcome === null)) return
  const car = await registeredCarOf(context, one)
  if (car) await holdCar(context, await vehicles.lock(db, car.area, car.id))
  await store.insert(db, {
    ...opened, area: one.area, id: newId(platform.clock), transfer_area: null, transfer_id: null, case_id: one.id, case_number: one.number, car_area: car?.area ?? one.area,
    vehicle_id: car?.id ?? null, vin_index: car ? null : vinIndex(platform, (await carOfCase(context, one)).vin),
  }, recorded())
}

/** Whether a car without a row is held for what was found at another case of this office. `besides`: the case that asks. */
export const isNewCarHeld = ({ db, platform }: Context, area: string, vin: string, besides: string | null): Promise<boolean> =>
  store.holdsNewCar(db, area, vinIndex(platform, vin), besides)

/** A reviewer suspects the car itself: it is investigated as one at which an inspector found something. Of the papers alone the car knows nothing. */
const openSuspicion = async (context: Context, one: Case, { grounds, note }: { readonly grounds: readonly string[]; readonly note: string }): Promise<void> => {
  const [first] = groundsOfCar(grounds)
  if (!first) return
  await openCaseInvestigation(context, one, { found_by: 'review', ground: first.code, words: wordsOfGrounds(grounds, note), opened_by: asOfficer(context).number })
  await tellHappened(context, one, { zh: '暂停办理，正在调查', en: 'it stands still, the car is investigated' }, { zh: `${toldOfCar.zh}。`, en: `${toldOfCar.en}.` })
}

const settledWords = {
  cleared: { zh: '调查结论：车辆嫌疑排除', en: 'Investigated: the suspicion of the car is lifted' },
  confirmed: { zh: '调查结论：嫌疑成立，车辆继续控制。您可以向车管所陈述、申辩', en: 'Investigated: the suspicion stands, and the car stays held. You may state your case to the vehicle office' },
} as const
const goesOn = { zh: '业务继续办理', en: 'The business goes on' }

/** What the settling of a case's suspicion does here: its investigation has its result, a cleared car is free again, and the applicant hears of it (M2.3.3). */
const settleSuspicion = async (context: Context, one: Case, { topics, result, note }: Settled): Promise<void> => {
  const { db, recorded } = context
  const outcome = topics[suspectedCar] ?? result
  for (const { area, id, car_area: carArea, vehicle_id: vehicleId } of (await store.ofCase(db, one.area, one.id)).filter((row) => row.outcome === null)) {
    const car = vehicleId === null ? undefined : await vehicles.lock(db, carArea, vehicleId)
    await store.settle(db, area, id, outcome, asOfficer(context).number, note, recorded())
    if (outcome === 'cleared' && car) await freeCar(context, car)
    const says = settledWords[outcome]
    const then = outcome === 'cleared' && one.suspicion === 'cleared' && isOpen(one) ? goesOn : undefined
    await tellHappened(context, one, { zh: '嫌疑调查有结论', en: 'the investigation is settled' }, {
      zh: [says, ...(then ? [then] : [])].map(({ zh }) => `${zh}。`).join(''), en: [says, ...(then ? [then] : [])].map(({ en }) => `${en}.`).join(' '),
    })
  }
}

/** What the page of any business of a vehicle says of suspicions. */
export const suspectable = {
  suspicions: vehicleSuspicions, onSuspicionOpened: openSuspicion, onSuspicionSettled: settleSuspicion,
} as const satisfies Partial<Service>
