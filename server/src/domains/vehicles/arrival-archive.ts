import { arrivalArchive as endpoint } from '@changxing/contract/arrivals.ts'
import { manifestHash, openArchive } from '@changxing/credentials/archive-package.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { operation, type Context } from '../../platform/operation.ts'
import { openedTrustList } from '../licences/index.ts'
import * as arrivals from './arrivals.store.ts'
import { presentManifest, typeWords } from './present-transfer.ts'

/** The list that the old place signed, as far as its signature holds. */
const signedList = async (context: Context, { package: archive, sent_at: sentAt }: arrivals.ArrivalRow) => {
  if (!archive || !sentAt) return { signature: 'none' as const, manifest: null }
  const bytes = new Uint8Array(archive)
  const { accepted } = openArchive(bytes, await openedTrustList(context.platform, context.db), verifyNative)
  if (!accepted) return { signature: 'refused' as const, manifest: null }
  return { signature: 'holds' as const, manifest: presentManifest(manifestHash(bytes), accepted, sentAt) }
}

/**
 * The electronic file of a car that is to move in, for who reviews it: each page as it came, and the signed list that it has to match (M2.4.2). Each
 * look is recorded, that at a page too.
 */
export const arrivalArchive = operation(endpoint, async (context, { area, arrivalId }) => {
  const arrival = await arrivals.byId(context.db, area, arrivalId)
  context.concerns(area, `arrival:${arrivalId}`)
  const pages = await arrivals.pages(context.db, arrival)
  return {
    area, arrivalId, outArea: arrival.out_area, ...(await signedList(context, arrival)),
    pages: pages.map(({ registration_seq: registration, type, page, file_id: fileId, sha256, bytes }) =>
      ({ registration, type, typeSays: typeWords(type), page, fileId, sha256: sha256.toString('hex'), bytes })),
  }
})
