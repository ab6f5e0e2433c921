import { createHash } from 'node:crypto'
import { sendArchive as sendEndpoint } from '@changxing/contract/transfers.ts'
import { manifestHash } from '@changxing/credentials/archive-package.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import { bringWithinDays, remindDaysBefore } from '@changxing/rules/vehicles/transfer-limits.ts'
import { keepFile, openFile } from '../../platform/files/pictures.ts'
import { asOfficer, operation, refused, type Context } from '../../platform/operation.ts'
import { signedManifest } from './archive-manifest.ts'
import { contentsOf, missingWords, type Contents } from './archive.ts'
import { answerWithFile } from './conversation.ts'
import { plateForTheWay } from './plate-for-the-way.ts'
import { presentTransfer, typeWords } from './present-transfer.ts'
import { advance, inspectsFirst, lockTransfer, platesFirst, refuseUnlessNow, tellBuyer, type Pair } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import * as vehicles from './vehicles.store.ts'

/** The bytes of every image, and which of them are no longer what was scanned. */
const readImages = async ({ platform, db }: Context, { images }: Contents) => {
  const read = []
  for (const image of images) {
    // A file that cannot be opened any more was altered as much as one with another hash.
    const file = await openFile(platform, db, image.area, image.file_id).catch(() => undefined)
    const isSame = file !== undefined && createHash('sha256').update(file.bytes).digest().equals(image.sha256)
    read.push({ image, bytes: file?.bytes, isSame })
  }
  return read
}

const sendingOf = ({ transfer }: Pair) => ({
  transferId: transfer.id, to: transfer.area, edition: transfer.edition + 1, replaces: transfer.package && manifestHash(new Uint8Array(transfer.package)),
})

/**
 * The last day to bring the car (path C): thirty days from the day that its plates were handed in and a temporary one given. Where the file leaves a
 * week later or more, or is sent again, they begin anew, so that the offices' time takes nothing of the new owner's.
 */
const comeByWhenSent = ({ today }: Context, { transfer, outgoing }: Pair): string | null => {
  if (transfer.path !== 'C') return null
  const soon = transfer.package === null && outgoing.handed_in_on !== null && today < addDays(outgoing.handed_in_on, remindDaysBefore)
  return soon ? transfer.come_by : addDays(today, bringWithinDays)
}

/**
 * The old place's archive clerk confirms the images and sends the file: manifest signed, copies laid in the new place (M2.1.4). Refused with
 * every missing document named, when an image is not what was scanned, or when the car was not inspected here although it has to be,
 * or its plates were not taken (M2.1.5).
 * Sent again (M2.4.0), it is a sending with the next number, which names the one that it replaces; that one stays, with its receipt.
 */
export const sendArchive = operation(sendEndpoint, async (context, { area, transferId, contentHash }) => {
  const { db, platform, recorded } = context
  const officer = asOfficer(context)
  const pair = await lockTransfer(context, area, transferId)
  const closed = refuseUnlessNow(context, pair, 'send-archive')
  if (closed) return closed
  context.concerns(area, `transfer:${transferId}`)
  const { transfer, outgoing } = pair
  const row = await vehicles.lock(db, area, outgoing.vehicle_id)
  const contents = await contentsOf(db, area, outgoing.vehicle_id)
  if (contents.hash !== contentHash) return refused(
    'archive-changed',
    [because('M2.1.4', false, { zh: '档案在您查看后有变动，请重新查看后确认', en: 'The file has changed since you looked: look again, then confirm' })],
  )
  if (contents.missing.length > 0) return refused(
    'archive-incomplete', contents.missing.map((one) => because('M2.3.1', false, missingWords(one), one)),
  )
  if (await inspectsFirst(context, pair)) {
    return refused(
      'inspection-needed',
      [because(
        'M2.1.5', false,
        { zh: '在转出地申请的，先由转出地查验，再发出档案', en: 'Applied for in the old place: its office inspects the car before the file leaves' },
      )],
    )
  }
  if (platesFirst(pair)) {
    return refused('not-handed-in', [because(
      'M2.1.5', false, { zh: '在转出地申请的，先由窗口收回号牌、行驶证，再发出档案', en: 'Applied for in the old place: its counter takes plates and vehicle licence before the file leaves' },
    )])
  }
  const read = await readImages(context, contents)
  const altered = read.filter(({ isSame }) => !isSame)
  if (altered.length > 0) {
    return refused('archive-altered', altered.map(({ image }) => {
      const { zh, en } = typeWords(image.type)
      return because(
        'M2.1.4', false,
        { zh: `“${zh}”第 ${image.page} 页与扫描时不一致，请重新扫描`, en: `“${en}”, page ${image.page}, is not what was scanned: scan it again` },
        { type: image.type, page: image.page },
      )
    }))
  }
  const archive = await signedManifest(context, row, contents, sendingOf(pair))
  if (transfer.package) await files.keepEarlier(db, { ...transfer, package: transfer.package }, recorded())
  const edition = transfer.edition + 1
  for (const [position, { bytes }] of read.entries()) {
    const fileId = await keepFile(platform, db, { kind: 'system', task: 'vehicles.archive' }, transfer.area, 'image/jpeg', bytes!)
    await files.addImage(db, { ...transfer, edition }, position, fileId)
  }
  const sent = await advance(
    context, pair, 'send-archive', { by: 'out-office', officerNumber: officer.number },
    {
      transfer: {
        package: archive, edition, receipt: null, manifest_hash: null, come_by: comeByWhenSent(context, pair),
      },
      outgoing: { package: archive, sent_by: officer.number, sent_at: new Date(recorded()) },
    },
  )
  await answerWithFile(context, sent)
  const onTheWay = transfer.path === 'C' ? await plateForTheWay(context, sent, row) : undefined
  await tellBuyer(
    context, transfer, { zh: '转出地档案已发出', en: 'The file was sent' },
    {
      zh: `业务 ${transfer.number}：转出地已发出电子档案，转入地正在核对。${onTheWay?.zh ?? ''}`,
      en: `Transfer ${transfer.number}: the old place has sent the electronic file; the new place is comparing it.${onTheWay ? ` ${onTheWay.en}` : ''}`,
    },
  )
  return presentTransfer(context, sent)
})
