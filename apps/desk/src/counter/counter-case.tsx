import { answerQuestion, askAgencies, askAgencyAgain, caseReceipt, submitCase, withdrawCase, type CaseView } from '@changxing/contract/cases.ts'
import { advanceCase } from '@changxing/contract/review.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { FormFieldInput } from '@changxing/ui/form/form-field.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { AnswersBlock } from '../review/answers-block.tsx'
import { AwaitedBlock } from '../review/awaited-block.tsx'
import { CaseHead } from '../review/case-head.tsx'
import { CheckTable } from '../review/check-table.tsx'
import { StageList } from '../review/stage-list.tsx'
import { WithdrawalNotice } from '../review/withdrawal-notice.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useServices } from '../shell/queries.ts'
import { AskedHere, TakeBack } from './counter-question.tsx'
import { CounterDocuments } from './counter-documents.tsx'
import { PrincipalHere } from './principal-here.tsx'
import { ProposeWithdrawal } from './propose-withdrawal.tsx'
import { RecordConsent } from './record-consent.tsx'
import { useCounterForm } from './use-counter-form.ts'

const isOpen = (one: CaseView) => one.state === 'draft' || one.state === 'question-asked'

/** Where the case stands, in one line. */
const Standing = ({ one }: { readonly one: CaseView }) => {
  if (one.state === 'draft') return null
  const done = one.state === 'completed' || one.state === 'approved'
  return <AnswerLine answer={done ? 'yes' : one.state === 'rejected' ? 'not-yet' : 'checking'} line={one.awaiting ?? (['submitted', 'in-review'].includes(one.state) ? one.stateSays : one.nextStep)} />
}

