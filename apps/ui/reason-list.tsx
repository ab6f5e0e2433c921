import type { Reason } from '@changxing/contract/shapes.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from './clause.tsx'
import { useSay } from './language.tsx'
import { Shape } from './shapes.tsx'

const factText = (value: unknown): string => (typeof value === 'string' ? value || '""' : JSON.stringify(value))

/** Every ground of a decision: whether it holds, the sentence, its clause, and the facts it rests on. What does not hold comes first. */
export const ReasonList = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const say = useSay()
  const ordered = [...reasons].sort((a, b) => Number(a.holds) - Number(b.holds))
  return (
    <ul className="cx-plain-list cx-reasons">
      {ordered.map((reason, index) => (
        <li key={index} className="cx-reason" data-holds={reason.holds}>
          <Shape tone={reason.holds ? 'good' : 'bad'} />
          <div>
            <span className="cx-hidden">{reason.holds ? say({ zh: '符合：', en: 'Met: ' }) : say({ zh: '不符合：', en: 'Not met: ' })}</span>
            {say(reason.says)}
          </div>
          <div className="cx-reason-foot">
            <ClauseChip clause={reason.clause} />
            {Object.keys(reason.facts).length > 0 && (
              <details>
                <summary>{say({ zh: '依据的信息', en: 'What this rests on' })}</summary>
                <dl className="cx-facts cx-small">
                  {Object.entries(reason.facts).map(([name, value]) => (
                    <div key={name} style={{ display: 'contents' }}><dt>{name}</dt><dd>{factText(value)}</dd></div>
                  ))}
                </dl>
              </details>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Fixed reasons of a rejection: each with what to do about it and its clause, all at once (一次性告知). */
export const RemedyList = ({ reasons }: { readonly reasons: readonly { code: string; says: Words; remedy: Words; clause: string }[] }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list cx-reasons">
      {reasons.map((reason) => (
        <li key={reason.code} className="cx-reason" data-holds="false">
          <Shape tone="bad" />
          <strong>{say(reason.says)}</strong>
          <p className="cx-remedy">{say({ zh: '怎么办：', en: 'What to do: ' })}{say(reason.remedy)}</p>
          <div className="cx-reason-foot"><ClauseChip clause={reason.clause} /></div>
        </li>
      ))}
    </ul>
  )
}
