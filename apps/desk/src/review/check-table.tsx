import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'

type Check = CaseView['checks'][number]
const results: Record<Check['result'], { readonly tone: Tone; readonly says: Words }> = {
  waiting: { tone: 'blue', says: { zh: '未完成', en: 'Not done' } },
  confirmed: { tone: 'good', says: { zh: '已通过', en: 'Confirmed' } },
  denied: { tone: 'bad', says: { zh: '未通过', en: 'Denied' } },
  unknown: { tone: 'grey', says: { zh: '暂无结果，不影响申请人', en: 'Unknown; never counts against the applicant' } },
}

/** The outside checks of a case, each with its answer and clause. */
export const CheckTable = ({ checks }: { readonly checks: readonly Check[] }) => {
  const say = useSay()
  if (checks.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '核查', en: 'Checks' })}</h2>
      <ul className="cx-plain-list check-list">
        {checks.map((check) => {
          const { tone, says } = results[check.result]
          return <li key={check.name}><span>{say(check.label)}</span><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(says)}</span><ClauseChip clause={check.clause} />{check.says && <p className="cx-soft cx-small">{say(check.says)}</p>}</li>
        })}
      </ul>
    </section>
  )
}
