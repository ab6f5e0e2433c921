import type { Facts } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { countRejections, type Applicant, type Case, type Channel } from '../cases/index.ts'
import { personOf } from '../people/index.ts'
import * as licences from './licences.store.ts'
import { portraitDigest } from './portrait.ts'
import { eLicenceApplicationId } from './services/e-licence-application-id.ts'

/** The facts of the application rule from the record. At the counter rejected photos do not count: that is where they lead (M1.3.1). Somebody without a licence has nothing to apply with: `not-found`, named as the licence. */
export const whatApplicationNeeds = async (context: Context, { area, personId }: Applicant, _answers: Facts, channel: Channel): Promise<Facts> => {
  const [row, rejections] = await Promise.all([licences.ofPerson(context.db, area, personId), countRejections(context.db, area, personId, eLicenceApplicationId)])
  if (!row) throw new Problem('not-found', [{ field: 'licence', says: { zh: '没有查到您的驾驶证', en: 'No driving licence of yours was found' } }])
  return { area, states: row.states, photoRejections: channel === 'counter' ? 0 : rejections }
}

/** Issues the e-licence with the portrait of the case: the reviewed new photo, else the one kept at the office (M1.3.1). */
export const issueELicence = async (context: Context, approved: Case): Promise<Facts> => {
  const { db, platform } = context
  const { area, personId } = approved
  const row = await licences.ofPerson(db, area, personId)
  if (!row) throw new Error('an approved applicant has no licence')
  await licences.lock(db, area, row.id)
  const reviewed = approved.documents.find((document) => document.kind === 'photo')?.fileId
  const photo = (approved.answers['photoSource'] === 'new' ? reviewed : row.kept_photo) ?? undefined
  if (!photo) throw new Error('an approved case has no portrait')
  await licences.issue(db, { area, licenceId: row.id, caseId: approved.id, photo, portraitDigest: await portraitDigest(platform, db, area, photo), at: context.recorded() })
  if (photo === reviewed) await licences.keepPhoto(db, area, row.id, photo, context.recorded())
  const { nameMasked } = await personOf(platform, db, area, personId)
  return { eLicence: 'issued', holder: nameMasked, issuedOn: context.today }
}
