import {
  archiveImage as imageEndpoint, archivePackage as packageEndpoint, myArchivePackage as myEndpoint,
} from '@changxing/contract/transfers.ts'
import { packArchiveFile, manifestHash, openArchive } from '@changxing/credentials/archive-package.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { currentTrustList, openedTrustList } from '../licences/index.ts'
import * as inspections from './inspections.store.ts'
import { arrivedImages } from './receipt-archive.ts'
import { transferOf } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'

const copyOf = (bytes: Buffer | undefined): Uint8Array | null => (bytes ? new Uint8Array(bytes) : null)

/** The signed records of the inspections of this transfer, at whichever place. */
const signedInspections = async ({ db }: Context, { area, out_area: outArea, id }: transfers.TransferRow): Promise<readonly Uint8Array[]> => {
  const rows = [...(await inspections.ofTransfer(db, outArea, id)), ...(await inspections.ofTransfer(db, area, id))]
  return rows.flatMap(({ record }) => (record ? [new Uint8Array(record)] : []))
}

const pack = async (
  context: Context, transfer: transfers.TransferRow, sent: { readonly package: Buffer | null; readonly receipt: Buffer | null }, images: readonly (Buffer | undefined)[],
): Promise<Uint8Array> => {
  if (!sent.package) throw new NoSuchRow('transfers.package')
  return packArchiveFile({
    archive: new Uint8Array(sent.package), receipt: sent.receipt && new Uint8Array(sent.receipt),
    trustList: await currentTrustList(context.platform, context.db), files: images.map(copyOf), inspections: await signedInspections(context, transfer),
  })
}

/** Both offices: everything as one file that proves itself offline; an earlier sending as well as the newest. */
export const archivePackage = operation(packageEndpoint, async (context, { area, transferId, edition }) => {
  const { transfer } = await transferOf(context, area, transferId)
  context.concerns(area, `archive-package:${transferId}`)
  const wanted = edition === undefined ? transfer.edition : Number(edition)
  const sent = wanted === transfer.edition ? transfer : (await files.earlier(context.db, transfer.area, transferId)).find((one) => one.edition === wanted)
  if (!sent) throw new NoSuchRow('transfers.package')
  return pack(context, transfer, sent, await arrivedImages(context, { ...transfer, edition: wanted }))
})

/** The new owner: package and receipt with all hashes; former owners' papers stay with the offices. */
export const myArchivePackage = operation(myEndpoint, async (context, { area, transferId }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  const transfer = await transfers.byId(context.db, area, transferId)
  if (role !== 'buyer' || !transfer.package) throw new NoSuchRow('transfers.my-package')
  const manifest = openArchive(new Uint8Array(transfer.package), await openedTrustList(context.platform, context.db), verifyNative).accepted
  context.concerns(area, `archive-package:${Buffer.from(manifestHash(new Uint8Array(transfer.package))).toString('hex')}`)
  return pack(context, transfer, transfer, (manifest?.images ?? []).map(() => undefined))
})

/** One page as it arrived, for the desk. */
export const archiveImage = operation(imageEndpoint, async (context, { area, transferId, position }) => {
  const { transfer } = await transferOf(context, area, transferId)
  const image = (await arrivedImages(context, transfer))[Number(position)]
  if (!image) throw new NoSuchRow('transfers.image')
  context.concerns(area, `archive-image:${transferId}:${position}`)
  return new Uint8Array(image)
})