/** The case at the counter: its form, its papers, the checks, then off it goes; what the counter hands over is finished here too. */
export const CounterCase = ({ one, onNext }: { readonly one: CaseView; readonly onNext: () => void }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const service = useServices().data?.services.find(({ id }) => id === one.service)
  const params = { area: one.area, caseId: one.id }
  const keep = (renewed: CaseView) => {
    queries.setQueryData(['counter-case', one.area, one.id], renewed)
    void queries.invalidateQueries({ queryKey: ['queue'] })
  }
  const refresh = () => void queries.invalidateQueries({ queryKey: ['counter-case', one.area, one.id] })
  const form = useCounterForm(one, service, keep)
  const [submit, agencies, advance, answer, withdraw] = [
    useAction(submitCase), useAction(askAgencies), useAction(advanceCase), useAction(answerQuestion), useAction(withdrawCase),
  ]
  const again = useAction(askAgencyAgain)
  const [attempt, setAttempt] = useState(0)
  const [panel, setPanel] = useState<'withdrawal' | 'principal' | null>(null)
  const [receiptFailure, setReceiptFailure] = useState<unknown>()
  const may = (action: string) => one.allowed.includes(action)
  const asks = one.checks.some(({ kind, result }) => kind === 'agency' && result === 'waiting')
  const askNow = async () => {
    const answered = await agencies.run({ params })
    if (answered) keep(answered)
  }
  const askAgain = async (name: string) => {
    const saved = await form.flush()
    const answered = saved && (await again.run({ params: { ...params, name }, input: { version: saved.version } }))
    if (answered) keep(answered)
  }
  const askOnce = useEffectEvent(() => { if (asks && may('save-answers')) void askNow() })
  useEffect(() => askOnce(), [one.id])
  // The field that the case was begun from would swallow its keys.
  const section = useRef<HTMLElement>(null)
  useEffect(() => section.current?.focus({ preventScroll: true }), [one.id])
  const send = async () => {
    setAttempt(attempt + 1)
    if (form.judge().length > 0) return
    const saved = await form.flush()
    const sent = saved && (await submit.run({ params, input: { version: saved.version } }))
    if (sent) keep(sent)
  }
  const sendAnswer = async (text: string) => {
    const saved = may('save-answers') ? await form.flush() : one
    const sent = saved && (await answer.run({ params, input: { version: saved.version, text } }))
    if (sent) keep(sent)
  }
  const takeBack = async () => {
    const taken = await withdraw.run({ params, input: { version: one.version } })
    if (taken) keep(taken)
  }
  const closePanel = () => setPanel(null)
  const panelDone = (renewed: CaseView) => {
    closePanel()
    keep(renewed)
  }
  const finishStep = async () => {
    const step = one.stages.find(({ state }) => state === 'next')
    const done = step && (await advance.run({ params: { ...params, stage: step.name }, input: { version: one.version } }))
    if (done) keep(done)
  }
  const receipt = async () => {
    setReceiptFailure(undefined)
    try {
      const bytes = (await client.call(caseReceipt, { params })) as Uint8Array<ArrayBuffer>
      window.open(URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' })), '_blank')
    } catch (cause) {
      setReceiptFailure(cause)
    }
  }
  const sent = !isOpen(one)
  const step = one.stages.find(({ state }) => state === 'next')
  useKeys({ zh: '窗口办件', en: 'Counter case' }, [
    { key: 'e', label: { zh: '提交', en: 'Submit' }, run: () => void send(), off: !may('submit') || submit.pending },
    { key: 'y', label: { zh: '联网核查', en: 'Ask the agencies' }, run: () => void askNow(), off: !asks || agencies.pending },
    { key: 'm', label: { zh: '完成此步', en: 'Step done' }, run: () => void finishStep(), off: !may('advance') || advance.pending },
    { key: 'x', label: { zh: '提出撤回', en: 'Propose a withdrawal' }, run: () => setPanel('withdrawal'), off: !may('propose-withdrawal') },
    { key: 'i', label: { zh: '委托人本人到场', en: 'The principal is here' }, run: () => setPanel('principal'), off: !may('record-principal') },
    { key: 'r', label: { zh: '打印回执', en: 'Print the receipt' }, run: () => void receipt(), off: !sent },
  ])
  return (
    <section ref={section} tabIndex={-1} className="desk-card counter-case" aria-label={say({ zh: '办件', en: 'Case' })}>
      <CaseHead one={one} />
      <Standing one={one} />
      <WithdrawalNotice withdrawal={one.withdrawal} />
      {panel === 'withdrawal' && may('propose-withdrawal') && <ProposeWithdrawal one={one} onDone={panelDone} onClose={closePanel} />}
      {panel === 'principal' && may('record-principal') && <PrincipalHere one={one} onDone={panelDone} onClose={closePanel} />}
      {one.question && may('answer') && <AskedHere question={one.question} pending={answer.pending} onAnswer={(text) => void sendAnswer(text)} />}
      <ErrorSummary problems={form.problems} attempt={attempt} />
      <div className="counter-case-parts">
        <div className="cx-stack">
          {may('save-answers') && form.fields.length > 0 && (
            <section className="counter-form" aria-label={say({ zh: '填写内容', en: 'Answers' })}>
              <h2 className="counter-heading">{say({ zh: '填写内容', en: 'Answers' })} <span className="cx-soft cx-small" role="status">{form.unsaved || form.pending ? say({ zh: '正在保存…', en: 'Saving…' }) : say({ zh: '已保存', en: 'Saved' })}</span></h2>
              {form.fields.map((field) => (
                <FormFieldInput key={field.name} field={field} value={form.answers[field.name]} problem={form.problems.find((problem) => problem.field === field.name)?.says}
                  onChange={(value) => form.change(field.name, value)} />
              ))}
            </section>
          )}
          {!may('save-answers') && <AnswersBlock one={one} changes={[]} />}
          <CounterDocuments one={one} service={service} mayAdd={may('add-document')} keep={keep} refresh={refresh} />
        </div>
        <div className="cx-stack">
          <AwaitedBlock awaits={one.awaits}>{(awaited) => <RecordConsent area={one.area} awaited={awaited} onDone={keep} />}</AwaitedBlock>
          <CheckTable checks={one.checks} agencyFacts={[]} onAgain={({ name }) => void askAgain(name)} />
          <StageList stages={one.stages} />
          {one.decision && <section className="case-block"><h2>{say({ zh: '规则的决定', en: 'What the rule decided' })}</h2><ReasonList reasons={one.decision.reasons} /></section>}
        </div>
      </div>
      <FailureNotice failure={form.failure ?? submit.failure ?? agencies.failure ?? again.failure ?? advance.failure ?? answer.failure ?? withdraw.failure ?? receiptFailure} />
      <div className="desk-bar">
        {may('submit') && <Button type="primary" size="large" loading={submit.pending} onClick={() => void send()}>{say({ zh: '提交', en: 'Submit' })}<Kbd of="e" /></Button>}
        {asks && <Button loading={agencies.pending} onClick={() => void askNow()}>{say({ zh: '联网核查', en: 'Ask the agencies' })}<Kbd of="y" /></Button>}
        {may('advance') && step && <Button type="primary" size="large" loading={advance.pending} onClick={() => void finishStep()}>{say(step.label)}<Kbd of="m" /></Button>}
        {sent && <Button onClick={() => void receipt()}>{say({ zh: '打印回执', en: 'Print the receipt' })}<Kbd of="r" /></Button>}
        {may('record-principal') && <Button onClick={() => setPanel('principal')}>{say({ zh: '委托人本人到场', en: 'The principal is here' })}<Kbd of="i" /></Button>}
        {may('propose-withdrawal') && <Button onClick={() => setPanel('withdrawal')}>{say({ zh: '提出撤回', en: 'Propose a withdrawal' })}<Kbd of="x" /></Button>}
        {may('withdraw') && <TakeBack pending={withdraw.pending} onTakeBack={() => void takeBack()} />}
        {sent && <Button onClick={onNext}>{say({ zh: '下一位', en: 'Next person' })}<Kbd of="n" /></Button>}
      </div>
    </section>
  )
}
