import { withdrawMyTransfer as withdrawEndpoint } from '@changxing/contract/transfers.ts'
import { stopTransfer as stopEndpoint } from '@changxing/contract/withdrawals.ts'
import { because } from '@changxing/rules/decision.ts'
import { allowedTransferActions } from '@changxing/rules/vehicles/transfer-states.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { ownScan } from './give-paper.ts'
import { presentMyTransfer, presentTransfer } from './present-transfer.ts'
import { isOpen, withdrawalsOf } from './present-withdrawal.ts'
import { actorOf, advance, lockPair, lockTransfer, mustBeVersion, notNow, recordBoth, refuseUnlessNow, tellBuyer, tellSeller, type Pair } from './transfer.ts'
import * as transfers from './transfers.store.ts'
import * as withdrawals from './withdrawals.store.ts'

/** A withdrawn transfer sets car and invoice free for another application. */
export const setFree = async (context: Context, { transfer }: Pair): Promise<void> => {
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

const askToConfirm = (context: Context, { transfer }: Pair, officer: string, words: string, signed: boolean): Promise<void> =>
  tellBuyer(context, transfer, { zh: '请确认：要撤回过户吗', en: 'Please confirm: withdraw the transfer?' }, {
    zh: `业务 ${transfer.number}：车管所窗口（警号 ${officer}）说您要求撤回：${words}。${signed ? '您签字的申请由另一名同事核对；您也可以直接确认。' : '请打开这笔过户，点“确认撤回”；确认前照常办理。'}不是您要求的，点“不是我要求的”。`,
    en: `Transfer ${transfer.number}: the counter (officer ${officer}) says that you want to withdraw: ${words}. ${signed
      ? 'Another officer looks at the request you signed; you may also confirm it yourself.'
      : 'Open the transfer and choose “Confirm the withdrawal”; until then it goes on.'} If you did not ask for it, choose “I did not ask for it”.`,
  })

/**
 * Later a counter proposes it, as the new owner asks: of the new place, or of the old one where it took the application (path C). Nothing stops
 * before the new owner has confirmed it, or another officer on the signed request (M2.4.1). Refusals: not-now, held, claimed-by-another,
 * request-not-scanned.
 */
export const stopTransfer = operation(stopEndpoint, async (context, { area, transferId, version, note, restsOn, requestFileId = null }) => {
  const { db, platform, recorded } = context
  const { number: officer } = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const { transfer } = pair
  mustBeVersion(transfer, version)
  const closed = refuseUnlessNow(context, pair, 'withdraw')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const signed = restsOn === 'signed-request'
  if (signed !== (requestFileId !== null)) {
    return refused('request-not-scanned', [because('M2.4.1', false, { zh: '书面申请须新车主签字并扫描；没有签字的，由新车主在手机上确认', en: 'A written request is signed by the new owner and scanned; without one the new owner confirms in the app' })])
  }
  const open = (await withdrawalsOf(db, transfer)).find(isOpen)
  // Who could not confirm in the app may still come and sign.
  if (open && (open.request_file !== null || !signed)) {
    return refused('not-now', [because('M2.4.1', false, { zh: '已有人提出撤回，等待确认', en: 'A withdrawal was proposed already and waits to be confirmed' }, { officer: open.officer_number })])
  }
  if (requestFileId !== null) await ownScan(context, requestFileId, 'requestFileId')
  if (open) await withdrawals.lapse(db, open.area, transferId, recorded())
  await withdrawals.propose(db, {
    area, id: newId(platform.clock), transfer_area: transfer.area, transfer_id: transferId, rests_on: restsOn, words: note, request_file: requestFileId, officer_number: officer,
  }, recorded())
  await recordBoth(context, transfer, {
    action: 'propose-withdrawal', state: transfer.state, by: actorOf(pair.side), officer_number: officer,
    says: signed ? { zh: '窗口提出撤回，附新车主签字的申请，等待确认', en: 'The counter proposes a withdrawal on a signed request; it waits to be confirmed' }
      : { zh: '窗口提出撤回，等新车主确认', en: 'The counter proposes a withdrawal; the new owner is asked to confirm it' },
  })
  await askToConfirm(context, pair, officer, note, signed)
  return presentTransfer(context, pair)
})
