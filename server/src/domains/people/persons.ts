import type { Tx } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import * as store from './store.ts'

/** A person in clear, for the operation that needs it; never for a log. */
export type Person = {
  readonly area: string
  readonly personId: string
  readonly subject: string
  readonly name: string
  readonly identityKind: string
  readonly identityNumber: string
  readonly nameMasked: string
  readonly numberMasked: string
  readonly birthDate: string
  readonly sex: 'male' | 'female'
  readonly phone: string | null
  readonly address: string
}

/** `张*`, `欧阳**`: the family name stays, so that the holder knows who is meant. A Latin name keeps the first letter of each word. */
export const maskName = (name: string): string => {
  if (/^[\p{Script=Latin} .'-]+$/u.test(name)) return name.replace(/(\p{L})[\p{L}'-]*/gu, '$1*')
  const [first, ...rest] = [...name]
  return `${first ?? ''}${'*'.repeat(Math.max(rest.length, 1))}`
}

/** Keeps the first three and the last two characters of an identity number. */
export const maskNumber = (number: string): string =>
  number.length <= 6 ? '*'.repeat(number.length) : `${number.slice(0, 3)}${'*'.repeat(number.length - 5)}${number.slice(-2)}`

const bound = (area: string, id: string, field: string) => `people.persons/${area}/${id}/${field}`

const sealerFor = (platform: Platform, area: string, id: string) => (field: string, text: string) =>
  platform.box.seal(text, bound(area, id, field))

export const identityIndex = (platform: Platform, identityNumber: string): Buffer =>
  platform.blindIndex('identity-number', identityNumber.trim().toUpperCase())

/** The person with this id, in clear. Fails with `NoSuchRow`. */
export const personOf = async (platform: Platform, db: Tx, area: string, personId: string): Promise<Person> => {
  const row = await store.person(db, area, personId)
  const open = (field: string, sealed: Buffer) => platform.box.open(sealed, bound(area, personId, field)).toString('utf8')
  // Opened when asked for: most who ask need one or two of them.
  const person: Person = {
    area, personId, subject: row.subject, identityKind: row.identity_kind, birthDate: row.birth_date, sex: row.sex,
    get name() { return open('name', row.name) },
    get identityNumber() { return open('identity-number', row.identity_number) },
    get nameMasked() { return maskName(this.name) },
    get numberMasked() { return maskNumber(this.identityNumber) },
    get phone() { return row.phone && open('phone', row.phone) },
    get address() { return open('address', row.address) },
  }
  return person
}

/** Where the person with this identity number is kept, or undefined. */
export const findPersonByNumber = async (platform: Platform, db: Tx, identityNumber: string): Promise<{ readonly area: string; readonly personId: string } | undefined> => {
  const found = await store.whereIs(db, identityIndex(platform, identityNumber))
  return found && { area: found.area, personId: found.person_id }
}

export type PersonClaims = {
  readonly subject: string; readonly name: string; readonly identityKind: string; readonly identityNumber: string
  readonly phone: string | null; readonly address: string; readonly birthDate: string; readonly sex: 'male' | 'female'; readonly area: string
}

/** Enters a person that was not known, or renews what may change (name, phone, address). Answers where the person is kept. */
export const keepPerson = async (platform: Platform, db: Tx, claims: PersonClaims, newId: () => string): Promise<{ readonly area: string; readonly personId: string }> => {
  const index = identityIndex(platform, claims.identityNumber)
  const at = platform.clock.now()
  const sealed = (area: string, id: string) => {
    const seal = sealerFor(platform, area, id)
    return {
      area, id, subject: claims.subject, at, name: seal('name', claims.name),
      phone: claims.phone === null ? null : seal('phone', claims.phone), address: seal('address', claims.address),
    }
  }
  const id = newId()
  if (await store.enterDirectory(db, index, claims.area, id)) {
    await store.insertPerson(db, {
      ...sealed(claims.area, id), identity_kind: claims.identityKind, identity_number: sealerFor(platform, claims.area, id)('identity-number', claims.identityNumber),
      identity_index: index, birth_date: claims.birthDate, sex: claims.sex,
    })
    return { area: claims.area, personId: id }
  }
  const known = (await store.whereIs(db, index))!
  await store.renewPerson(db, sealed(known.area, known.person_id))
  return { area: known.area, personId: known.person_id }
}
