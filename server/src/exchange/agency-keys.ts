import { fromHex, toHex } from '@changxing/credentials/bytes.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import { uncompressed } from '@changxing/credentials/point.ts'
import type { Platform } from '../platform/platform.ts'
import * as store from './agency-keys.store.ts'

/** The name under which the platform is known to every agency. */
export const ownName = 'changxing'

export type Agency = {
  /** The name by which it signs. */
  readonly name: string
  /** Where it listens, without a slash at the end. */
  readonly url: string
}

const pattern = /^04[0-9a-f]{128}$/

// One object for each key, so that OpenSSL prepares it once. Only keys that an agency has shown us or an operator has placed come here.
const opened = new Map<string, PublicKey>()

/** A key as it is written on the wire and in the table. Undefined when it is no point of the curve. */
const openKey = (text: unknown): PublicKey | undefined => {
  if (typeof text !== 'string' || !pattern.test(text)) return undefined
  const known = opened.get(text)
  if (known) return known
  const key: PublicKey = { profile: 'SM2', bytes: fromHex(text) }
  try {
    uncompressed(key)
    opened.set(text, key)
    return key
  } catch {
    return undefined
  }
}

// Whom this process has introduced itself to; an agency that has forgotten us is greeted again.
const greeted = new WeakMap<Platform, Set<string>>()
const greetedBy = (platform: Platform): Set<string> => {
  const known = greeted.get(platform) ?? new Set<string>()
  greeted.set(platform, known)
  return known
}
export const forgetGreeting = (platform: Platform, agency: Agency): boolean => greetedBy(platform).delete(agency.url)

/** Whether no introduction has to come before a message: in a demonstration, this process has made it; otherwise an operator has. */
export const hasGreeted = (platform: Platform, agency: Agency): boolean => platform.config.mode !== 'demonstration' || greetedBy(platform).has(agency.url)

/** Keys as they are written in the table; those that are no points of the curve are left out. */
export const openKeys = (texts: readonly string[]): readonly PublicKey[] => texts.map(openKey).filter((key) => key !== undefined)

/** Gives the agency our key and takes its own, in a demonstration. Its key is believed only when none was known before. */
const greet = async (platform: Platform, agency: Agency, patience: number): Promise<void> => {
  const response = await fetch(new URL('/exchange/keys', agency.url), {
    method: 'POST', redirect: 'error', signal: AbortSignal.timeout(patience), headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ sender: ownName, publicKey: toHex(uncompressed(platform.keys.exchange.publicKey)) }),
  })
  if (!response.ok) throw new Error(`first contact with ${agency.name}: HTTP ${response.status}`)
  const { agencies } = (await response.json()) as { readonly agencies?: readonly { readonly sender?: unknown; readonly publicKey?: unknown }[] }
  const theirs = agencies?.find(({ sender }) => sender === agency.name)?.publicKey
  if (!openKey(theirs)) throw new Error(`first contact with ${agency.name}: it showed no key`)
  await store.learnAtFirstContact(platform.database.single, agency.name, theirs as string, platform.clock.now())
  greetedBy(platform).add(agency.url)
}

/**
 * The keys by which an agency's answers are known. In a demonstration they are exchanged at first contact; otherwise an operator
 * places them in `exchange.agency_keys` after an exchange on paper. Empty when there is none: then nothing it says can be believed.
 * `known`: those in the table, when they were read just now.
 */
export const agencyKeys = async (platform: Platform, agency: Agency, patience: number, known?: readonly string[]): Promise<readonly PublicKey[]> => {
  let texts = known
  if (!hasGreeted(platform, agency)) {
    try {
      await greet(platform, agency, patience)
      texts = undefined
    } catch (cause) {
      platform.log.error('first-contact-failed', cause, { agency: agency.name })
      return []
    }
  }
  texts ??= await store.keysOf(platform.database.single, agency.name)
  return openKeys(texts)
}
