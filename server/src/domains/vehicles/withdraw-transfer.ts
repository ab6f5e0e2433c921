import { stopTransfer as stopEndpoint, withdrawMyTransfer as withdrawEndpoint } from '@changxing/contract/transfers.ts'
import { allowedTransferActions } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { actorOf, advance, lockPair, lockTransfer, mustBeVersion, notNow, refuseUnlessNow, tellBuyer, tellSeller, type Pair } from './transfer.ts'
import * as transfers from './transfers.store.ts'

/** A withdrawn transfer sets car and invoice free for another application. */
const setFree = async (context: Context, { transfer }: Pair): Promise<void> => {
  if (transfer.invoice_index) await transfers.freeInvoice(context.db, transfer.invoice_index)
  await tellSeller(
    context, transfer, { zh: '过户申请已撤回', en: 'The transfer was withdrawn' },
    { zh: `${transfer.plate_number} 的过户申请已撤回。`, en: `The transfer of ${transfer.plate_number} was withdrawn.` },
  )
}

/** The new owner withdraws, until the new place has accepted. */
export const withdrawMyTransfer = operation(withdrawEndpoint, async (context, { area, transferId }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  if (role !== 'buyer') throw new NoSuchRow('transfers.withdraw')
  const pair = await lockPair(context, area, transferId, 'in')
  context.concerns(area, `transfer:${transferId}`)
  if (!allowedTransferActions(pair.transfer.state, 'new-owner').includes('withdraw')) return refused(
    'not-now', [notNow(pair.transfer.state, 'withdraw')],
  )
  const withdrawn = await advance(context, pair, 'withdraw', { by: 'new-owner' })
  await setFree(context, withdrawn)
  return presentMyTransfer(context, withdrawn.transfer, 'buyer')
})

/** Later at the counter, as the new owner asks: of the new place, or of the old one where it took the application (path C); until the car is registered. */
export const stopTransfer = operation(stopEndpoint, async (context, { area, transferId, version, note }) => {
  const pair = await lockTransfer(context, area, transferId)
  mustBeVersion(pair.transfer, version)
  const closed = refuseUnlessNow(context, pair, 'withdraw')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const withdrawn = await advance(
    context, pair, 'withdraw',
    { by: actorOf(pair.side), officerNumber: asOfficer(context).number, says: { zh: `窗口办理撤回：${note}`, en: `Withdrawn at the counter: ${note}` } },
  )
  await setFree(context, withdrawn)
  await tellBuyer(
    context, withdrawn.transfer, { zh: '过户申请已撤回', en: 'Your transfer was withdrawn' },
    { zh: `业务 ${withdrawn.transfer.number} 已按您的要求撤回。`, en: `Transfer ${withdrawn.transfer.number} was withdrawn as you asked.` },
  )
  return presentTransfer(context, withdrawn)
})
