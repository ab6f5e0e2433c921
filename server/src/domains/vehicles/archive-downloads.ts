import {
  archiveImage as imageEndpoint, archivePackage as packageEndpoint, myArchivePackage as myEndpoint,
} from '@changxing/contract/transfers.ts'
import { packArchiveFile, manifestHash, openArchive } from '@changxing/credentials/archive-package.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { currentTrustList, openedTrustList } from '../licences/index.ts'
import { arrivedImages } from './receipt-archive.ts'
import { transferOf } from './transfer.ts'
import * as transfers from './transfers.store.ts'

const copyOf = (bytes: Buffer | undefined): Uint8Array | null => (bytes ? new Uint8Array(bytes) : null)

const pack = async (context: Context, transfer: transfers.TransferRow, images: readonly (Buffer | undefined)[]): Promise<Uint8Array> => {
  if (!transfer.package) throw new NoSuchRow('transfers.package')
  return packArchiveFile({
    archive: new Uint8Array(transfer.package), receipt: transfer.receipt && new Uint8Array(transfer.receipt),
    trustList: await currentTrustList(context.platform, context.db), files: images.map(copyOf),
  })
}

/** Both offices: everything as one file that proves itself offline. */
export const archivePackage = operation(packageEndpoint, async (context, { area, transferId }) => {
  const { transfer } = await transferOf(context, area, transferId)
  context.concerns(area, `archive-package:${transferId}`)
  return pack(context, transfer, await arrivedImages(context, transfer.area, transferId))
})

/** The new owner: package and receipt with all hashes; former owners' papers stay with the offices. */
export const myArchivePackage = operation(myEndpoint, async (context, { area, transferId }) => {
  const { area: home, personId } = asCitizen(context)
  const { role } = await transfers.partOf(context.db, home, personId, area, transferId)
  const transfer = await transfers.byId(context.db, area, transferId)
  if (role !== 'buyer' || !transfer.package) throw new NoSuchRow('transfers.my-package')
  const manifest = openArchive(new Uint8Array(transfer.package), await openedTrustList(context.platform, context.db), verifyNative).accepted
  context.concerns(area, `archive-package:${Buffer.from(manifestHash(new Uint8Array(transfer.package))).toString('hex')}`)
  return pack(context, transfer, (manifest?.images ?? []).map(() => undefined))
})

/** One page as it arrived, for the desk. */
export const archiveImage = operation(imageEndpoint, async (context, { area, transferId, position }) => {
  const { transfer } = await transferOf(context, area, transferId)
  const image = (await arrivedImages(context, transfer.area, transferId))[Number(position)]
  if (!image) throw new NoSuchRow('transfers.image')
  context.concerns(area, `archive-image:${transferId}:${position}`)
  return new Uint8Array(image)
})
