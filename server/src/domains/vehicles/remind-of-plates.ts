import { remindsOfPlate } from '@changxing/rules/vehicles/temporary-plate.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { Context } from '../../platform/operation.ts'
import { tell } from '../notices/index.ts'
import * as arrivals from './arrivals.store.ts'
import * as papers from './papers.store.ts'
import { tellBuyer } from './transfer.ts'
import * as transfers from './transfers.store.ts'
import { wayPlateSays } from './way-plate-words.ts'

const titleOf = (until: string): Words => ({ zh: `临时号牌到 ${until} 为止`, en: `The temporary plate ends on ${until}` })

/** The plate to be named today, which is marked as named; none where it lasts until the car has to be there. */
const due = async ({ db, today }: Context, plate: papers.PlateInForce | undefined, comeBy: string) => {
  if (!plate || plate.reminded_on !== null) return undefined
  const { number, issued_on: issuedOn, valid_until: validUntil } = plate
  if (!remindsOfPlate({ issuedOn, validUntil, comeBy }, today)) return undefined
  await papers.markPlateReminded(db, plate, today)
  return { number, validUntil }
}

/** Whether the car is still on its way: once it was inspected in the new place nobody has to drive it there. */
const isUnderWay = ({ state, path }: transfers.TransferRow): boolean => path === 'C' && !isClosedTransfer(state) && state !== 'inspected'

/**
 * Reminds who drives a car to another city, once for each plate, of the day on which its temporary plate ends where insurance ends it before the car has
 * to be there: the reminder of that later day would come when nobody may drive any more (M2.3.6).
 */
export const remindOfPlates = async (context: Context, area: string): Promise<void> => {
  const { db, today } = context
  for (const row of (await transfers.openIncoming(db, area)).filter(isUnderWay)) {
    const { number, come_by: comeBy, out_area: outArea, id } = row
    if (comeBy === null) continue
    const plate = await due(context, await papers.temporaryPlateOf(db, outArea, id), comeBy)
    if (!plate) continue
    const { zh, en } = wayPlateSays(plate, comeBy)
    await tellBuyer(context, row, titleOf(plate.validUntil), { zh: `业务 ${number}：${zh}`, en: `Transfer ${number}: ${en}` })
  }
  for (const row of await arrivals.expected(db, area, today)) {
    const plate = await due(context, await papers.temporaryPlateOfCase(db, row.out_area, row.out_case_id), row.due_on)
    if (!plate) continue
    await tell(context, { area: row.owner_area, personId: row.owner_person_id }, {
      title: titleOf(plate.validUntil), body: wayPlateSays(plate, row.due_on, false), link: '/vehicles', sms: true,
    })
  }
}
