import { codePrefix } from '@changxing/credentials/profile.ts'

// What Chinese input methods make of keys that a scanner presses; full-width forms are undone by NFKC.
const pressed: Readonly<Record<string, string>> = { '、': '/', '。': '.', '¥': '$', '￥': '$', '·': '', '…': '', '\u3000': ' ' }

/** What a hand scanner meant: 40 digits, the text of a signed code, or neither. An input method or Caps Lock may have spoilt it (M9.2.2). */
export type Scanned = { readonly digits: string } | { readonly signed: string } | undefined

export const readScan = (typed: string): Scanned => {
  const plain = [...typed].map((character) => pressed[character] ?? character).join('').normalize('NFKC')
  const digits = plain.replace(/[\s'’-]/g, '')
  if (/^\d{40}$/.test(digits)) return { digits }
  const text = plain.toUpperCase().replace(/[\r\n\t]/g, '').trimStart()
  return text.startsWith(codePrefix) ? { signed: text } : undefined
}
