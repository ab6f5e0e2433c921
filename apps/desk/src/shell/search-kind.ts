import { readIdentityNumber } from '@changxing/rules/people/identity-number.ts'

export type Searched =
  | { readonly kind: 'case'; readonly number: string }
  | { readonly kind: 'copy'; readonly digits: string }
  | { readonly kind: 'letter'; readonly code: string }
  | { readonly kind: 'person'; readonly number: string }
  | { readonly kind: 'nothing' }

/** Births are judged when the person is looked up. */
const noDay = '9999-12-31'
/** The two digits after the area say what 40 digits stand for. */
const letterKind = '03'

/**
 * Sorts what was typed or scanned: 40 digits are a letter of delegation or a copy of a licence, a signed code a letter, 18 signs that
 * read as an identity number a person, anything else with digits a case number. Full-width digits and spaces are forgiven.
 */
export function searched(typed: string): Searched {
  const plain = typed.normalize('NFKC')
  if (/^\s*J1:/i.test(plain)) return { kind: 'letter', code: plain.trim() }
  const text = plain.replace(/\s/g, '').toUpperCase()
  if (/^\d{40}$/.test(text)) return text.slice(6, 8) === letterKind ? { kind: 'letter', code: text } : { kind: 'copy', digits: text }
  if (/^[1-9]\d{16}[\dX]$/.test(text) && readIdentityNumber(text, noDay).valid) return { kind: 'person', number: text }
  return /\d/.test(text) && /^[0-9A-Z-]{1,40}$/.test(text) ? { kind: 'case', number: text } : { kind: 'nothing' }
}
