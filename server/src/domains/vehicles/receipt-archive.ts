import { receiptArchive as receiptEndpoint } from '@changxing/contract/transfers.ts'
import { compareImages, issueReceipt, manifestHash, openArchive } from '@changxing/credentials/archive-package.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { officeOf } from '../../platform/office.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { openedTrustList } from '../licences/index.ts'
import { comeByWhenReceipted, goOnWhenInspected } from './go-on.ts'
import { bringing, originalsToScan } from './papers-to-scan.ts'
import { presentTransfer, typeWords } from './present-transfer.ts'
import { advance, lockTransfer, refuseUnlessNow, tellBuyer, type Pair } from './transfer.ts'
import { hindrancesOf } from './transfer-conditions.ts'
import * as files from './transfer-files.store.ts'

/** The images as they lie in the new place, in the manifest's order; undefined for one that cannot be opened. */
export const arrivedImages = async ({ platform, db }: Context, sending: files.Sending): Promise<readonly (Buffer | undefined)[]> => {
  const bytes = []
  for (const { file_id: fileId } of await files.images(
    db, sending,
  )) bytes.push((await openFile(platform, db, sending.area, fileId).catch(() => undefined))?.bytes)
  return bytes
}

/** What the pages that have arrived are by the signed manifest; none while no file was sent. */
export const arrivedPages = async (context: Context, transfer: Pair['transfer']): Promise<readonly { readonly type: string; readonly file_id: string }[]> => {
  if (!transfer.package) return []
  const { accepted } = openArchive(new Uint8Array(transfer.package), await openedTrustList(context.platform, context.db), verifyNative)
  const named = accepted?.images ?? []
  return (await files.images(context.db, transfer)).flatMap(({ position, file_id }) => (named[position] ? [{ type: named[position].type, file_id }] : []))
}

/** Everything in which what has arrived differs from what was signed. */
const alterations = async (context: Context, { transfer, outgoing }: Pair): Promise<readonly Reason[]> => {
  const opened = openArchive(new Uint8Array(transfer.package!), await openedTrustList(context.platform, context.db), verifyNative)
  if (!opened.accepted || !transfer.package!.equals(outgoing.package!)) {
    return [because(
      'M2.1.4', false,
      { zh: '档案清单的签名不符，请联系转出地重新发送', en: 'The signature of the manifest does not hold: ask the old place to send it again' },
      { refused: opened.refused ?? 'another-package' },
    )]
  }
  const found = compareImages(opened.accepted, await arrivedImages(context, transfer))
  return found.filter(({ state }) => state !== 'same').map(({ image }) => {
    const { zh, en } = typeWords(image.type)
    return because(
      'M2.1.4', false,
      {
        zh: `第 ${image.registration} 项“${zh}”第 ${image.page} 页与签名清单不一致`,
        en: `Entry ${image.registration}, “${en}”, page ${image.page}, is not what the manifest names`,
      },
      { registration: image.registration, type: image.type, page: image.page },
    )
  })
}

/**
 * The new place compares and receipts the file: the receipt is its signature over the manifest's hash. An altered image is named and nothing
 * is receipted. What else the comparison finds (violations, states) the owner is told exactly; it stands in the way of the plate, not of the receipt.
 */
export const receiptArchive = operation(receiptEndpoint, async (context, input) => {
  const { platform } = context
  const officer = asOfficer(context)
  const pair = await lockTransfer(context, input.area, input.transferId)
  const closed = refuseUnlessNow(context, pair, 'receive-archive')
  if (closed) return closed
  const { transfer } = pair
  context.concerns(input.area, `transfer:${transfer.id}`)
  const altered = await alterations(context, pair)
  if (altered.length > 0) return refused('archive-altered', altered)
  const hash = manifestHash(new Uint8Array(transfer.package!))
  if (Buffer.from(hash).toString('hex') !== input.manifestHash) {
    return refused(
      'manifest-mismatch',
      [because('M2.1.4', false, { zh: '您查看的清单与收到的不是同一份，请重新查看', en: 'The manifest you looked at is not the one that arrived: look again' })],
    )
  }
  const receivedAt = Math.floor(platform.clock.millis() / 1000)
  const office = officeOf(platform, transfer.area)
  const receipt = await issueReceipt(
    platform.keys.documentSigner(office, receivedAt),
    { transferId: transfer.id, manifestHash: hash, from: office, receivedAt, receivedBy: officer.number },
  )
  const hindrances = await hindrancesOf(context, transfer)
  const received = await advance(
    context, pair, 'receive-archive', { by: 'in-office', officerNumber: officer.number },
    { transfer: { receipt: Buffer.from(receipt), manifest_hash: Buffer.from(hash), hindrances, come_by: comeByWhenReceipted(context, transfer) } },
  )
  const done = await goOnWhenInspected(context, received)
  if (hindrances.length > 0) {
    await tellBuyer(
      context, transfer, { zh: '档案已到，另有事项须先处理', en: 'The file has arrived; something has to be settled first' },
      { zh: hindrances.map(({ says }) => says.zh).join('；'), en: hindrances.map(({ says }) => says.en).join('; ') },
    )
  } else if (done.transfer.state === 'archive-received') {
    const often = transfer.inspections_needed === 2 ? { zh: '再查验一次', en: 'its second inspection' } : { zh: '查验，只去一次', en: 'inspection, once' }
    const papers = bringing(await originalsToScan(context, transfer))
    const { come_by: comeBy } = done.transfer
    await tellBuyer(
      context, transfer, { zh: '档案已到，请来查验', en: 'The file has arrived: bring the car' },
      {
        zh: `业务 ${transfer.number}：请在 ${comeBy} 前开车到转入地车管所${often.zh}${papers.zh}。`,
        en: `Transfer ${transfer.number}: bring the car to the office of the new place by ${comeBy} for ${often.en}${papers.en}.`,
      },
    )
  }
  return presentTransfer(context, done)
})
