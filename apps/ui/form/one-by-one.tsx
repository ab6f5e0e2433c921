import type { FormField } from '@changxing/contract/cases.ts'
import { useState, type FormEvent, type ReactNode } from 'react'
import { answerWords } from './answer-words.ts'
import { ErrorSummary } from './error-summary.tsx'
import { controlId, FormFieldInput } from './form-field.tsx'
import { judged, nextPage, pageAt, type Judge } from './page-at.ts'
import { isAsked, type Answers, type Problem } from './problems.ts'
import { useLanguage, useSay } from '../language.tsx'
import '../case/case.css'

/**
 * One question a page, then `children` as the page to check and send. `at` is the page, kept in the address by the caller, so that the browser's
 * own way back leads to the question before.
 */
export const OneByOne = ({ fields, answers, onChange, at, goTo, judge, children }: {
  readonly fields: readonly FormField[]
  readonly answers: Answers
  readonly onChange: (answers: Answers) => void
  readonly at: string | undefined
  readonly goTo: (page: string) => void
  readonly judge?: Judge
  readonly children: ReactNode
}) => {
  const field = pageAt(fields, answers, at, judge)
  if (!field) return children
  const asked = fields.filter((candidate) => isAsked(candidate, answers))
  return <Question key={field.name} field={field} position={asked.indexOf(field)} count={asked.length} value={answers[field.name]} judge={judge}
    onDone={(value) => { const given = { ...answers, [field.name]: value }; onChange(given); goTo(nextPage(fields, given, field.name)) }} />
}

const Question = ({ field, position, count, value: known, judge, onDone }: {
  readonly field: FormField
  readonly position: number
  readonly count: number
  readonly value: unknown
  readonly judge?: Judge
  readonly onDone: (value: unknown) => void
}) => {
  const say = useSay()
  const [value, setValue] = useState(known)
  const [problem, setProblem] = useState<Problem>()
  const [attempt, setAttempt] = useState(0)
  const send = (event: FormEvent) => {
    event.preventDefault()
    const found = judged(field, value, judge)
    setProblem(found)
    setAttempt(attempt + 1)
    if (!found) onDone(typeof value === 'string' ? value.trim() : (value ?? ''))
  }
  return (
    <form className="cx-stack" onSubmit={send} noValidate>
      <p className="cx-small cx-soft cx-figures" style={{ margin: 0 }}>{say({ zh: `第 ${position + 1} 问，共 ${count} 问`, en: `Question ${position + 1} of ${count}` })}</p>
      <ErrorSummary problems={problem ? [problem] : []} attempt={attempt} />
      <FormFieldInput heading field={field} value={value} problem={problem?.says} onChange={setValue} />
      <button type="submit" className="cx-button cx-button--wide">{say({ zh: '下一步', en: 'Continue' })}</button>
    </form>
  )
}

/** What was answered, each with a way back to its question. */
export const Answered = ({ fields, answers, goTo }: {
  readonly fields: readonly FormField[]
  readonly answers: Answers
  readonly goTo: (page: string) => void
}) => {
  const { say } = useLanguage()
  return (
    <dl className="cx-check-answers">
      {fields.filter((field) => isAsked(field, answers)).map((field) => (
        <div key={field.name} id={controlId(field.name)} tabIndex={-1}>
          <dt>{say(field.label)}</dt>
          <dd>{say(answerWords(field, answers[field.name]))}</dd>
          <dd className="cx-check-answers-change">
            <button type="button" className="cx-button cx-button--plain" onClick={() => goTo(field.name)}>
              {say({ zh: '修改', en: 'Change' })}<span className="cx-hidden">{say({ zh: '：', en: ': ' })}{say(field.label)}</span>
            </button>
          </dd>
        </div>
      ))}
    </dl>
  )
}
