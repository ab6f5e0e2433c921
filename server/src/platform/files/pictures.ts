import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { callerOf, type Actor } from '../actor.ts'
import type { Tx } from '../database.ts'
import { newId } from '../ids.ts'
import { Problem } from '../operation.ts'
import type { Platform } from '../platform.ts'
import * as files from './files.store.ts'

export const maxPixels = 50_000_000
const longestSidePx = 4000
const formats = new Set(['jpeg', 'png', 'webp'])

export type KeptPicture = { readonly area: string; readonly fileId: string; readonly widthPx: number; readonly heightPx: number; readonly bytes: number }

/**
 * Reads what the bytes really are, bounds the pixels before decoding them, turns the picture upright and encodes it anew as JPEG without metadata.
 * Problems: not-a-picture, picture-too-many-pixels.
 */
const cleanPicture = async (bytes: Buffer) => {
  const header = await sharp(bytes, { limitInputPixels: false }).metadata().catch(() => undefined)
  if (!header?.format || !formats.has(header.format) || !header.width || !header.height) throw new Problem('not-a-picture')
  if (header.width * header.height > maxPixels) throw new Problem('picture-too-many-pixels')
  const { data, info } = await sharp(bytes, { limitInputPixels: maxPixels })
    .rotate()
    .flatten({ background: '#ffffff' })
    .resize({ width: longestSidePx, height: longestSidePx, fit: 'inside', withoutEnlargement: true })
    .jpeg({ quality: 90 })
    .toBuffer({ resolveWithObject: true })
    .catch(() => {
      throw new Problem('not-a-picture')
    })
  return { data, widthPx: info.width, heightPx: info.height }
}

/** Stores bytes encrypted under the present data key; the row is part of the caller's transaction. */
export const keepFile = async (
  platform: Platform, db: Tx, owner: Actor, area: string, mediaType: string, bytes: Buffer, size?: { readonly widthPx: number; readonly heightPx: number },
): Promise<string> => {
  const id = newId(platform.clock)
  const sealed = platform.box.seal(bytes, `platform.files/${area}/${id}`)
  await platform.files.put(area, id, sealed)
  await files.insert(db, {
    area, id, owner: callerOf(owner), media_type: mediaType, width_px: size?.widthPx ?? null, height_px: size?.heightPx ?? null, bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest(), made_at: platform.clock.recorded(),
  })
  return id
}

/** Cleans and keeps a picture. */
export const keepPicture = async (platform: Platform, db: Tx, owner: Actor, area: string, bytes: Buffer): Promise<KeptPicture> => {
  const { data, widthPx, heightPx } = await cleanPicture(bytes)
  const fileId = await keepFile(platform, db, owner, area, 'image/jpeg', data, { widthPx, heightPx })
  return { area, fileId, widthPx, heightPx, bytes: data.length }
}

export type OpenedFile = { readonly row: files.FileRow; readonly bytes: Buffer }

/** The clear bytes of a file, or undefined when there is none. Who may see it is the caller's question. */
export const openFile = async (platform: Platform, db: Tx, area: string, id: string): Promise<OpenedFile | undefined> => {
  const row = await files.find(db, area, id)
  if (!row) return undefined
  const sealed = await platform.files.get(area, id)
  return { row, bytes: platform.box.open(sealed, `platform.files/${area}/${id}`) }
}

/** A file where it is to lie: one that lies in another area is kept anew there, for this owner. Answers its id there. */
export const keepAt = async (platform: Platform, db: Tx, owner: Actor, area: string, { row, bytes }: OpenedFile): Promise<string> => {
  if (row.area === area) return row.id
  const size = row.width_px !== null && row.height_px !== null ? { widthPx: row.width_px, heightPx: row.height_px } : undefined
  return keepFile(platform, db, owner, area, row.media_type, bytes, size)
}
