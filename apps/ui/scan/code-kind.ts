/**
 * What a scanned text may be. `signed`: our envelope (`J1:`), to be verified; `handle`: 40 digits, only the server knows it;
 * `challenge`: a verifier's nonce; `other`: not ours, and the verdict must say so.
 */
export type CodeKind = 'signed' | 'handle' | 'challenge' | 'other'

export const challengePrefix = 'CXN:'

/** Sorts a text by its form alone. Nothing is believed here: a forged `J1:` text is still `signed`, and fails later. */
export function kindOfCode(text: string): CodeKind {
  if (text.startsWith('J1:')) return 'signed'
  if (/^\d{40}$/.test(text)) return 'handle'
  if (/^CXN:[0-9A-F]{16}$/i.test(text)) return 'challenge'
  return 'other'
}

/** What an officer typed or pasted as a handle: spaces and dashes between groups of digits are dropped, full-width digits made plain. */
export const digitsOf = (typed: string): string => typed.normalize('NFKC').replace(/[\s-]/g, '')
