import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import { counterPapers, originalsMissing, paperWithSides, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import { readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import * as files from './transfer-files.store.ts'
import type { TransferRow } from './transfers.store.ts'

/** The identity documents of one page: of a new owner who has a passport, and of an agent whose number is of no card. */
export const onePageOf = (newOwner: { readonly identityKind: string }, agentNumber: string | undefined, today: string): readonly CounterPaper[] => [
  ...(newOwner.identityKind === 'passport' ? ['owner-identity' as const] : []),
  ...(agentNumber !== undefined && !readIdentityNumber(agentNumber, today).valid ? ['agent-identity' as const] : []),
]

/** One of these papers has to be shown and scanned, each side. `given`: the kind of each page that is there. */
export const paperReason = (line: readonly CounterPaper[], given: readonly string[], onePage: readonly CounterPaper[]): Reason => {
  const names = line.map((paper) => paperWithSides(paper, given, onePage))
  return because('M2.3.6', false, {
    zh: `还没有扫描${names.map(({ zh }) => `“${zh}”`).join('或')}`, en: `Still to be scanned: ${names.map(({ en }) => en).join(', or ')}`,
  }, { papers: line })
}

/** An original that comes with the car, with the sides that are still to be scanned. */
export type Original = { readonly paper: CounterPaper; readonly says: Words }

/** The same of one that comes with the car: the new owner reads it too. */
export const originalReason = ({ paper, says: { zh, en } }: Original): Reason => {
  return because('M2.3.6', false, {
    zh: `窗口还没有看过、扫描“${zh}”原件：请带到转入地车管所窗口`, en: `The counter has not seen and scanned the original yet: ${en.toLowerCase()}. Bring it to the office of the new place`,
  }, { papers: [paper] })
}

export const isToScan = ({ facts }: Reason): boolean => 'papers' in facts

/** The originals of which no counter has seen and scanned every side; a picture that the new owner gave online is none (M2.1.3). */
export const originalsToScan = async (
  { db, platform, today }: Pick<Context, 'db' | 'platform' | 'today'>, { area, id, buyer_area: home, buyer_person_id: personId }: Pick<TransferRow, 'area' | 'id' | 'buyer_area' | 'buyer_person_id'>,
): Promise<readonly Original[]> => {
  const scanned = (await files.papers(db, area, id)).filter(({ given_by: by }) => by !== files.newOwner).map(({ type }) => type)
  const onePage = onePageOf(await personOf(platform, db, home, personId), undefined, today)
  return originalsMissing(scanned, onePage).map((paper) => ({ paper, says: scanned.includes(paper) ? paperWithSides(paper, scanned, onePage) : counterPapers[paper] }))
}

/** What to bring with the car, behind a sentence that says where; nothing where a counter has seen it all. */
export const bringing = (papers: readonly Original[]): Words => (papers.length === 0 ? { zh: '', en: '' } : {
  zh: `，带上${papers.map(({ says }) => says.zh).join('、')}原件`,
  en: `, with the originals: ${papers.map(({ says }) => says.en.toLowerCase()).join(', ')}`,
})
