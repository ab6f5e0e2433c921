import { cityOf } from '@changxing/rules/areas.ts'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, Refusal, type Context } from '../../platform/operation.ts'
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

const bound = (area: string, id: string, field: string) => `people.persons/${area}/${id}/${field}`

const sealerFor = (platform: Platform, area: string, id: string) => (field: string, text: string) =>
  platform.box.seal(text, bound(area, id, field))

export const identityIndex = (platform: Platform, identityNumber: string): Buffer =>
  platform.blindIndex('identity-number', identityNumber.trim().toUpperCase())

const openPerson = (platform: Platform, row: store.PersonRow): Person => {
  const { area, id: personId } = row
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

/** The person with this id, in clear. Fails with `NoSuchRow`. */
export const personOf = async (platform: Platform, db: Tx, area: string, personId: string): Promise<Person> =>
  openPerson(platform, await store.person(db, area, personId))

/** A key of `personsOf`. */
export const personKey = ({ area, personId }: PersonKey): string => `${area}/${personId}`
export type PersonKey = { readonly area: string; readonly personId: string }

/** Many persons at once, one statement an area, by `personKey`; who is not kept is left out. */
export const personsOf = async (platform: Platform, db: Tx, keys: readonly PersonKey[]): Promise<ReadonlyMap<string, Person>> => {
  const byArea = Map.groupBy(keys, ({ area }) => area)
  const rows = await Promise.all([...byArea].map(([area, of]) => store.persons(db, area, [...new Set(of.map(({ personId }) => personId))])))
  return new Map(rows.flat().map((row) => [personKey({ area: row.area, personId: row.id }), openPerson(platform, row)]))
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

/** Enters a person that was not known, or renews what may change (name, phone, address). Answers where the person is kept, and whether they were entered just now. */
export const keepPerson = async (platform: Platform, db: Tx, claims: PersonClaims, newId: () => string): Promise<PersonKey & { readonly entered: boolean }> => {
  const index = identityIndex(platform, claims.identityNumber)
  const at = platform.clock.recorded()
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
    return { area: claims.area, personId: id, entered: true }
  }
  const known = (await store.whereIs(db, index))!
  await store.renewPerson(db, sealed(known.area, known.person_id))
  return { area: known.area, personId: known.person_id, entered: false }
}

/** Keeps a phone for somebody who has none; their next sign-in renews it. */
export const keepPhone = async (platform: Platform, db: Tx, { area, personId }: PersonKey, phone: string): Promise<void> => {
  await store.givePhone(db, area, personId, sealerFor(platform, area, personId)('phone', phone))
}

/** The subject of somebody whom others named and who has never signed in. */
export const unknownSubject = ''

const nameDiffers = (field: string): Problem =>
  new Problem('bad-input', [{ field, says: { zh: '姓名与证件号码不符，请核对', en: 'Name and identity number do not belong together' } }])

/** Compares names as people write them: inner and outer spaces and the case of Latin letters do not matter. */
export const sameName = (one: string, other: string): boolean => {
  const plain = (name: string) => name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
  return plain(one) === plain(other)
}

export type Named = { readonly name: string; readonly identityNumber: string; readonly phone: string | null }

/** Where who was never seen is kept: in the city that their number was given in, else where they are named. */
export const homeByNumber = (number: string, here: string): string => cityOf(normalIdentityNumber(number).slice(0, 6))?.code ?? here

const foundOrEntered = async (context: Context, named: Named, home: string, field: string): Promise<{ readonly person: Person; readonly entered: boolean }> => {
  const { platform, db, today } = context
  const number = normalIdentityNumber(named.identityNumber)
  const found = await findPersonByNumber(platform, db, number)
  if (found) {
    const person = await personOf(platform, db, found.area, found.personId)
    if (!sameName(person.name, named.name)) throw nameDiffers(field)
    return { person, entered: false }
  }
  const reading = readIdentityNumber(number, today)
  if (!reading.valid) throw new Problem('bad-input', [{ field, says: identityProblems[reading.problem] }])
  const kept = await keepPerson(platform, db, {
    subject: unknownSubject, name: named.name.trim(), identityNumber: number, phone: named.phone, address: '', birthDate: reading.birthDate, sex: reading.sex,
    identityKind: reading.document === 'resident-card' ? 'resident-id' : 'hmt-residence-permit', area: homeByNumber(number, home),
  }, () => newId(platform.clock))
  return { person: await personOf(platform, db, kept.area, kept.personId), entered: kept.entered }
}

/**
 * The person whom somebody else names: found by the number, if the name agrees, or entered anew where the number is kept nowhere yet.
 * What such an entry says of name and phone is renewed at the person's first sign-in. `field` names what is wrong. Problem: bad-input.
 */
export const namedPerson = async (context: Context, named: Named, home: string, field: string): Promise<Person> =>
  (await foundOrEntered(context, named, home, field)).person

/** As `namedPerson`, of the context that it was made for. */
export type Enter = (named: Named, home: string, field: string) => Promise<Person>

/**
 * Does something for people whom somebody else names. Where it is refused, who was entered for it is taken out again in the same transaction: a refusal
 * keeps nobody whom nothing refers to. Who was kept before stays.
 */
export const enteringIfDone = async <Done>(context: Context, work: (enter: Enter) => Promise<Done | Refusal>): Promise<Done | Refusal> => {
  const entered: Person[] = []
  const done = await work(async (named, home, field) => {
    const { person, entered: anew } = await foundOrEntered(context, named, home, field)
    if (anew) entered.push(person)
    return person
  })
  if (done instanceof Refusal) for (const { area, personId } of entered) await store.removeEntry(context.db, area, personId)
  return done
}
