import type { CaseView } from '@changxing/contract/cases.ts'
import { CaseStateChip } from '@changxing/ui/case/state-chip.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { dueWords } from './due-words.ts'

/** Who asks for what, where it stands, and until when an answer is promised. */
export const CaseHead = ({ one }: { readonly one: CaseView }) => {
  const say = useSay()
  const due = dueWords(one.clock)
  const open = ['submitted', 'in-review', 'question-asked'].includes(one.state)
  return (
    <header className="case-head">
      <h1><span lang="zh-CN">{one.applicant.name}</span><span className="case-head-number">{one.applicant.numberMasked}</span></h1>
      <CaseStateChip state={one.state} says={one.stateSays} />
      <p>{say(one.title)} · <span className="cx-figures">{one.number}</span></p>
      {open && (
        <p className="case-head-due" data-tone={due.tone}>
          <Shape tone={due.tone} />{say(due.says)}{one.clock.dueOn && <> · <Day on={one.clock.dueOn} /></>}
        </p>
      )}
    </header>
  )
}
