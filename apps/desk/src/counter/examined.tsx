import type { examineDelegation } from '@changxing/contract/delegations.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Button } from 'antd'
import { Result } from '../shell/result.tsx'
import { BeginForm } from './begin-form.tsx'
import { useCounterPerson } from './use-counter-person.ts'

export type Examined = OutputOf<typeof examineDelegation>

const confirmedWords: Record<Examined['confirmedBy'], Words> = {
  copy: { zh: '平台数据', en: 'the platform’s copy' }, number: { zh: '委托书上的 40 位数字', en: 'the 40 digits on the letter' },
  signature: { zh: '委托书上的签名码', en: 'the signed code on the letter' }, paper: { zh: '纸质委托书', en: 'the paper letter' },
}

/** What the examination says, answer first, and what to do now; an accepted letter leads on to the case (M9.2.2, M9.2.3). */
export const ExaminedLetter = ({ examined, business, onSelf, onStarted }: {
  readonly examined: Examined
  /** What was asked of the letter: it may be half of what the letter names. */
  readonly business: string
  readonly onSelf: () => void
  readonly onStarted: (caseId: string) => void
}) => {
  const say = useSay()
  const { accepted, action, letter } = examined
  const goOn = accepted && action === 'none'
  const principal = useCounterPerson(goOn ? { delegationCheckId: examined.checkId } : null)
  const things = (found: { things: readonly { id: string }[] }) => !letter.about || found.things.some(({ id }) => id === letter.about?.id)
  return (
    <section className="counter-examined" aria-label={say({ zh: '核验结果', en: 'Result' })}>
      <AnswerLine answer={accepted ? 'yes' : 'not-yet'} line={examined.says} />
      <dl className="cx-facts">
        <dt>{say({ zh: '委托人', en: 'Principal' })}</dt><dd><span lang="zh-CN">{letter.principalName}</span> <span className="cx-figures">{letter.principalNumberMasked}</span></dd>
        <dt>{say({ zh: '受托人', en: 'Agent' })}</dt><dd><span lang="zh-CN">{letter.agentName}</span> <span className="cx-figures">{letter.agentNumberMasked}</span></dd>
        <dt>{say({ zh: '委托业务', en: 'Business' })}</dt><dd lang="zh-CN">{letter.business}</dd>
        <dt>{say({ zh: '期限', en: 'Valid' })}</dt><dd><Day on={letter.madeOn} /> – <Day on={letter.validUntil} /></dd>
        <dt>{say({ zh: '确认依据', en: 'Confirmed by' })}</dt><dd>{say(confirmedWords[examined.confirmedBy])}</dd>
      </dl>
      {action === 'none-needed' && <div><Button type="primary" autoFocus onClick={onSelf}>{say({ zh: '转为本人办理', en: 'Go on in person' })}</Button></div>}
      {goOn && (
        <Result query={principal}>
          {(found) => (
            <BeginForm who={{ delegationCheckId: examined.checkId }} business={business} onStarted={onStarted}
              things={things(found) ? found.things.filter(({ id }) => !letter.about || id === letter.about.id) : []} />
          )}
        </Result>
      )}
      <details open={!accepted}>
        <summary>{say({ zh: '逐项核对', en: 'What was compared' })}</summary>
        <ReasonList reasons={examined.decision.reasons} />
      </details>
    </section>
  )
}
