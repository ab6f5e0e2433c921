import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { asOfficer, type Context } from '../../platform/operation.ts'
import { inspectsFirst, type Pair } from './transfer.ts'
import { isShort, wayPlateOf } from './way-plate.ts'

/** What this office may do now about plates: take those that the car has, or give another for the way. */
export const plateSteps = async (context: Context, pair: Pair): Promise<readonly ('hand-in' | 'give-plate')[]> => {
  const { side, transfer, outgoing, holds } = pair
  if (side !== 'out' || transfer.path !== 'C' || isClosedTransfer(transfer.state) || holds.length > 0) return []
  if (!asOfficer(context).posts.some((post) => post === 'registration' || post === 'archive')) return []
  if (outgoing.handed_in_on === null) return (await inspectsFirst(context, pair)) ? [] : ['hand-in']
  const plate = await wayPlateOf(context, transfer)
  return isShort(transfer, plate, context.today) ? ['give-plate'] : []
}
