import { createHash } from 'node:crypto'
import type { Tx } from '../../platform/database.ts'
import { openFile } from '../../platform/files/pictures.ts'
import type { Platform } from '../../platform/platform.ts'

/** Left 16 bytes of SM3 over the stored portrait: a credential carries it, so that a portrait fetched online can be matched. */
export const portraitDigest = async (platform: Platform, db: Tx, area: string, fileId: string): Promise<Buffer> => {
  const opened = await openFile(platform, db, area, fileId)
  if (!opened) throw new Error('the portrait is not in the file store')
  return createHash('sm3').update(opened.bytes).digest().subarray(0, 16)
}
