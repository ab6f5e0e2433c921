import { acceptTransfer as acceptEndpoint } from '@changxing/contract/transfers.ts'
import { operation, refused, Refusal } from '../../platform/operation.ts'
import { acceptAtOnce } from './apply-for-transfer.ts'
import { presentTransfer } from './present-transfer.ts'
import { lockTransfer, mustBeVersion, refuseUnlessNow } from './transfer.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import { askBeforeStep } from './transfer-invoice.ts'

/** The new place accepts, and the platform asks the old place for the file. What blocks the car, lacks, or speaks against the invoice by now, is said in full. */
export const acceptTransfer = operation(acceptEndpoint, async (context, { area, transferId, version }) => {
  const pair = await lockTransfer(context, area, transferId)
  mustBeVersion(pair.transfer, version)
  const closed = refuseUnlessNow(context, pair, 'accept')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const blocked = await hindrancesOf(context, pair.transfer)
  if (blocked.length > 0) return refused('blocked', blocked)
  const asked = await askBeforeStep(context, pair.transfer)
  return asked instanceof Refusal ? asked : presentTransfer(context, await acceptAtOnce(context, asked, 'in'))
})
