import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Context } from '../../platform/operation.ts'
import { plateForTheWay } from './plate-for-the-way.ts'
import { renewTurn, tellBuyer, type Pair } from './transfer.ts'
import * as vehicles from './vehicles.store.ts'

/**
 * What held a transfer is decided: whose turn it is, reckoned anew. Where that moves the last day to bring the car on, the new owner is told the new day;
 * of a car that the old place has let go (path C) the plate for the way is seen to, by the rule for another one, and they are told until when it is good.
 */
export const goOnAfterHold = async (context: Context, pair: Pair, renew = renewTurn): Promise<Pair> => {
  const after = await renew(context, pair)
  const { transfer, outgoing } = after
  const { come_by: comeBy } = transfer
  if (isClosedTransfer(transfer.state) || comeBy === null || comeBy === pair.transfer.come_by || (transfer.path === 'C' && outgoing.handed_in_on === null)) return after
  const way = transfer.path !== 'C' ? { zh: '', en: '' } : await plateForTheWay(context, after, await vehicles.lock(context.db, outgoing.area, outgoing.vehicle_id))
  await tellBuyer(context, transfer, { zh: `期限顺延到 ${comeBy}`, en: `You have until ${comeBy}` }, {
    zh: `业务 ${transfer.number}：暂停的天数不算，车最迟 ${comeBy} 到转入地。${way.zh}`,
    en: `Transfer ${transfer.number}: the days on which it stood still do not count; the car has until ${comeBy} to be in the new place.${way.en && ` ${way.en}`}`,
  })
  return after
}
