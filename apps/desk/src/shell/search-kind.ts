export type Searched =
  | { readonly kind: 'case'; readonly number: string }
  | { readonly kind: 'copy'; readonly digits: string }
  | { readonly kind: 'nothing' }

/** Sorts what was typed or scanned: 40 digits are a copy of a licence, anything else with digits a case number. Full-width digits and spaces are forgiven. */
export function searched(typed: string): Searched {
  const text = typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  if (/^\d{40}$/.test(text)) return { kind: 'copy', digits: text }
  return /\d/.test(text) && /^[0-9A-Z-]{1,40}$/.test(text) ? { kind: 'case', number: text } : { kind: 'nothing' }
}
