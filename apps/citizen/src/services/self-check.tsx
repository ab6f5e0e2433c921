import { checkService, type ServiceView } from '@changxing/contract/cases.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { AnswerLine, type Answer } from '@changxing/ui/answer-line.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { FormFieldInput } from '@changxing/ui/form/form-field.tsx'
import { isAsked, problemsOf, type Answers, type Problem } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { factsOf } from './self-check-facts.ts'

export type Checked = OutputOf<typeof checkService>

const answers: Record<Checked['standing'], Answer> = { can: 'yes', cannot: 'not-yet', checking: 'checking' }

/** The answer first, then every ground, then who answers and by when. */
export const CheckedAnswer = ({ checked }: { readonly checked: Checked }) => {
  const say = useSay()
  return (
    <>
      <AnswerLine answer={answers[checked.standing]} say={checked.nextStep}>{say(checked.nextStep)}</AnswerLine>
      <section className="cx-card">
        <h2>{say({ zh: '为什么', en: 'Why' })}</h2>
        <ReasonList reasons={checked.decision.reasons} />
      </section>
      {checked.standing !== 'cannot' && (
        <section className="cx-card">
          <h2>{say({ zh: '谁答复、什么时候', en: 'Who answers, by when' })}</h2>
          <p style={{ margin: 0 }}>{say(checked.answer.office)}{say({ zh: '：', en: ': ' })}{say(checked.answer.says)}</p>
        </section>
      )}
    </>
  )
}

/** 我能办吗: a minute, without sign-in; nothing is kept. */
export const SelfCheck = ({ service, onBack }: { readonly service: ServiceView; readonly onBack: () => void }) => {
  const say = useSay()
  const fields = service.selfCheck ?? []
  const [answers, setAnswers] = useState<Answers>({})
  const [problems, setProblems] = useState<readonly Problem[]>([])
  const [attempt, setAttempt] = useState(0)
  const [checked, setChecked] = useState<Checked>()
  const check = useAction(checkService)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = problemsOf(fields, answers)
    setProblems(found)
    setAttempt(attempt + 1)
    if (found.length === 0) setChecked(await check.run({ params: { service: service.id }, input: { facts: factsOf(fields, answers) } }))
  }
  if (checked) {
    return (
      <>
        <CheckedAnswer checked={checked} />
        <button type="button" className="cx-button cx-button--quiet" onClick={() => setChecked(undefined)}>{say({ zh: '换个情况再查', en: 'Check another situation' })}</button>
      </>
    )
  }
  return (
    <form className="cx-card cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <div>
        <h2 className="cx-card-title">{say({ zh: '我能办吗？', en: 'Is it for me?' })}</h2>
        <p className="cx-soft" style={{ margin: 0 }}>{say({ zh: '不用登录，回答不会保存。', en: 'No sign-in; your answers are not kept.' })}</p>
      </div>
      <ErrorSummary problems={problems} attempt={attempt} />
      {fields.filter((field) => isAsked(field, answers)).map((field) => (
        <FormFieldInput key={field.name} field={field} value={answers[field.name]} problem={problems.find((problem) => problem.field === field.name)?.says}
          onChange={(value) => setAnswers({ ...answers, [field.name]: value })} />
      ))}
      <FailureNotice failure={check.failure} />
      <div className="cx-actions">
        <button type="submit" className="cx-button cx-button--wide" disabled={check.pending}>{check.pending ? say({ zh: '正在核查…', en: 'Checking…' }) : say({ zh: '看结果', en: 'See the answer' })}</button>
        <button type="button" className="cx-button cx-button--plain" onClick={onBack}>{say({ zh: '先不查', en: 'Not now' })}</button>
      </div>
    </form>
  )
}
