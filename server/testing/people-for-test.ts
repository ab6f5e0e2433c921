import { randomBytes, randomUUID } from 'node:crypto'
import { toCbor } from '@changxing/credentials/cbor.ts'
import { toCoseKey } from '@changxing/credentials/cose-key.ts'
import { makeDynamicCode } from '@changxing/credentials/dynamic-code.ts'
import { sm2HolderKey, es256HolderKey, type HolderKey } from '@changxing/credentials/holder-key.ts'
import { citizens } from '@changxing/agencies/citizens.ts'
import { claimsOf } from '@changxing/agencies/identity/claims.ts'
import { officers } from '@changxing/agencies/officers.ts'
import { relyingStaff } from '@changxing/agencies/organisations.ts'
import { recognisePerson } from '../src/domains/people/index.ts'
import * as peopleStore from '../src/domains/people/store.ts'
import type { SignedIn } from '../src/platform/actor.ts'
import { newId } from '../src/platform/ids.ts'
import type { AppForTest } from './app-for-test.ts'

export type Headers = Record<string, string>

/** Signs in one of the invented people by their id at the identity provider, with the claims that it would give. */
export const signInPerson = async (it: AppForTest, id: string, app?: 'citizen' | 'desk' | 'patrol' | 'relying'): Promise<{ headers: Headers; actor: SignedIn }> => {
  const person = [...citizens, ...officers, ...relyingStaff].find((known) => known.id === id)
  if (!person) throw new Error(`nobody is called ${id}`)
  const home = app ?? (person.kind === 'citizen' ? 'citizen' : person.kind === 'relying' ? 'relying' : person.posts.includes('patrol') ? 'patrol' : 'desk')
  const actor = await recognisePerson(it.platform)(home, claimsOf(person))
  if ('refused' in actor) throw new Error(actor.refused)
  return { headers: await it.signInAs(actor, home), actor }
}

/** A real-person check that the provider has answered; the signed answer itself is proven in the tests of that operation. */
export const realPerson = async (it: AppForTest, actor: SignedIn, purpose: string, result: 'confirmed' | 'denied' | 'unknown' = 'confirmed'): Promise<string> => {
  if (actor.kind !== 'citizen') throw new Error('only a citizen is checked')
  const id = newId(it.platform.clock)
  await it.platform.database.transaction(async (db) => {
    await peopleStore.insertCheck(db, { area: actor.area, id, personId: actor.personId, purpose, nonce: randomUUID(), returnTo: '/citizen/', at: it.platform.clock.now() })
    await peopleStore.answerCheck(db, actor.area, id, result, it.platform.clock.now())
  })
  return id
}

/** Takes a citizen with a kept photo through the whole application. */
export const issueByKeptPhoto = async (it: AppForTest, id: string) => {
  const { headers, actor } = await signInPerson(it, id)
  const started = await it.call('POST', '/api/my/cases', { headers, body: { service: 'licences.e-licence-application' } })
  const at = `/api/areas/${started.json.area}/cases/${started.json.id}`
  await it.call('PUT', `${at}/answers`, { headers, body: { answers: { photoSource: 'kept' } } })
  const used = await it.call('POST', `${at}/checks`, { headers, body: { name: 'real-person', checkId: await realPerson(it, actor, 'e-licence-application') } })
  const submitted = await it.call('POST', `${at}/submission`, { headers, body: { version: used.json.version } })
  return { headers, actor, submitted }
}

export type Phone = {
  readonly headers: Headers
  readonly actor: SignedIn
  readonly wallet: { deviceId: string; police: string; minimal: string[]; licence: { area: string; licenceId: string } }
  /** The text of the QR code that the phone would show at this second. */
  readonly show: (options?: { now?: number; challenge?: Uint8Array; minimal?: number }) => Promise<string>
}

const keyText = (key: HolderKey) => Buffer.from(toCbor(toCoseKey(key.publicKey))).toString('base64url')

/** A phone with the e-licence on it. `profile` is that of the holder's key. */
export const phoneOf = async (it: AppForTest, holder: { headers: Headers; actor: SignedIn }, profile: 'SM2' | 'ES256' = 'ES256'): Promise<Phone> => {
  const makeKey = () => (profile === 'SM2' ? sm2HolderKey(randomBytes(32), (length) => randomBytes(length)) : es256HolderKey(randomBytes(32)))
  const policeKey = makeKey()
  const minimalKeys = [makeKey(), makeKey()]
  const { status, json } = await it.call('POST', '/api/my/e-licence/devices', {
    headers: holder.headers,
    body: { realPersonCheckId: await realPerson(it, holder.actor, 'e-licence-device'), policeKey: keyText(policeKey), minimalKeys: minimalKeys.map(keyText), deviceName: 'test phone' },
  })
  if (status !== 200) throw new Error(`enrolment answered ${status}: ${JSON.stringify(json)}`)
  return {
    ...holder, wallet: json,
    show: ({ now = Math.floor(it.platform.clock.millis() / 1000), challenge, minimal } = {}) =>
      makeDynamicCode({
        credential: Uint8Array.from(Buffer.from(minimal === undefined ? json.police : json.minimal[minimal], 'base64url')),
        holder: minimal === undefined ? policeKey : minimalKeys[minimal]!, now, ...(challenge && { challenge }),
      }),
  }
}
