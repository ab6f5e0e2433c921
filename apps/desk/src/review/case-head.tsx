import type { CaseView } from '@changxing/contract/cases.ts'
import { applicantNumber } from '@changxing/contract/review.ts'
import { CaseStateChip } from '@changxing/ui/case/state-chip.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day, TimeAgo } from '@changxing/ui/time-ago.tsx'
import { dueWords } from './due-words.ts'
import { MaskedAnswer } from './masked-answer.tsx'

/** Who comes in the applicant's place, by which letter or help. */
const Acting = ({ acting, inPersonSince }: Pick<CaseView, 'inPersonSince'> & { readonly acting: NonNullable<CaseView['acting']> }) => {
  const say = useSay()
  return (
    <p className="case-head-acting">
      <Shape tone={acting.ended && !inPersonSince ? 'bad' : 'blue'} />
      {say(acting.as === 'delegate' ? { zh: '受托人 ', en: 'Delegate ' } : { zh: '代办人 ', en: 'Helper ' })}
      <b lang="zh-CN">{acting.name}</b> <span className="cx-figures">{acting.numberMasked}</span>
      {inPersonSince ? <>{say({ zh: ' · 本人已到窗口，由本人接着办 ', en: ' · the principal carries it on ' })}<At at={inPersonSince} /></>
        : acting.ended ? say({ zh: ' · 授权已终止', en: ' · ended' }) : acting.validUntil && <>{say({ zh: ' · 有效至 ', en: ' · until ' })}<Day on={acting.validUntil} /></>}
    </p>
  )
}

/** Who asks for what about which thing, where it stands, and until when an answer is promised; the clock stands while the applicant is asked. */
export const CaseHead = ({ one, compares = false }: {
  readonly one: CaseView
  /** Whether the reader compares the person's number with a document, and may look at it whole. */
  readonly compares?: boolean
}) => {
  const say = useSay()
  const due = dueWords(one.clock)
  const open = ['submitted', 'in-review', 'question-asked', 'approved'].includes(one.state)
  return (
    <header className="case-head">
      <h1><span lang="zh-CN">{one.applicant.name}</span>{!compares && <span className="case-head-number">{one.applicant.numberMasked}</span>}</h1>
      <CaseStateChip state={one.state} says={one.stateSays} />
      <p>
        {say(one.title)}{one.subject && <> · <b className="case-head-subject">{one.subject.name}</b></>} · <span className="cx-figures">{one.number}</span>
        {one.office && <> · {say(one.office.name)}</>}
      </p>
      {open && (
        <p className="case-head-due" data-tone={due.tone} title={say(one.clock.says)}>
          <Shape tone={due.tone} />{say(one.awaiting ?? due.says)}{one.clock.dueOn && <> · <Day on={one.clock.dueOn} /></>}
          {one.clock.standsSince && <> · <TimeAgo at={one.clock.standsSince} /></>}
        </p>
      )}
      {compares && <p>{say({ zh: '证件号码 ', en: 'Identity number ' })}<MaskedAnswer key={one.id} one={one} name={applicantNumber} masked={one.applicant.numberMasked} /></p>}
      {one.acting && <Acting acting={one.acting} inPersonSince={one.inPersonSince} />}
    </header>
  )
}
