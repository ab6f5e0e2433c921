import { createHash } from 'node:crypto'
import { keepAt, openFile } from '../../platform/files/pictures.ts'
import type { Context } from '../../platform/operation.ts'
import * as archive from './archive.store.ts'

type Filing = Pick<Context, 'db' | 'platform' | 'recorded'>
type Picture = Pick<archive.ImageRow, 'file_id' | 'sha256' | 'bytes'>
type From = { readonly area: string; readonly fileId: string }

/** A page's picture where it is to lie: one that lies in another city is kept anew there. Throws when the picture is gone. */
export const pictureAt = async ({ db, platform }: Filing, { area, type }: Pick<archive.ImageRow, 'area' | 'type'>, from: From): Promise<Picture> => {
  const file = await openFile(platform, db, from.area, from.fileId)
  if (!file) throw new Error(`the picture of ${type} is gone`)
  const { bytes } = file
  const fileId = await keepAt(platform, db, { kind: 'system', task: 'vehicles.archive' }, area, file)
  return { file_id: fileId, sha256: createHash('sha256').update(bytes).digest(), bytes: bytes.length }
}

/** Files a picture as a page of a vehicle's file. */
export const filePage = async (context: Filing, page: Omit<archive.ImageRow, keyof Picture>, from: From): Promise<void> => {
  await archive.putImage(context.db, { ...page, ...(await pictureAt(context, page, from)) }, context.recorded())
}
