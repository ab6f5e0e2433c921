import { cityName } from '@changxing/rules/areas.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import { tell } from '../notices/index.ts'
import * as archive from './archive.store.ts'
import { lockArriving, paperElsewhere, statesBrought, type Arriving } from './arriving.ts'
import * as arrivals from './arrivals.store.ts'
import { carryFile, electronic, enterPlace, pageKey } from './move-vehicle.ts'
import { movePapers } from './papers.ts'
import { plateFor } from './plate-wish.ts'
import { enterBusiness } from './vehicle-record.ts'

/** Files what has come ahead of the car with its new row, then what the old place has filed since, and the remarks. */
const fileArrived = async (context: Context, { arrival, old }: Arriving, car: { readonly area: string; readonly id: string }): Promise<void> => {
  const pages = await arrivals.pages(context.db, arrival)
  for (const { arrival_id: _, ...page } of pages) await archive.putImage(context.db, { ...page, vehicle_id: car.id }, context.recorded())
  await carryFile(context, old, car, new Set(pages.map(pageKey)))
}

/**
 * The car that is expected moves in (M2.2.1): its new row with a new plate, the chain and the file carried over, the certificate noted, a new vehicle
 * licence, and the arrival settled, in one transaction over both areas. Problem: changed-meanwhile when it has just moved in, or the plate is taken.
 */
export const moveIn = async (context: Context, one: Case): Promise<Facts> => {
  const { db, today } = context
  const arriving = await lockArriving(context, one)
  const { arrival, old } = arriving
  if (arrival.settled_on !== null) throw new Problem('changed-meanwhile')
  const owner = { area: arrival.owner_area, personId: arrival.owner_person_id }
  const plate = await plateFor(context, arrival.area, old.plate_kind, one.answers)
  const paper = paperElsewhere(arriving)
  const car = await enterPlace(context, old, {
    area: arrival.area, owner, plate, states: statesBrought(arriving), paperArea: paper ?? arrival.area, remark: paper === undefined ? '' : electronic, transferId: null,
  })
  await fileArrived(context, arriving, car)
  const more = { caseId: one.id }
  const licence = await movePapers(context, old, car, `${old.plate_kind} ${plate}`, more)
  const [kind, note] = arrival.ground === 'own-move' ? ['change', '变更登记：迁入'] as const : ['transfer', '转移登记：转入'] as const
  await enterBusiness(context, { ...car, plate_kind: old.plate_kind, plate_number: plate }, kind, one,
    `${note}，自${cityName(old.area).zh}；原号牌 ${old.plate_number}；实物档案留存${cityName(paper ?? arrival.area).zh}`)
  await arrivals.settle(db, arrival, { on: today, caseId: one.id, vehicleId: car.id })
  if (arrival.ground !== 'own-move') {
    await tell(context, { area: old.owner_area, personId: old.owner_person_id }, {
      title: { zh: '您转出的车已转入', en: 'The car that you moved out has moved in' },
      body: { zh: `${old.plate_number} 已由新车主在${cityName(arrival.area).zh}登记。`, en: `${old.plate_number} is registered by its new owner in ${cityName(arrival.area).en}.` },
      link: null,
    })
  }
  return { vehicle: car.id, plate, formerPlate: old.plate_number, vehicleLicence: licence }
}
