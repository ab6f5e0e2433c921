import { createHash } from 'node:crypto'
import { keepFile, openFile } from '../../platform/files/pictures.ts'
import type { Context } from '../../platform/operation.ts'
import * as archive from './archive.store.ts'

type Filing = Pick<Context, 'db' | 'platform' | 'recorded'>

/** Files a picture as a page of a vehicle's file; one that lies in another city is kept anew where the vehicle is. Throws when the picture is gone. */
export const filePage = async (
  { db, platform, recorded }: Filing, page: Omit<archive.ImageRow, 'file_id' | 'sha256' | 'bytes'>, from: { readonly area: string; readonly fileId: string },
): Promise<void> => {
  const file = await openFile(platform, db, from.area, from.fileId)
  if (!file) throw new Error(`the picture of ${page.type} is gone`)
  const { row: { media_type: mediaType }, bytes } = file
  const fileId = from.area === page.area ? from.fileId : await keepFile(platform, db, { kind: 'system', task: 'vehicles.archive' }, page.area, mediaType, bytes)
  await archive.putImage(db, { ...page, file_id: fileId, sha256: createHash('sha256').update(bytes).digest(), bytes: bytes.length }, recorded())
}
