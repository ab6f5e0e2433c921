import { licenceClasses } from '@changxing/rules/licences/classes.ts'
import { licenceStates, stateLetters } from '@changxing/rules/licences/states.ts'
import type { LicenceFaces } from '@changxing/contract/e-licences.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import { personOf, type Person } from '../people/index.ts'
import * as licences from './licences.store.ts'

export type Faces = z.infer<typeof LicenceFaces>

/** A licence file opened: the row, its holder in clear, and the two numbers that are kept encrypted. */
export type LicenceFile = { readonly row: licences.LicenceRow; readonly holder: Person; readonly fileNumber: string; readonly cardNumber: string }

/** Where an encrypted value of a licence lives; see `Platform.box`. */
export const bound = (area: string, id: string, field: string) => `licences.licences/${area}/${id}/${field}`

/** Opens a row. */
export const openFileOf = async (platform: Platform, db: Tx, row: licences.LicenceRow): Promise<LicenceFile> => ({
  row,
  holder: await personOf(platform, db, row.area, row.person_id),
  fileNumber: platform.box.open(row.file_number, bound(row.area, row.id, 'file-number')).toString('utf8'),
  cardNumber: platform.box.open(row.card_number, bound(row.area, row.id, 'card-number')).toString('utf8'),
})

/** A person's licence as it is now, held until the transaction ends; undefined when there is none. */
export const heldLicence = async (db: Tx, area: string, personId: string): Promise<licences.LicenceRow | undefined> => {
  const found = await licences.ofPerson(db, area, personId)
  if (!found) return undefined
  await licences.lock(db, area, found.id)
  return licences.byId(db, area, found.id)
}

/** Whether the holder has had the eighteenth birthday; somebody born on 29 February has it on 1 March. */
export const isOfAge = ({ holder }: LicenceFile, today: string): boolean => `${Number(holder.birthDate.slice(0, 4)) + 18}${holder.birthDate.slice(4)}` <= today

/** `C1D` has the classes C1 and D. */
export const splitClasses = (classes: string): string[] => classes.match(/[ABC][1-6]|[DEFMNP]/g) ?? []

export const presentStates = (states: string) =>
  stateLetters(states).map((letter) => ({ letter, says: licenceStates[letter].name, mayDrive: licenceStates[letter].mayDrive }))

/** Both pages, as the holder and the patrol see them. The portrait is the one of the e-licence, else the one kept at the office. */
export const presentFaces = ({ row, holder, fileNumber, cardNumber }: LicenceFile): Faces => {
  const photo = row.e_photo ?? row.kept_photo
  return {
    front: {
      name: holder.name, number: holder.identityNumber, sex: holder.sex, nationality: row.nationality, birthDate: holder.birthDate, classes: row.classes,
      firstIssuedOn: row.first_issued_on, validFrom: row.valid_from, validUntil: row.valid_until, points: row.points, states: presentStates(row.states),
      photo: photo === null ? null : { area: row.area, fileId: photo }, cardNumber,
    },
    back: {
      address: holder.address, authority: row.authority, fileNumber, records: [...row.records],
      classTable: splitClasses(row.classes).map((code) => ({ code, name: licenceClasses[code]!, since: row.class_since[code] ?? row.first_issued_on })),
    },
  }
}

export const displayWords = {
  normal: { zh: '可以驾驶', en: 'You may drive' },
  warning: { zh: '当前不得驾驶，请先处理', en: 'You may not drive now; settle this first' },
  none: { zh: '电子驾驶证不再显示，请联系发证地', en: 'The e-licence is no longer shown; ask the issuing office' },
} as const
