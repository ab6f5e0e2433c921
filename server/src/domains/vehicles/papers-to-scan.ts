import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { counterPapers, originalsMissing, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import type { Context } from '../../platform/operation.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'

/** One of these papers has to be shown and scanned. */
export const paperReason = (line: readonly CounterPaper[]): Reason => {
  const names = line.map((paper) => counterPapers[paper])
  return because('M2.3.6', false, {
    zh: `还没有扫描${names.map(({ zh }) => `“${zh}”`).join('或')}`, en: `Still to be scanned: ${names.map(({ en }) => en).join(', or ')}`,
  }, { papers: line })
}

/** The same of one that comes with the car: the new owner reads it too. */
export const originalReason = (paper: CounterPaper): Reason => {
  const { zh, en } = counterPapers[paper]
  return because('M2.3.6', false, {
    zh: `窗口还没有看过、扫描“${zh}”原件：请带到转入地车管所窗口`, en: `The counter has not seen and scanned the original yet: ${en.toLowerCase()}. Bring it to the office of the new place`,
  }, { papers: [paper] })
}

export const isToScan = ({ facts }: Reason): boolean => 'papers' in facts

/** The originals that no counter has seen and scanned; a picture that the new owner gave online is none (M2.1.3). */
export const originalsToScan = async ({ db }: Pick<Context, 'db'>, { area, id }: Pick<TransferRow, 'area' | 'id'>) =>
  originalsMissing((await files.papers(db, area, id)).filter(({ given_by: by }) => by !== files.newOwner).map(({ type }) => type))

/** What to bring with the car, behind a sentence that says where; nothing where a counter has seen it all. */
export const bringing = (papers: readonly CounterPaper[]): Words => (papers.length === 0 ? { zh: '', en: '' } : {
  zh: `，带上${papers.map((paper) => counterPapers[paper].zh).join('、')}原件`,
  en: `, with the originals: ${papers.map((paper) => counterPapers[paper].en.toLowerCase()).join(', ')}`,
})
