import { cityName } from '@changxing/rules/areas.ts'
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
import { bringing, originalsToScan } from './papers-to-scan.ts'
import { temporaryPlateOfCase } from './papers.store.ts'
import { remindOfPlates } from './remind-of-plates.ts'
import { remindToSettle } from './remind-to-settle.ts'
import { tellBuyer, tellSeller } from './transfer.ts'
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

/** Before the last day both are reminded of it: the new owner to bring the car, the seller of what may be done after. */
const remindOfLastDay = async (context: Context, row: transfers.TransferRow, dueOn: string): Promise<void> => {
  const { area, number, path } = row
  const papers = bringing(await originalsToScan(context, row))
  const way = path === 'C' ? plateReminder(await wayPlateOf(context, row), dueOn, context.today) : undefined
  await tellBuyer(context, row, { zh: `请在 ${dueOn} 前开车到转入地`, en: `Bring the car by ${dueOn}` }, {
    zh: `业务 ${number}：档案已在转入地，请在 ${dueOn} 前开车到转入地车管所查验、登记${papers.zh}。${way?.zh ?? ''}`,
    en: `Transfer ${number}: the file is in the new place. Bring the car to its office by ${dueOn}${papers.en}.${way ? ` ${way.en}` : ''}`,
  })
  const city = cityName(area)
  await tellSeller(context, row, { zh: `新车主最迟 ${dueOn} 把车开来`, en: `The new owner has until ${dueOn}` }, {
    zh: `业务 ${number}：新车主应在 ${dueOn} 前把车开到${city.zh}。过了这天还没有办、买卖没有成的，您可以打开这笔过户申请终止。`,
    en: `Transfer ${number}: the new owner has until ${dueOn} to bring the car to ${city.en}. If the sale has come to nothing by then, open the transfer and ask for its end.`,
  })
}

/** The last day is over: the new owner should come, the seller may ask for the end. */
const tellOver = async (context: Context, row: transfers.TransferRow, dueOn: string): Promise<void> => {
  const { number } = row
  await tellBuyer(context, row, { zh: `期限 ${dueOn} 已过`, en: `Your time ended on ${dueOn}` }, {
    zh: `业务 ${number}：车应在 ${dueOn} 前到转入地查验合格，现在还没有。请尽快开车到转入地车管所；原车主现在可以申请终止，终止前会先问您。`,
    en: `Transfer ${number}: the car was to pass inspection in the new place by ${dueOn} and has not. Please bring it to the office there soon; the seller may now ask for the end, and you are heard before it ends.`,
  })
  await tellSeller(context, row, { zh: '新车主没有按期办', en: 'The new owner is late' }, {
    zh: `业务 ${number}：到 ${dueOn} 车还没有在转入地查验合格。买卖没有成的，请打开这笔过户，点“买卖没有成，申请终止”；还要办的，请催新车主。`,
    en: `Transfer ${number}: by ${dueOn} the car had not passed inspection in the new place. If the sale came to nothing, open the transfer and choose “The sale came to nothing: end it”; otherwise ask the new owner to hurry.`,
  })
}

/**
 * Reminds both people of a transfer, once, of the last day on which the new owner brings the car to the new place, or shows and settles what is still
 * wanted, and tells them, once, that it is over; another day, as of a file that is sent again, is another reminder. And who has to move a car in, and
 * who drives on a temporary plate that ends before.
 */
export const remindOwnersTask: Task = async ({ platform, transaction }) => {
  const task = 'vehicles.remind-owners'
  const today = platform.clock.today()
  for (const area of new Set(platform.config.issuers.map((issuer) => issuer.slice(0, 6)))) {
    await transaction(async (db) => {
      const context = asSystem(platform, db, task)
      await remindOfArrivals(context, area)
      for (const row of await transfers.toRemind(db, area, today, addDays(today, remindDaysBefore))) {
        await transfers.markReminded(db, area, row.id, row.due_on!)
        await remindOfLastDay(context, row, row.due_on!)
      }
      for (const row of await transfers.toTellOver(db, area, today)) {
        await transfers.markToldOver(db, area, row.id, row.due_on!)
        await tellOver(context, row, row.due_on!)
      }
      await remindToSettle(context, area)
      await remindOfPlates(context, area)
    })
  }
}
