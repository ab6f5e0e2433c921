import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { CaseStateChip } from '@changxing/ui/case/state-chip.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import type { CounterPerson } from './use-counter-person.ts'

/** Who it is, whether the green lane is theirs, and what the office has of them already. */
export const PersonCard = ({ found, chosen, onOpen }: {
  readonly found: CounterPerson
  readonly chosen: string | undefined
  readonly onOpen: (caseId: string) => void
}) => {
  const say = useSay()
  if (!found.person) {
    return <AnswerLine answer="unknown" line={found.mayEnter ? { zh: '首次办理', en: 'Here for the first time' } : { zh: '没有找到此人', en: 'Nobody found' }}><p>{say(found.says)}</p></AnswerLine>
  }
  const { name, numberMasked, birthDate, green } = found.person
  return (
    <div className="counter-person" role="status">
      <h2><span lang="zh-CN">{name}</span> <span className="cx-figures cx-soft">{numberMasked}</span></h2>
      <p className="cx-soft"><Day on={birthDate} />{green && <span className="cx-chip" data-tone="good"><Shape tone="good" />{say({ zh: '绿色通道', en: 'Green lane' })}</span>}</p>
      <p>{say(found.says)}</p>
      {found.consents.length > 0 && (
        <ul className="cx-plain-list counter-cases" aria-label={say({ zh: '等此人答复', en: 'Waiting for their answer' })}>
          {found.consents.map((one) => (
            <li key={one.consentId}>
              <button type="button" aria-pressed={one.caseId === chosen} onClick={() => onOpen(one.caseId)}>
                <span>{say(one.title)}<span className="cx-figures cx-soft"> {one.subjectName}</span></span>
                <span className="cx-chip" data-tone="care"><Shape tone="care" />{say({ zh: '等此人答复', en: 'Waits for them' })}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.cases.length > 0 && (
        <ul className="cx-plain-list counter-cases" aria-label={say({ zh: '在本所的办件', en: 'What this office has of them' })}>
          {found.cases.slice(0, 5).map((one) => (
            <li key={one.id}>
              <button type="button" aria-pressed={one.id === chosen} onClick={() => onOpen(one.id)}>
                <span>{say(one.title)}<span className="cx-figures cx-soft"> {one.number}</span></span><CaseStateChip state={one.state} says={one.stateSays} />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
