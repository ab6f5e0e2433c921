import type { Recognise, RelyingActor } from '../../platform/actor.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { keepPerson } from './persons.ts'
import * as store from './store.ts'

type Claims = Readonly<Record<string, unknown>>

const text = (claims: Claims, name: string): string => {
  const value = claims[name]
  if (typeof value !== 'string' || value === '') throw new Error(`the identity provider gave no ${name}`)
  return value
}

/** Turns the claims of a finished sign-in into the caller's session. A kind of account that does not belong in the app is refused in words. */
export const recognisePerson = (platform: Platform): Recognise => async (app, claims) => {
  const kind = claims['kind']
  const fresh = () => newId(platform.clock)
  if (app === 'citizen') {
    if (kind !== 'citizen') return { refused: 'not-a-citizen' }
    return platform.database.transaction(async (db) => {
      const kept = await keepPerson(platform, db, {
        subject: text(claims, 'sub'), name: text(claims, 'name'), identityKind: text(claims, 'identity_kind'), identityNumber: text(claims, 'identity_number'),
        phone: typeof claims['phone'] === 'string' ? claims['phone'] : null, address: text(claims, 'address'), birthDate: text(claims, 'birthdate'),
        sex: claims['sex'] === 'female' ? 'female' : 'male', area: text(claims, 'area'),
      }, fresh)
      return { kind: 'citizen', area: kept.area, personId: kept.personId, subject: text(claims, 'sub') }
    })
  }
  if (app === 'relying') {
    const organisation = claims['organisation'] as RelyingActor['organisation'] | undefined
    return kind === 'relying' && organisation?.id ? { kind: 'relying-party', organisation } : { refused: 'not-a-business' }
  }
  if (kind !== 'officer') return { refused: 'not-an-officer' }
  const posts = (claims['posts'] as readonly string[] | undefined) ?? []
  const officer = {
    area: text(claims, 'area'), subject: text(claims, 'sub'), number: text(claims, 'officer_number'), name: text(claims, 'name'), office: text(claims, 'office'),
    office_name: claims['office_name'] as { zh: string; en: string }, posts, at: platform.clock.recorded(),
  }
  const { id } = await platform.database.transaction((db) => store.keepOfficer(db, { ...officer, id: fresh() }))
  return { kind: 'officer', officerId: id, number: officer.number, name: officer.name, area: officer.area, office: officer.office, posts }
}
