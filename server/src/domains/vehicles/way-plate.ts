import type { Context } from '../../platform/operation.ts'
import * as papers from './papers.store.ts'
import type { TransferRow } from './transfers.store.ts'
import type { WayPlate } from './way-plate-words.ts'

/** The plate with which the car is driven from the old place to the new one; null where it has none. */
export const wayPlateOf = async ({ db }: Pick<Context, 'db'>, { out_area: outArea, id }: Pick<TransferRow, 'out_area' | 'id'>): Promise<WayPlate> => {
  const plate = await papers.temporaryPlateOf(db, outArea, id)
  return plate ? { number: plate.number, validUntil: plate.valid_until } : null
}

/** Whether the plate that the car has is not good until it has to be there, or has ended. */
export const isShort = ({ come_by: comeBy }: Pick<TransferRow, 'come_by'>, plate: WayPlate, today: string): boolean =>
  plate === null || plate.validUntil < today || (comeBy !== null && plate.validUntil < comeBy)
