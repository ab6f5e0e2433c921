import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

export type CaseDocument = CaseView['documents'][number]
export type Page = CaseDocument['pages'][number]

/** What a page is called. */
export const pageName = (page: number): Words => ({ zh: `第 ${page} 页`, en: `Page ${page}` })

/** How many pages were given, of a document that may have several; nothing of one that has one picture only. */
export const countOfPages = ({ state, pages, mostPages }: Pick<CaseDocument, 'state' | 'pages' | 'mostPages'>): Words | null =>
  state !== 'given' || mostPages === 1 ? null : { zh: `${pages.length} 页`, en: pages.length === 1 ? '1 page' : `${pages.length} pages` }

/** Words with the number of pages behind them. */
export const withPages = (says: Words, document: Pick<CaseDocument, 'state' | 'pages' | 'mostPages'>): Words => {
  const count = countOfPages(document)
  return count ? { zh: `${says.zh} · ${count.zh}`, en: `${says.en} · ${count.en}` } : says
}
