import type { CaseView } from '@changxing/contract/cases.ts'
import type { ReviewView } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Button } from 'antd'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'

type Check = CaseView['checks'][number]
const results: Record<Check['result'], { readonly tone: Tone; readonly says: Words }> = {
  waiting: { tone: 'blue', says: { zh: '未完成', en: 'Not done' } },
  confirmed: { tone: 'good', says: { zh: '已通过', en: 'Confirmed' } },
  denied: { tone: 'bad', says: { zh: '未通过', en: 'Denied' } },
  unknown: { tone: 'grey', says: { zh: '暂无结果，不影响申请人', en: 'Unknown; never counts against the applicant' } },
}

const factText = (value: unknown): string => (typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value))

/** What an agency answered, as it said it. */
const AgencySaid = ({ facts }: { readonly facts: Readonly<Record<string, unknown>> }) => {
  const said = Object.entries(facts).filter(([name, value]) => name !== 'says' && value !== null && value !== '')
  if (said.length === 0) return null
  return (
    <dl className="cx-facts cx-small check-said">
      {said.map(([name, value]) => <div key={name} className="desk-contents"><dt>{name}</dt><dd className="cx-figures">{factText(value)}</dd></div>)}
    </dl>
  )
}

/** The outside checks of a case, each with its answer, its clause and what the agency said. */
export const CheckTable = ({ checks, agencyFacts, onAgain }: {
  readonly checks: readonly Check[]; readonly agencyFacts: ReviewView['agencyFacts']
  /** At the counter, where the applicant says that it is mended. */
  readonly onAgain?: (check: Check) => void
}) => {
  const say = useSay()
  if (checks.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '核查', en: 'Checks' })}</h2>
      <ul className="cx-plain-list check-list">
        {checks.map((check) => {
          const { tone, says } = results[check.result]
          return (
            <li key={check.name}>
              <span>{say(check.label)}</span><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(says)}</span><ClauseChip clause={check.clause} />
              {check.says && <p className="check-words">{say(check.says)}</p>}
              {check.again && <p className="check-words">{say(check.again.says)}{onAgain && check.again.left > 0 && <> <Button size="small" onClick={() => onAgain(check)}>{say({ zh: `已更正，再查一次（还可 ${check.again.left} 次）`, en: `Corrected: check again (${check.again.left} left)` })}</Button></>}</p>}
              <AgencySaid facts={agencyFacts.find(({ name }) => name === check.name)?.facts ?? {}} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
