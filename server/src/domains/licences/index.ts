import type { Domain } from '../../platform/domain.ts'
import type { Tx } from '../../platform/database.ts'
import { callerOf } from '../../platform/actor.ts'
import { backFrom } from '../../platform/clock.ts'
import { grantPictureAccess, offerPortrait, offerService } from '../cases/index.ts'
import * as checks from './checks.store.ts'
import * as licencesStore from './licences.store.ts'
import { operations } from './routes.ts'
import { seedDrivers } from './seed-drivers.ts'
import { exchangeAtAge } from './services/age-limit.ts'
import { cancelLicence } from './services/cancel-licence.ts'
import { eLicenceApplication } from './services/e-licence-application.ts'
import { exchangeMilitaryLicence, noteMilitaryLicence } from './services/exchange-military.ts'
import { handInMedicalReport } from './services/medical-report.ts'
import { endPostponement, postpone } from './services/postpone.ts'
import { renewLicence } from './services/renew-licence.ts'
import { replaceDamaged, replaceLost } from './services/replace-licence.ts'
import { restoreLicence } from './services/restore-licence.ts'
import { transferIn } from './services/transfer-in.ts'
import { publishStatusListsTask } from './status-lists.ts'
import { tidyTask } from './tidy.ts'
import { turnStatesTask } from './turn-states.ts'
import { warnOfLifeTask } from './warn-of-life.ts'

export { subjectOnePassed, testPassed } from './test-results.ts'
export { currentTrustList, openedTrustList } from './trust-list.ts'

/** Classes and states of somebody's licence; undefined without one. */
export const licenceHeldBy = async (db: Tx, { area, personId }: { readonly area: string; readonly personId: string }) => {
  const row = await licencesStore.ofPerson(db, area, personId)
  return row && { classes: row.classes, states: row.states }
}

/** How many drivers an area has, and how many of them have the e-licence (M1.4.2). */
export const eLicenceAudience = async (db: Tx, area: string) => {
  const { drivers, with_e_licence: withELicence } = await licencesStore.audience(db, area)
  return { drivers, withELicence, without: drivers - withELicence }
}

/** Drivers of an area without the e-licence, in order, after one licence; for work in batches. */
export const holdersWithout = async (db: Tx, area: string, afterLicenceId: string, limit: number) =>
  (await licencesStore.holdersWithout(db, area, afterLicenceId, limit)).map((row) => ({ licenceId: row.id, personId: row.person_id }))

const services = [
  eLicenceApplication, renewLicence, replaceLost, replaceDamaged, exchangeAtAge, transferIn, handInMedicalReport, postpone, endPostponement, cancelLicence, exchangeMilitaryLicence,
  noteMilitaryLicence, restoreLicence,
]
for (const service of services) offerService(service)

/** Whoever has just checked or looked up a licence may see its portrait for this long: comparing the face is part of the check. */
const portraitMillis = 30 * 60_000

grantPictureAccess(async ({ db, actor, platform }, area, fileId) => {
  const since = backFrom(platform.clock.recorded(), portraitMillis)
  if (actor.kind === 'citizen') return actor.area === area && (await licencesStore.isPortraitOf(db, area, fileId, actor.personId))
  return actor.kind === 'officer' && actor.posts.includes('patrol') && (await checks.sawPortrait(db, area, fileId, callerOf(actor), since))
})

offerPortrait(async ({ db }, area, person) => (person.area === area ? (await licencesStore.ofPerson(db, area, person.personId))?.kept_photo ?? null : null))

export const licences: Domain = {
  name: 'licences',
  operations,
  tasks: { 'licences.publish-status-lists': publishStatusListsTask, 'licences.tidy': tidyTask, 'licences.warn-of-life': warnOfLifeTask, 'licences.turn-states': turnStatesTask },
  timed: [{ task: 'licences.publish-status-lists', cron: '*/10 * * * *' }, { task: 'licences.tidy', cron: '40 18 * * *' }, { task: 'licences.warn-of-life', cron: '30 0 * * *' },
    // five past midnight in China
    { task: 'licences.turn-states', cron: '5 16 * * *' }],
  seed: seedDrivers,
}
