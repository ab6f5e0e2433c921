import { submitCase } from '@changxing/contract/cases.ts'
import { Refused } from '@changxing/contract/client.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { CheckAnswers } from '@changxing/ui/case/check-answers.tsx'
import { AgencyAnswers } from '@changxing/ui/case/agency-answers.tsx'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { allOpen } from '@changxing/ui/case/steps.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Withdraw } from '../cases/case-actions.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { usePageTitle } from '../shell/screen.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Application } from './apply-data.ts'
import { AskAgain } from './ask-again.tsx'

/** 核对: all answers with ways to change them; all that is missing at once; then the one button. */
export const ReviewStep = ({ application: { told, service, steps, keep } }: { readonly application: Application }) => {
  const say = useSay()
  const navigate = useNavigate()
  const submit = useAction(submitCase)
  const [attempt, setAttempt] = useState(0)
  const params = { area: told.area, caseId: told.id }
  const open = allOpen(steps, told, told.answers)
  const refused = submit.failure instanceof Refused ? submit.failure : undefined
  const heading = usePageTitle({ zh: '核对后提交', en: 'Check and send' }, refused)
  const waived = told.documents.filter((document) => document.state === 'waived')
  const send = async () => {
    setAttempt(attempt + 1)
    if (open.length > 0) return
    const sent = await submit.run({ params, input: { version: told.version } })
    if (!sent) return
    keep(sent)
    void navigate({ to: '/cases/$area/$caseId', params, search: { sent: true }, replace: true })
  }
  return (
    <>
      <div className="apply-question">
        <h1 ref={heading} tabIndex={-1}>{say({ zh: '核对后提交', en: 'Check and send' })}</h1>
        <p className="cx-soft">{say(service.counterOnly
          ? { zh: '请看看都对不对，窗口提交前都可以修改。', en: 'See whether everything is right. It can all be changed until the counter sends it.' }
          : { zh: '请看看都对不对，提交前都可以修改。', en: 'See whether everything is right. You can change it all before you send.' })}</p>
      </div>
      {service.counterOnly && (
        <AnswerLine answer="yes" tone="care" line={{ zh: '到窗口提交', en: 'Sent at the counter' }} say={service.counterOnly.says}>
          {say(service.counterOnly.says)} <ClauseChip clause={service.counterOnly.clause} />
        </AnswerLine>
      )}
      <ErrorSummary problems={attempt > 0 ? open : []} attempt={attempt} />
      {refused && (
        <>
          <AnswerLine answer="not-yet" />
          <section className="cx-card"><h2>{say({ zh: '为什么', en: 'Why' })}</h2><ReasonList reasons={refused.refusal.reasons} /></section>
        </>
      )}
      <section className="cx-card">
        <h2>{say({ zh: '申请人', en: 'Applicant' })}</h2>
        <p style={{ margin: 0 }}>{told.applicant.name} <span className="cx-soft cx-figures">{told.applicant.numberMasked}</span></p>
        {told.acting && <p style={{ margin: '4px 0 0' }}>{told.acting.as === 'helper' ? say({ zh: '帮忙办理：', en: 'Helper: ' }) : say({ zh: '受托人：', en: 'Agent: ' })}{told.acting.name} <span className="cx-soft cx-figures">{told.acting.numberMasked}</span></p>}
        {told.subject && <p style={{ margin: '4px 0 0' }}>{say(told.subject.label)}{say({ zh: '：', en: ': ' })}<strong>{told.subject.name}</strong></p>}
      </section>
      <section className="cx-card">
        <h2>{say({ zh: '填写的内容', en: 'What you gave' })}</h2>
        <CheckAnswers steps={steps} told={told} answers={told.answers} change={(step) => (
          <Link className="cx-button cx-button--plain" to="/apply/$area/$caseId/$step" params={{ ...params, step: step.id }} search={{ change: true }}>
            {say({ zh: '修改', en: 'Change' })}<span className="cx-hidden">{say({ zh: '：', en: ': ' })}{say(step.label)}</span>
          </Link>
        )} />
      </section>
      {told.awaits.map(({ name, label, says, clause, state }) => (
        <section key={name} className="cx-card">
          <h2>{say(label)}</h2>
          <p style={{ margin: 0 }}>{say(says)} <ClauseChip clause={clause} /></p>
          {state === 'open' && (
            <p className="cx-soft" style={{ margin: '8px 0 0' }}>
              {say({ zh: '提交前后都可以。办件编号 ', en: 'Before or after you send this. Case number ' })}<strong className="cx-figures" style={{ whiteSpace: 'nowrap' }}>{told.number}</strong>
            </p>
          )}
        </section>
      ))}
      <AgencyAnswers checks={told.checks} again={(check) => <AskAgain told={told} check={check} onDone={(renewed) => { submit.clear(); keep(renewed) }} />} />
      {waived.length > 0 && <section className="cx-card"><h2>{say({ zh: '免提交的材料', en: 'What you need not bring' })}</h2><DocumentList documents={waived} /></section>}
      {!refused && <FailureNotice failure={submit.failure} retry={() => void send()} />}
      {!service.counterOnly && (
        <button type="button" className="cx-button cx-button--wide" disabled={submit.pending} onClick={() => void send()}>
          {submit.pending ? say({ zh: '正在提交…', en: 'Sending…' }) : say({ zh: '确认提交', en: 'Send' })}
        </button>
      )}
      {told.allowed.includes('withdraw') && <Withdraw told={told} onDone={(given) => { keep(given); void navigate({ to: '/cases', replace: true }) }} />}
    </>
  )
}
