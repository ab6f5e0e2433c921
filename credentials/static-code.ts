import { fromBase45, toBase45 } from './base45.ts'
import { codePrefix } from './profile.ts'

/** The text of a signed code: prefix and base45. Of a credential alone this is a static code, good for print. */
export const toCodeText = (bytes: Uint8Array): string => codePrefix + toBase45(bytes)

/** Whether a scanned text claims to be one of our signed codes. A line end that a hand scanner adds is no part of it. */
export const isSignedCode = (text: string): boolean => text.startsWith(codePrefix)

/** The bytes in a signed code's text. Throws when the text is not ours or is damaged. */
export function fromCodeText(text: string): Uint8Array {
  if (!isSignedCode(text)) throw new Error('not a signed code')
  return fromBase45(text.slice(codePrefix.length).replace(/[\r\n]+$/, ''))
}
