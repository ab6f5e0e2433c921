import type { CaseView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'

type Step = CaseView['stages'][number]
const marks: Record<Step['state'], { readonly tone: Tone; readonly says: Words }> = {
  done: { tone: 'good', says: { zh: '已完成', en: 'Done' } },
  next: { tone: 'care', says: { zh: '现在做', en: 'Now' } },
  later: { tone: 'grey', says: { zh: '之后', en: 'Later' } },
}

/** The steps after the approval (made, delivered), each with its day. */
export const StageList = ({ stages }: { readonly stages: readonly Step[] }) => {
  const say = useSay()
  if (stages.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '审核后的步骤', en: 'After the approval' })}</h2>
      <ol className="cx-plain-list check-list">
        {stages.map(({ name, label, state, dueOn }) => (
          <li key={name} aria-current={state === 'next' ? 'step' : undefined}>
            <span>{say(label)}{dueOn && <span className="cx-soft"> · <Day on={dueOn} /></span>}</span>
            <span className="cx-chip" data-tone={marks[state].tone}><Shape tone={marks[state].tone} />{say(marks[state].says)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}
