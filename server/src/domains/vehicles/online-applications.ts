import type { Context } from '../../platform/operation.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'

/**
 * How often this person has applied online for the car since it has had its owner: strangers, or a sale of before, take nothing from who buys it now.
 */
export const onlineApplications = async (
  { db }: Pick<Context, 'db'>, car: { readonly area: string; readonly id: string }, buyer: { readonly area: string; readonly personId: string },
): Promise<number> => {
  const owned = (await vehicles.chain(db, car.area, car.id)).findLast(({ kind }) => kind === 'registration' || kind === 'transfer')
  return transfers.countOnline(db, car.area, car.id, owned?.registered_on ?? null, await transfers.boughtBy(db, buyer.area, buyer.personId))
}
