import type { Words } from '@changxing/rules/words.ts'

export type Looker = { readonly name: Words; readonly office?: Words }

const same = (text: string): Words => ({ zh: text, en: text })

/**
 * Who looked, each part in both languages. The record has one line: an officer's number and office (`900011 · 示范大队 Demonstration Brigade`),
 * the name of a business, or for people without a name what they are (`群众 · a citizen`).
 */
export const lookerOf = (kind: 'officer' | 'relying-party' | 'citizen' | 'copy', by: string): Looker => {
  const [first = '', ...others] = by.split(' · ')
  const rest = others.join(' · ')
  if (kind === 'relying-party' || rest === '') return { name: same(by) }
  if (kind !== 'officer') return { name: { zh: first, en: rest } }
  const [, zh = rest, en = rest] = /^(.*?) ([A-Za-z].*)$/.exec(rest) ?? []
  return { name: same(first), office: { zh, en } }
}
