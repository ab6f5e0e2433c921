import { acceptTransfer as acceptEndpoint } from '@changxing/contract/transfers.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { acceptAtOnce, invoiceReasons } from './apply-for-transfer.ts'
import { presentTransfer } from './present-transfer.ts'
import { lockTransfer, mustBeVersion, refuseUnlessNow } from './transfer.ts'
import type { Ground } from './transfer-route.ts'
import * as transfers from './transfers.store.ts'
import { blockingReasons, openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** The new place accepts, and the platform asks the old place for the file. What blocks the car, or speaks against the invoice by now, is said in full. */
export const acceptTransfer = operation(acceptEndpoint, async (context, { area, transferId, version }) => {
  asOfficer(context)
  const { db, platform } = context
  const pair = await lockTransfer(context, area, transferId)
  const { transfer } = pair
  mustBeVersion(transfer, version)
  const closed = refuseUnlessNow(context, pair, 'accept')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const vehicle = await vehicles.byId(db, transfer.out_area, transfer.out_vehicle_id)
  const blocked = blockingReasons(vehicle, context.today)
  if (blocked.length > 0) return refused('blocked', blocked)
  if (transfer.invoice_result === 'unknown' && transfer.invoice) {
    const [code = '', number = ''] = platform.box.open(
      transfer.invoice, `vehicles.transfers/${transfer.area}/${transfer.id}/invoice`,
    ).toString('utf8').split(' ')
    const { identityNumber: buyerNumber } = await personOf(platform, db, transfer.buyer_area, transfer.buyer_person_id)
    const given = {
      ground: transfer.ground as Ground, invoice: { code, number }, tradeArea: transfer.trade_area ?? undefined, inArea: transfer.area,
      buyerNumber,
    }
    const checked = await invoiceReasons(context, given, openVehicle(platform, vehicle).vin)
    if (checked.reasons.length > 0) return refused('invoice-denied', checked.reasons)
    if (checked.result !== 'unknown') await transfers.save(db, { ...transfer, invoice_result: checked.result }, context.recorded())
  }
  return presentTransfer(context, await acceptAtOnce(context, transfer, 'in'))
})
