import type { CaseView } from '@changxing/contract/cases.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { AgencyAnswers } from '@changxing/ui/case/agency-answers.tsx'
import { AwaitedList } from '@changxing/ui/case/awaited.tsx'
import { CheckAnswers } from '@changxing/ui/case/check-answers.tsx'
import { CaseClock } from '@changxing/ui/case/clock.tsx'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { endedEarly, endedEarlyAt } from '@changxing/ui/case/stages.ts'
import { stepsOf } from '@changxing/ui/case/steps.ts'
import { CaseHistory, CaseTimeline } from '@changxing/ui/case/timeline.tsx'
import { toneOfState } from '@changxing/ui/case/state-chip.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList, RemedyList } from '@changxing/ui/reason-list.tsx'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useQueryClient } from '@tanstack/react-query'
import { AskAgain } from '../services/ask-again.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { isGone, useCase, useServices } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { SignedIn } from '../shell/sign-in.tsx'
import { AnswerQuestion } from './answer-question.tsx'
import { AskedCaseWithdrawal } from './asked-withdrawal.tsx'
import { RateCase, Receipt, Withdraw } from './case-actions.tsx'
import { WhoseCase } from './whose-case.tsx'
import './cases.css'

const route = getRouteApi('/cases/$area/$caseId')

const answers: Record<CaseView['state'], Answer> = {
  draft: 'unknown', submitted: 'checking', 'in-review': 'checking', 'question-asked': 'unknown',
  approved: 'yes', rejected: 'not-yet', withdrawn: 'unknown', completed: 'yes',
}
const running = new Set<CaseView['state']>(['submitted', 'in-review', 'question-asked'])

/** Every reason of a refusal with its remedy, and the way to apply again: no dead end. */
const Refusal = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const reasons = told.timeline.findLast((event) => event.kind === 'rejected')
  return (
    <section className="cx-card">
      <h2>{say({ zh: '没有通过的原因', en: 'Why it was not approved' })}</h2>
      {reasons?.reasons?.length ? <RemedyList reasons={reasons.reasons} /> : <ReasonList reasons={told.outcome} />}
      {reasons?.note && <p>{say({ zh: '审核人说明：', en: 'The reviewer adds: ' })}{reasons.note}</p>}
      <div className="cx-actions" style={{ marginTop: 16 }}>
        <Link className="cx-button" to="/services/$service" params={{ service: told.service }}>
          {say({ zh: '改好后重新申请', en: 'Put it right and apply again' })}
        </Link>
        <p className="cx-soft cx-small" style={{ margin: 0 }}>
          {say({
            zh: '也可以带材料到车管所窗口办理，或在窗口询问。',
            en: 'You may also come to the counter of the vehicle office, or ask there.',
          })}
        </p>
      </div>
    </section>
  )
}

const Given = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const service = useServices().data?.services.find((candidate) => candidate.id === told.service)
  const steps = service ? stepsOf(service, told, told.answers).filter((step) => step.kind !== 'document') : []
  return (
    <details className="cx-card">
      <summary>{say({ zh: '提交的内容与材料', en: 'What you sent' })}</summary>
      <CheckAnswers steps={steps} told={told} answers={told.answers} />
      {told.documents.length > 0 && (
        <div style={{ borderTop: '1px solid var(--cx-line)', paddingTop: 12 }}><DocumentList documents={told.documents} /></div>
      )}
    </details>
  )
}

