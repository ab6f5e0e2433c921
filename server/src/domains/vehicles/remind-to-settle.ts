import { addDays } from '@changxing/rules/civil-date.ts'
import { remindDaysBefore } from '@changxing/rules/vehicles/transfer-limits.ts'
import type { TransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import { sellersEnd } from './may-object.ts'
import * as objections from './objections.store.ts'
import { tellBuyer, tellSeller } from './transfer.ts'
import { turnNow } from './transfer-clock.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as transfers from './transfers.store.ts'

/** Where the car itself is waited for. */
const carToBring: { readonly [State in TransferState]?: Words } = {
  'archive-requested': { zh: '请开车到转出地车管所查验，交回号牌、行驶证', en: 'Bring the car to the office of the old place, for inspection and to hand in plates and licence' },
  'archive-received': { zh: '请开车到转入地车管所查验', en: 'Bring the car to the office of the new place for inspection' },
}

/** What the new owner still has to do, one after another. */
const stillToDo = async (context: Context, row: transfers.TransferRow): Promise<Words> => {
  const left = [...[carToBring[row.state] ?? []].flat(), ...(await hindrancesOf(context, row)).map(({ says }) => says)]
  return { zh: left.map(({ zh }) => zh).join('；'), en: left.map(({ en }) => en).join('; ') }
}

const remind = async (context: Context, row: transfers.TransferRow, lastDay: string): Promise<void> => {
  const { number } = row
  const { zh, en } = await stillToDo(context, row)
  await tellBuyer(context, row, { zh: `请在 ${lastDay} 前办完剩下的事项`, en: `Settle what is left by ${lastDay}` }, {
    zh: `业务 ${number}：${zh}。请在 ${lastDay} 前办完；过了这天还没有办的，原车主可以申请终止。`,
    en: `Transfer ${number}: ${en}. Settle this by ${lastDay}; after that the seller may ask for the end.`,
  })
  await tellSeller(context, row, { zh: `新车主最迟 ${lastDay} 办完`, en: `The new owner has until ${lastDay}` }, {
    zh: `业务 ${number}：还有新车主要办的事项，最迟 ${lastDay}。过了这天还没有办、买卖没有成的，您可以打开这笔过户申请终止。`,
    en: `Transfer ${number}: something is left for the new owner, until ${lastDay}. If the sale has come to nothing by then, open the transfer and ask for its end.`,
  })
}

const tellOver = async (context: Context, row: transfers.TransferRow, lastDay: string): Promise<void> => {
  const { number } = row
  const { zh, en } = await stillToDo(context, row)
  await tellBuyer(context, row, { zh: `期限 ${lastDay} 已过`, en: `Your time ended on ${lastDay}` }, {
    zh: `业务 ${number}：${zh}。这些应在 ${lastDay} 前办完，请尽快办；原车主现在可以申请终止，终止前会先问您。`,
    en: `Transfer ${number}: ${en}. This was to be settled by ${lastDay}. Please do so soon; the seller may now ask for the end, and you are heard before it ends.`,
  })
  await tellSeller(context, row, { zh: '新车主没有按期办', en: 'The new owner is late' }, {
    zh: `业务 ${number}：到 ${lastDay} 新车主还没有办完。买卖没有成的，请打开这笔过户，点“买卖没有成，申请终止”；还要办的，请催新车主。`,
    en: `Transfer ${number}: by ${lastDay} the new owner had not settled what is left. If the sale came to nothing, open the transfer and choose “The sale came to nothing: end it”; otherwise ask the new owner to hurry.`,
  })
}

/**
 * Reminds both people, once for each day, of the last day on which the new owner does what nothing but the seller's right gives a day to: the car was
 * brought and passed, and originals are still to be shown or something settled, thirty days from then; or it is not called for yet, thirty days from the
 * application (`lastDayOfNewOwner`). And tells them, once, that it is over (M2.3.4). Not while something holds the transfer.
 */
export const remindToSettle = async (context: Context, area: string): Promise<void> => {
  const { db, today } = context
  for (const row of await transfers.waitingForOwner(db, area)) {
    const { duty } = turnNow(row, (await hindrancesOf(context, row)).length > 0, today)
    const { lastDay, ownersTurn } = await sellersEnd(context, row, await objections.ofTransfer(db, area, row.id), duty)
    if (!ownersTurn || today < addDays(lastDay, -remindDaysBefore)) continue
    if (today <= lastDay) {
      if (row.reminded_for === lastDay) continue
      await transfers.markReminded(db, area, row.id, lastDay)
      await remind(context, row, lastDay)
    } else if (row.over_told_for !== lastDay) {
      await transfers.markToldOver(db, area, row.id, lastDay)
      await tellOver(context, row, lastDay)
    }
  }
}
