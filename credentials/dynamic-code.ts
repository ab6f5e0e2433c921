import { fromCbor, toCbor } from './cbor.ts'
import { parseSign1, sign1 } from './cose.ts'
import type { Sign1 } from './cose.ts'
import { credentialOf } from './cwt.ts'
import type { Credential } from './cwt.ts'
import type { HolderKey } from './holder-key.ts'
import { fromCodeText, toCodeText } from './static-code.ts'

/** A phone makes a new code after so many seconds. */
export const renewEverySeconds = 15

/** What one showing is made of. */
export type Showing = {
  /** the signed credential as the server sent it */
  readonly credential: Uint8Array
  readonly holder: HolderKey
  /** seconds since 1970 by the phone's corrected clock */
  readonly now: number
  /** the verifier's 8 bytes, when it asked a question */
  readonly challenge?: Uint8Array
  /** true when the phone has not compared its clock with a server since it was started */
  readonly clockUnsure?: boolean
}

/**
 * The text to draw as QR: COSE_Sign1 of the holder's key over [credential, seconds since issue, challenge]. A fourth element
 * `true` stands only when the phone doubts its clock. Throws on a credential that is not one, or a challenge that is not 8 bytes.
 */
export async function makeDynamicCode({ credential, holder, now, challenge, clockUnsure }: Showing): Promise<string> {
  const { issuedAt } = credentialOf(parseSign1(credential))
  if (challenge && challenge.length !== 8) throw new Error('a challenge has 8 bytes')
  const shown = [credential, Math.floor(now) - issuedAt, challenge ?? new Uint8Array(0), ...(clockUnsure ? [true] : [])]
  return toCodeText(await sign1({ profile: holder.publicKey.profile, sign: (bytes) => holder.sign(bytes) }, new Map(), toCbor(shown)))
}

/** What the holder's key signed for this one showing. */
export type Presentation = {
  readonly sign1: Sign1
  /** seconds since 1970 by the phone's clock */
  readonly shownAt: number
  /** empty, or 8 bytes */
  readonly nonce: Uint8Array
  readonly clockUnsure: boolean
}

/** A code taken apart, nothing verified. A static code has no presentation. */
export type ParsedCode = { readonly credential: Credential; readonly sign1: Sign1; readonly presentation?: Presentation }

/** Takes a signed code apart. Throws when it is not exactly as we make it. */
export function parseCode(text: string): ParsedCode {
  const outer = parseSign1(fromCodeText(text))
  if (outer.kid) return { credential: credentialOf(outer), sign1: outer }
  if (outer.protectedHeaders.size !== 1) throw new Error('a showing has no header but alg')
  const shown = fromCbor(outer.payload)
  if (!Array.isArray(shown)) throw new Error('a showing is an array')
  const [bytes, seconds, nonce, unsure] = shown as unknown[]
  if (!(bytes instanceof Uint8Array) || !(nonce instanceof Uint8Array) || (nonce.length !== 0 && nonce.length !== 8)
    || typeof seconds !== 'number' || !Number.isSafeInteger(seconds) || shown.length > 4 || (shown.length === 4 && unsure !== true)) {
    throw new Error('not a showing')
  }
  const sign1 = parseSign1(bytes)
  const credential = credentialOf(sign1)
  return { credential, sign1, presentation: { sign1: outer, shownAt: credential.issuedAt + seconds, nonce, clockUnsure: unsure === true } }
}

/** The 8 bytes of a challenge typed as six digits. Throws on anything but six digits. */
export function challengeOfDigits(digits: string): Uint8Array {
  if (!/^\d{6}$/.test(digits)) throw new Error('six digits')
  return new TextEncoder().encode(`C:${digits}`)
}
