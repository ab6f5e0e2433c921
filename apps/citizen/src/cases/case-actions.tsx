import { answerQuestion, caseReceipt, rateCase, withdrawCase, type CaseView } from '@changxing/contract/cases.ts'
import { Rating } from '@changxing/ui/case/rating.tsx'
import { stepsOf } from '@changxing/ui/case/steps.ts'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { LongTextField } from '@changxing/ui/form/inputs.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { saveDocument } from '../shell/download.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useServices } from '../shell/queries.ts'
import { useAction } from '@changxing/ui/use-action.ts'

type Props = { readonly told: CaseView; readonly onDone: (told: CaseView) => void }

/** What may be changed while a question is open: each answer and document by its own page. */
const Changes = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const service = useServices().data?.services.find((candidate) => candidate.id === told.service)
  if (!service || !told.allowed.includes('save-answers')) return null
  return (
    <div>
      <p style={{ margin: '0 0 4px' }}>{say({ zh: '需要时，可以先修改或重新提交：', en: 'If needed, change or send again first:' })}</p>
      {stepsOf(service, told, told.answers).filter((step) => step.kind === 'field' || step.kind === 'document').map((step) => (
        <Link key={step.id} className="cx-button cx-button--plain" to="/apply/$area/$caseId/$step"
          params={{ area: told.area, caseId: told.id, step: step.id }}>
          {say(step.label)}
        </Link>
      ))}
    </div>
  )
}

/** 补正: what the reviewer asks, by when, and the answer. The promised date stands meanwhile. */
export const AnswerQuestion = ({ told, question, onDone }: Props & { readonly question: NonNullable<CaseView['question']> }) => {
  const say = useSay()
  const [text, setText] = useState('')
  const [attempt, setAttempt] = useState(0)
  const answer = useAction(answerQuestion)
  const tooLong = text.length > 2000 ? { zh: '答复最多 2000 字', en: 'At most 2,000 characters' } : undefined
  const problem = text.trim() === '' ? { zh: '请写下您的答复', en: 'Write your answer' } : tooLong
  const shown = attempt > 0 ? problem : undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (problem) return
    const answered = await answer.run({ params: { area: told.area, caseId: told.id }, input: { version: told.version, text: text.trim() } })
    if (answered) onDone(answered)
  }
  return (
    <form className="cx-card cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <div>
        <h2 className="cx-card-title">{say({ zh: '审核人请您补充', en: 'The reviewer asks' })}</h2>
        <p className="case-question">{question.text}</p>
        <p className="cx-soft cx-small" style={{ margin: 0 }}>
          {say({ zh: '提出时间：', en: 'Asked on ' })}<At at={question.askedAt} />
        </p>
      </div>
      <Changes told={told} />
      <ErrorSummary problems={shown ? [{ field: 'answer', says: shown }] : []} attempt={attempt} />
      <LongTextField id="field-answer" label={{ zh: '您的答复', en: 'Your answer' }} maxLength={2000} problem={shown}
        value={text} onChange={setText} />
      <FailureNotice failure={answer.failure} />
      <button type="submit" className="cx-button cx-button--wide" disabled={answer.pending}>
        {say({ zh: '送出答复', en: 'Send answer' })}
      </button>
    </form>
  )
}

/** The receipt as PDF: something to keep. */
export const Receipt = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const receipt = useAction(caseReceipt)
  const save = async () => {
    const bytes = await receipt.run({ params: { area: told.area, caseId: told.id } })
    if (bytes) saveDocument(bytes, 'application/pdf', `${told.number}.pdf`)
  }
  return (
    <div style={{ marginTop: 16 }}>
      <FailureNotice failure={receipt.failure} />
      <button type="button" className="cx-button cx-button--quiet cx-button--wide" disabled={receipt.pending} onClick={() => void save()}>
        <Icon name="download" />{say({ zh: '保存回执（PDF）', en: 'Save the receipt (PDF)' })}
      </button>
    </div>
  )
}

/** Withdrawal asks once more on the page itself: no pop-ups. */
export const Withdraw = ({ told, onDone }: Props) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const withdraw = useAction(withdrawCase)
  const send = async () => {
    const withdrawn = await withdraw.run({ params: { area: told.area, caseId: told.id }, input: { version: told.version } })
    if (withdrawn) onDone(withdrawn)
  }
  const what = told.state === 'draft' ? { zh: '不办了，删除草稿', en: 'Give up this draft' } : { zh: '撤回申请', en: 'Withdraw' }
  if (!asked) return <button type="button" className="cx-button cx-button--plain" onClick={() => setAsked(true)}>{say(what)}</button>
  return (
    <section className="cx-card cx-actions" role="group" aria-label={say(what)}>
      <p style={{ margin: 0 }}>
        {say({ zh: '之后这件事不再办理，需要时可以重新申请。确定吗？', en: 'It goes no further; you may apply again later. Are you sure?' })}
      </p>
      <FailureNotice failure={withdraw.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={withdraw.pending} onClick={() => void send()}>
        {say(what)}
      </button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>
        {say({ zh: '继续办', en: 'Keep it' })}
      </button>
    </section>
  )
}

/** 好差评. */
export const RateCase = ({ told, onDone }: Props) => {
  const rate = useAction(rateCase)
  const send = async (score: number, text: string) => {
    const rated = await rate.run({ params: { area: told.area, caseId: told.id }, input: { score, text } })
    if (rated) onDone(rated)
  }
  return (
    <section className="cx-card cx-stack">
      <Rating given={told.rating} sending={rate.pending} onRate={(score, text) => void send(score, text)} />
      <FailureNotice failure={rate.failure} />
    </section>
  )
}
