import { readFile } from 'node:fs/promises'
import { drivers, furtherDrivers, type SeedDriver, type SeedLicence } from '../../../../db/seed/drivers.ts'
import { addMonths } from '@changxing/rules/civil-date.ts'
import type { Tx } from '../../platform/database.ts'
import { keepPicture } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepPerson } from '../people/index.ts'
import { bound, splitClasses } from './licence-file.ts'
import * as licences from './licences.store.ts'

const portraitUrl = (name: string) => new URL(`../../../../db/seed/portraits/${name}.jpg`, import.meta.url)

/** Calendar months of a licence's longest period with an end. */
const longestPeriod = 120

/** The document that was good on a day: where the one that is invented has not begun yet, the one that it followed. */
const goodOn = (licence: SeedLicence, day: string): SeedLicence => {
  const { firstIssuedOn, validFrom } = licence
  if (validFrom <= day || validFrom === firstIssuedOn) return licence
  const earliest = addMonths(validFrom, -longestPeriod)
  return { ...licence, validFrom: earliest > firstIssuedOn ? earliest : firstIssuedOn, validUntil: validFrom }
}

const seedOne = async (platform: Platform, db: Tx, driver: SeedDriver) => {
  const { area, personId } = await keepPerson(platform, db, driver.person, () => newId(platform.clock))
  if (!driver.licence) return
  const licence = goodOn(driver.licence, platform.clock.today())
  const id = newId(platform.clock)
  const system = { kind: 'system', task: 'seed' } as const
  const photo = licence.portrait ? (await keepPicture(platform, db, system, area, await readFile(portraitUrl(licence.portrait)))).fileId : null
  await licences.insert(db, {
    area, id, person_id: personId, classes: licence.classes, class_since: Object.fromEntries(splitClasses(licence.classes).map((code) => [code, licence.firstIssuedOn])),
    first_issued_on: licence.firstIssuedOn, valid_from: licence.validFrom, valid_until: licence.validUntil, points: licence.points, states: licence.states,
    nationality: licence.nationality, authority: licence.authority, file_number: platform.box.seal(licence.fileNumber, bound(area, id, 'file-number')),
    card_number: platform.box.seal(licence.cardNumber, bound(area, id, 'card-number')), records: licence.records, kept_photo: photo, cancelled_on: licence.cancelled?.on ?? null, cancelled_for: licence.cancelled?.cause ?? null,
  }, platform.clock.recorded())
  await licences.enterDirectory(db, platform.blindIndex('licence-number', driver.person.identityNumber), area, id)
}

/** Fills an empty demonstration database with invented drivers, whole or not at all. */
export const seedDrivers = async (platform: Platform) => {
  await platform.database.transaction(async (db) => {
    if ((await licences.count(db)).n > 0) return
    for (const driver of [...drivers, ...furtherDrivers(240)]) await seedOne(platform, db, driver)
  })
}
