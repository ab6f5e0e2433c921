import { picture as seeEndpoint, uploadPicture as uploadEndpoint } from '@changxing/contract/files.ts'
import { callerOf } from '../../platform/actor.ts'
import { NoSuchRow } from '../../platform/database.ts'
import * as files from '../../platform/files/files.store.ts'
import { keepPicture, openFile } from '../../platform/files/pictures.ts'
import { operation, Problem, type Context } from '../../platform/operation.ts'
import * as pictures from './pictures.store.ts'

/** Whether the caller may see a picture for a reason that another domain knows. */
export type PictureAccess = (context: Context, area: string, fileId: string) => Promise<boolean>

const otherAccess: PictureAccess[] = []

/** A later domain says who else may see which picture (a portrait at the roadside). */
export const grantPictureAccess = (access: PictureAccess): void => {
  otherAccess.push(access)
}

/** Keeps an uploaded picture for its uploader, cleaned and encrypted. Problems: not-a-picture, picture-too-many-pixels. */
export const uploadPicture = operation(uploadEndpoint, async (context) => {
  const { actor, db, platform, upload } = context
  if (!upload || !('area' in actor)) throw new Problem('not-a-picture')
  const kept = await keepPicture(platform, db, actor, actor.area, upload)
  context.concerns(kept.area, `file:${kept.fileId}`)
  return kept
})

const reviewing = ['licence-review', 'registration', 'review-head', 'photo-capture', 'supervision']

const maySee = async (context: Context, area: string, fileId: string, owner: string): Promise<boolean> => {
  const { actor, db } = context
  if (owner === callerOf(actor)) return true
  if (actor.kind === 'citizen' && (await pictures.isDocumentOf(db, area, fileId, actor.personId))) return true
  if (
    actor.kind === 'officer' &&
    actor.area === area &&
    reviewing.some((post) => actor.posts.includes(post)) &&
    (await pictures.isInOfficeCase(db, area, fileId))
  )
    return true
  for (const access of otherAccess) if (await access(context, area, fileId)) return true
  return false
}

/**
 * A picture, for its owner, for the officers of a case that has it, and for whom another domain vouches. To all others it does not exist.
 * Each look is recorded.
 */
export const picture = operation(seeEndpoint, async (context, { area, fileId }) => {
  const row = await files.find(context.db, area, fileId)
  if (!row || !row.media_type.startsWith('image/') || !(await maySee(context, area, fileId, row.owner)))
    throw new NoSuchRow('cases.picture')
  const file = await openFile(context.platform, context.db, area, fileId)
  if (!file) throw new NoSuchRow('cases.picture')
  if (context.actor.kind !== 'citizen') context.concerns(area, `file:${fileId}`)
  return file.bytes
})
