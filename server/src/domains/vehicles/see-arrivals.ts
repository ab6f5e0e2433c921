import type { Arrival } from '@changxing/contract/vehicles.ts'
import { myArrivals as endpoint } from '@changxing/contract/vehicles.ts'
import type { Words } from '@changxing/rules/words.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { openCaseOf } from '../cases/index.ts'
import * as arrivals from './arrivals.store.ts'
import { arrivingOf, paperElsewhere } from './arriving.ts'
import { temporaryPlateOfCase } from './papers.store.ts'
import { presentCar } from './present-vehicle.ts'

const groundWords: { readonly [Ground in arrivals.MoveGround]: Words } = {
  sale: { zh: '买来的', en: 'Bought' }, gift: { zh: '赠与的', en: 'A gift' }, inheritance: { zh: '继承的', en: 'Inherited' }, court: { zh: '法院裁判的', en: 'By a court' },
  other: { zh: '其他原因', en: 'Another way' }, 'own-move': { zh: '自己的车，随住所迁入', en: 'Your own, moving with you' },
}

/** The service by which a car moves in. */
export const moveInId = 'vehicles.move-in'

/** The case by which somebody has begun to move the car in; undefined while there is none. */
export const caseOfArrival = ({ db }: Pick<Context, 'db'>, { area, id, owner_area: home, owner_person_id: personId }: arrivals.ArrivalRow) =>
  openCaseOf(db, home, personId, moveInId, { kind: 'arrival', area, id })

const present = async (context: Context, row: arrivals.ArrivalRow): Promise<Arrival> => {
  const arriving = await arrivingOf(context, row)
  const { plate, brandModel, typeSays } = presentCar(arriving.old)
  const open = await caseOfArrival(context, row)
  const way = await temporaryPlateOfCase(context.db, row.out_area, row.out_case_id)
  return {
    area: row.area, arrivalId: row.id, plate, brandModel, typeSays, outArea: row.out_area, groundSays: groundWords[row.ground],
    bringBy: row.due_on, late: context.today > row.due_on, temporaryPlate: way ? { number: way.number, validUntil: way.valid_until } : null,
    paperArea: paperElsewhere(arriving) ?? null, openCase: open ? { area: open.area, caseId: open.caseId, isDraft: open.state === 'draft' } : null,
  }
}

/** The cars that the citizen has to move in, wherever that is; settled ones are among their vehicles. */
export const myArrivals = operation(endpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const rows = await arrivals.expectedOf(context.db, area, personId)
  const views: Arrival[] = []
  for (const row of rows) views.push(await present(context, row))
  return { arrivals: views }
})
