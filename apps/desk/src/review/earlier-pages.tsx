import type { ReviewView } from '@changxing/contract/review.ts'
import { pageName } from '@changxing/ui/case/pages.ts'
import { instantWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'

export type EarlierPage = ReviewView['earlierPages'][number]

/** What an earlier page is called: which page it was. */
export const earlierName = ({ page }: EarlierPage, sides: readonly Words[]): Words => {
  const { zh, en } = pageName(page, sides)
  return { zh: `以前的${zh}`, en: `Earlier ${en.toLowerCase()}` }
}

const endWords = ({ because, by, officerNumber, endedAt }: EarlierPage): Words => {
  const { zh, en } = instantWords(endedAt)
  const who = by === 'officer' ? { zh: `警号 ${officerNumber}`, en: `officer ${officerNumber}` } : { zh: '申请人', en: 'the applicant' }
  return because === 'replaced' ? { zh: `${zh} ${who.zh}更换`, en: `replaced by ${who.en}, ${en}` } : { zh: `${zh} ${who.zh}删除`, en: `removed by ${who.en}, ${en}` }
}

/** Pages that were there before a correction: each is laid beside the present page on demand. They are no part of the case's file. */
export const EarlierPages = ({ earlier, sides, beside, onBeside }: {
  readonly earlier: readonly EarlierPage[]
  readonly sides: readonly Words[]
  readonly beside: EarlierPage | undefined
  readonly onBeside: (page: EarlierPage | undefined) => void
}) => {
  const say = useSay()
  if (earlier.length === 0) return null
  return (
    <div className="case-documents case-earlier" role="group" aria-label={say({ zh: '补正前的页', en: 'Pages from before the correction' })}>
      <span className="cx-small">{say({ zh: '补正前（不归档）：', en: 'Before the correction (not filed):' })}</span>
      {earlier.map((page) => (
        <button key={`${page.fileId} ${page.endedAt}`} type="button" aria-pressed={page === beside} onClick={() => onBeside(page === beside ? undefined : page)}>
          {say(earlierName(page, sides))} <span className="cx-small">{say(endWords(page))}</span>
        </button>
      ))}
    </div>
  )
}