const Page = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const queries = useQueryClient()
  const { sent } = route.useSearch()
  const keep = (next: CaseView) => {
    queries.setQueryData(['case', told.area, told.id], next)
    void queries.invalidateQueries({ queryKey: ['my-cases'] })
    void queries.invalidateQueries({ queryKey: ['licence'] })
  }
  const justSent = sent && running.has(told.state)
  // A thing that is not made any more is over, but nothing to be glad of.
  const over = told.state === 'completed' && endedEarlyAt(told) !== undefined
  const line = justSent ? { zh: '提交成功', en: 'Sent' } : over ? endedEarly : told.stateSays
  return (
    <>
      <AnswerLine answer={justSent ? 'yes' : over ? 'unknown' : answers[told.state]} tone={justSent ? 'good' : over ? 'grey' : toneOfState[told.state]}
        line={line} say={told.nextStep}>
        {say(told.nextStep)}
      </AnswerLine>
      <WhoseCase told={told} onDone={keep} />
      <AskedCaseWithdrawal told={told} onDone={keep} />
      {told.question && told.allowed.includes('answer') && <AnswerQuestion told={told} question={told.question} onDone={keep} />}
      {told.state === 'rejected' && <Refusal told={told} />}
      {told.state === 'completed' && told.result.eLicence === 'issued' && (
        <Link className="cx-button cx-button--wide" to="/licence/show">{say({ zh: '去亮证', en: 'Show my licence' })}</Link>
      )}
      <section className="cx-card">
        <p className="cx-soft cx-small" style={{ margin: 0 }}>{say({ zh: '办件编号', en: 'Case number' })}</p>
        <p className="case-number cx-figures" style={{ margin: '0 0 16px' }}>{told.number}</p>
        {told.subject && <p style={{ margin: '0 0 16px' }}>{say(told.subject.label)}{say({ zh: '：', en: ': ' })}<strong>{told.subject.name}</strong></p>}
        {running.has(told.state) && <div style={{ marginBottom: 20 }}><CaseClock clock={told.clock} office={told.office} state={told.state} /></div>}
        <h2 className="cx-hidden">{say({ zh: '办到哪一步', en: 'How far it is' })}</h2>
        <CaseTimeline told={told} reader="applicant" />
        {told.state !== 'draft' && <Receipt told={told} />}
      </section>
      {told.awaits.length > 0 && <section className="cx-card"><h2>{say({ zh: '须他人先完成', en: 'What others do first' })}</h2><AwaitedList awaits={told.awaits} /></section>}
      {told.allowed.includes('rate') || told.rating ? <RateCase told={told} onDone={keep} /> : null}
      <AgencyAnswers checks={told.state === 'draft' ? told.checks.filter(({ says }) => says !== null) : told.checks}
        again={(check) => <AskAgain told={told} check={check} onDone={keep} />} />
      <Given told={told} />
      {told.decision && (
        <details className="cx-card">
          <summary>{say({ zh: '提交时的判断依据', en: 'What was decided when you sent it' })}</summary>
          <ReasonList reasons={told.decision.reasons} />
        </details>
      )}
      <details className="cx-card">
        <summary>{say({ zh: '全部经过', en: 'Everything that happened' })}</summary>
        <CaseHistory events={told.timeline} acting={told.acting} />
      </details>
      {told.state === 'draft' && (
        <Link className="cx-button" to="/apply/$area/$caseId" params={{ area: told.area, caseId: told.id }}>
          {say({ zh: '继续填写', en: 'Go on where you stopped' })}
        </Link>
      )}
      {told.allowed.includes('withdraw') && told.state !== 'draft' && !told.allowed.includes('deny-withdrawal') && <Withdraw told={told} onDone={keep} />}
    </>
  )
}

/** Trying again would find nothing either: the way on is the list. */
const NoSuchCase = ({ failure }: { readonly failure: unknown }) => {
  const say = useSay()
  return (
    <>
      <FailureNotice failure={failure} />
      <Link className="cx-button cx-button--wide" to="/cases">{say({ zh: '回到我的办件', en: 'Back to my cases' })}</Link>
    </>
  )
}

const CaseScreen = () => {
  const { area, caseId } = route.useParams()
  const told = useCase(area, caseId, 20_000)
  return (
    <Screen title={(isGone(told) ? undefined : told.data?.title) ?? { zh: '办件', en: 'Case' }} back={{ to: '/cases' }}>
      {isGone(told)
        ? <NoSuchCase failure={told.error} />
        : <Result query={told}>{(data) => <Page told={data} />}</Result>}
    </Screen>
  )
}

/** A case: where it stands, why, what to do now, by when, and something to keep. */
const CasePage = () => <SignedIn why={{ zh: '登录后查看这件事的进度', en: 'Sign in to see this case' }}><CaseScreen /></SignedIn>
export default CasePage
