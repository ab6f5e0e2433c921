import type { CaseView } from '@changxing/contract/cases.ts'
import { listed, type Words } from '@changxing/rules/words.ts'

export type CaseDocument = CaseView['documents'][number]
export type Page = CaseDocument['pages'][number]

const capital = ({ zh, en }: Words): Words => ({ zh, en: en.charAt(0).toUpperCase() + en.slice(1) })

/** What a page is called: of a card its side, else its number. */
export const pageName = (page: number, sides: readonly Words[] = []): Words => {
  const side = sides[page - 1]
  return side ? capital(side) : { zh: `第 ${page} 页`, en: `Page ${page}` }
}

/** The sides of a card that are still to be given. */
export const sidesLacking = ({ sides, pages }: Pick<CaseDocument, 'sides' | 'pages'>): readonly Words[] => sides.slice(pages.length)

/** Words with the sides behind them that still lack. */
export const withLacking = ({ zh, en }: Words, document: Pick<CaseDocument, 'sides' | 'pages'>): Words => {
  const lacking = listed(sidesLacking(document))
  return sidesLacking(document).length === 0 ? { zh, en } : { zh: `${zh}（${lacking.zh}）`, en: `${en} (${lacking.en})` }
}

/** How many pages were given, of a document that may have several; nothing of one that has one picture only. */
export const countOfPages = ({ pages, mostPages }: Pick<CaseDocument, 'pages' | 'mostPages'>): Words | null =>
  pages.length === 0 || mostPages === 1 ? null : { zh: `${pages.length} 页`, en: pages.length === 1 ? '1 page' : `${pages.length} pages` }

/** Words with the number of pages behind them, or with the sides that still lack. */
export const withPages = (says: Words, document: Pick<CaseDocument, 'state' | 'pages' | 'mostPages' | 'sides'>): Words => {
  if (document.state === 'missing') return withLacking(says, document)
  const count = countOfPages(document)
  return count ? { zh: `${says.zh} · ${count.zh}`, en: `${says.en} · ${count.en}` } : says
}
