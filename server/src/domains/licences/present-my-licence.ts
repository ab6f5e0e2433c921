import { myLicence as myLicenceEndpoint, type MyLicence } from '@changxing/contract/e-licences.ts'
import { displayOf } from '@changxing/rules/licences/states.ts'
import { instantText } from '../../platform/clock.ts'
import { asCitizen, operation, type Context } from '../../platform/operation.ts'
import { countRejections, openCaseOf } from '../cases/index.ts'
import { displayWords, openFileOf, presentFaces, type LicenceFile } from './licence-file.ts'
import * as licences from './licences.store.ts'
import { eLicenceApplicationId } from './services/e-licence-application-id.ts'

/** The licence as its holder sees it. */
export const presentMyLicence = async (context: Context, file: LicenceFile): Promise<MyLicence> => {
  const { row } = file
  const { db } = context
  const open = await openCaseOf(db, row.area, row.person_id, eLicenceApplicationId)
  const display = displayOf(row.states)
  const issued = row.e_issued_at !== null
  return {
    area: row.area, licenceId: row.id, faces: presentFaces(file), display, displaySays: displayWords[display],
    eLicence: issued ? (display === 'none' ? 'removed' : 'issued') : open ? 'waiting' : 'none',
    issuedAt: row.e_issued_at && instantText(row.e_issued_at),
    photoRejections: await countRejections(db, row.area, row.person_id, eLicenceApplicationId),
    hasKeptPhoto: row.kept_photo !== null, openCase: open ? { area: open.area, caseId: open.caseId } : null, asOf: context.platform.clock.now(),
  }
}

export const myLicence = operation(myLicenceEndpoint, async (context) => {
  const { area, personId } = asCitizen(context)
  const row = await licences.ofPerson(context.db, area, personId)
  return { licence: row ? await presentMyLicence(context, await openFileOf(context.platform, context.db, row)) : null }
})
