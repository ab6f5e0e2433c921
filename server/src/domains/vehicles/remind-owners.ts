import { addDays } from '@changxing/rules/civil-date.ts'
import { remindDaysBefore } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { Words } from '@changxing/rules/words.ts'
import { asSystem } from '../../platform/as-system.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import type { Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import * as arrivals from './arrivals.store.ts'
import { arrivingOf } from './arriving.ts'
import { caseOfArrival } from './see-arrivals.ts'
import { temporaryPlateOfCase } from './papers.store.ts'
import { tellBuyer } from './transfer.ts'
import * as transfers from './transfers.store.ts'
import { wayPlateOf } from './way-plate.ts'
import { plateReminder, type WayPlate } from './way-plate-words.ts'

/** Before the time is over, and when it is. */
const arrivalWords = (row: arrivals.ArrivalRow, number: string, plate: WayPlate, today: string): { readonly title: Words; readonly body: Words } => {
  const way = plateReminder(plate, row.due_on, today, false)
  return today < row.due_on
    ? {
      title: { zh: `请在 ${row.due_on} 前办转入`, en: `Move the car in by ${row.due_on}` },
      body: {
        zh: `从外市转出的 ${number} 还没有办转入，请在 ${row.due_on} 前申请、开车查验。${way.zh}`,
        en: `${number}, which has left another city, has not moved in yet. Apply and bring the car by ${row.due_on}. ${way.en}`,
      },
    }
    : {
      title: { zh: `转入期限到 ${row.due_on} 为止`, en: `The time for moving in ends on ${row.due_on}` },
      body: {
        zh: `从外市转出的 ${number} 还没有办转入。过了 ${row.due_on} 仍可办理。${way.zh}`,
        en: `${number}, which has left another city, has not moved in yet. After ${row.due_on} it still can. ${way.en}`,
      },
    }
}

/** Reminds who has to move a car in, a week before the time is over and on its last day; not who has applied. */
const remindOfArrivals = async (context: Context, area: string): Promise<void> => {
  const { db, today } = context
  for (const row of await arrivals.toRemind(db, area, today, addDays(today, remindDaysBefore))) {
    const open = await caseOfArrival(context, row)
    if (open && open.state !== 'draft') continue
    const { old } = await arrivingOf(context, row)
    await arrivals.markReminded(db, row, today < row.due_on ? 'before' : 'on-the-day')
    const plate = await temporaryPlateOfCase(db, row.out_area, row.out_case_id)
    const way = plate ? { number: plate.number, validUntil: plate.valid_until } : null
    await tell(context, { area: row.owner_area, personId: row.owner_person_id }, { ...arrivalWords(row, old.plate_number, way, today), link: '/vehicles', sms: true })
  }
}

/** Reminds new owners, once, of the last day on which they bring the car to the new place; a file that is sent again gives another day; and who has to move a car in. */
export const remindOwnersTask: Task = async ({ platform, transaction }) => {
  const task = 'vehicles.remind-owners'
  const today = platform.clock.today()
  for (const area of new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))) {
    await transaction(async (db) => {
      await remindOfArrivals(asSystem(platform, db, task), area)
      for (const row of await transfers.toRemind(db, area, today, addDays(today, remindDaysBefore))) {
        await transfers.markReminded(db, area, row.id, row.due_on!)
        const context = asSystem(platform, db, task)
        const way = plateReminder(await wayPlateOf(context, row), row.due_on!, today)
        await tellBuyer(context, row, { zh: `请在 ${row.due_on} 前开车到转入地`, en: `Bring the car by ${row.due_on}` }, {
          zh: `业务 ${row.number}：档案已在转入地，请在 ${row.due_on} 前开车到转入地车管所查验、登记。${way.zh}`,
          en: `Transfer ${row.number}: the file is in the new place. Bring the car to its office by ${row.due_on}. ${way.en}`,
        })
      }
    })
  }
}
