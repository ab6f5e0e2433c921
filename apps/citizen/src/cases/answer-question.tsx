import { answerQuestion, type CaseView } from '@changxing/contract/cases.ts'
import { stepsOf } from '@changxing/ui/case/steps.ts'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { LongTextField } from '@changxing/ui/form/inputs.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Link } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useServices } from '../shell/queries.ts'

type Question = NonNullable<CaseView['question']>

/** A document counts from the question on. A field that is filled in may be right as it stands: its owner looks, nobody else can tell. */
const ItemState = ({ kind, done }: Pick<Question['items'][number], 'kind' | 'done'>) => {
  const say = useSay()
  const tone = !done ? 'care' : kind === 'field' ? 'blue' : 'good'
  const words = !done ? { zh: '待补', en: 'Missing' } : kind === 'field' ? { zh: '请核对', en: 'Check it' } : { zh: '已补', en: 'Done' }
  return <span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(words)}</span>
}

/** All that is to be put right, at once, each with the page where it is done. */
const Items = ({ told, question }: { readonly told: CaseView; readonly question: Question }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list cx-documents">
      {question.items.map(({ kind, name, label, done }) => (
        <li key={`${kind} ${name}`} className="cx-documents-head">
          <ItemState kind={kind} done={done} />
          <span style={{ flex: 1 }}>{say(label)}</span>
          <Link className="cx-button cx-button--quiet" to="/apply/$area/$caseId/$step" params={{ area: told.area, caseId: told.id, step: `${kind === 'document' ? 'd' : 'q'}-${name}` }}>
            {done ? say(kind === 'field' ? { zh: '去看', en: 'Look' } : { zh: '再改', en: 'Change' }) : say({ zh: '去补', en: 'Do it' })}<span className="cx-hidden">{say({ zh: '：', en: ': ' })}{say(label)}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** Where the reviewer named nothing in particular: each answer and document by its own page. */
const Changes = ({ told }: { readonly told: CaseView }) => {
  const say = useSay()
  const service = useServices().data?.services.find((candidate) => candidate.id === told.service)
  if (!service) return null
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

/** 补正: what the reviewer asks, by when, everything to put right, and the answer. The promised date stands meanwhile. */
export const AnswerQuestion = ({ told, question, onDone }: { readonly told: CaseView; readonly question: Question; readonly onDone: (told: CaseView) => void }) => {
  const say = useSay()
  const [text, setText] = useState('')
  const [attempt, setAttempt] = useState(0)
  const answer = useAction(answerQuestion)
  const items = question.items.length > 0
  // Who has put everything right need not write a letter as well.
  const sent = text.trim() || (items ? say({ zh: '已按要求补正', en: 'Put right as asked' }) : '')
  const tooLong = text.length > 2000 ? { zh: '答复最多 2000 字', en: 'At most 2,000 characters' } : undefined
  const problem = sent === '' ? { zh: '请写下您的答复', en: 'Write your answer' } : tooLong
  const shown = attempt > 0 ? problem : undefined
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (problem) return
    const answered = await answer.run({ params: { area: told.area, caseId: told.id }, input: { version: told.version, text: sent } })
    if (answered) onDone(answered)
  }
  return (
    <form className="cx-card cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <div>
        <h2 className="cx-card-title">{say({ zh: '审核人请您补充', en: 'The reviewer asks' })}</h2>
        <p className="case-question">{question.text}</p>
        <p className="cx-soft cx-small" style={{ margin: 0 }}>
          {say({ zh: '提出时间：', en: 'Asked on ' })}<At at={question.askedAt} />
          {question.answerBy && <>{say({ zh: '；请在 ', en: '; please answer by ' })}<Day on={question.answerBy} />{say({ zh: ' 前答复', en: '' })}</>}
        </p>
      </div>
      {items && <Items told={told} question={question} />}
      {(!items || answer.failure) && told.allowed.includes('save-answers') && <Changes told={told} />}
      <ErrorSummary problems={shown ? [{ field: 'answer', says: shown }] : []} attempt={attempt} />
      <LongTextField id="field-answer" required={!items} label={{ zh: '您的答复', en: 'Your answer' }} maxLength={2000} problem={shown}
        value={text} onChange={setText} />
      <FailureNotice failure={answer.failure} />
      <button type="submit" className="cx-button cx-button--wide" disabled={answer.pending}>
        {say({ zh: '送出答复', en: 'Send answer' })}
      </button>
    </form>
  )
}
