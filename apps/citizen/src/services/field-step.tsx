import { saveAnswers } from '@changxing/contract/cases.ts'
import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { FormFieldInput } from '@changxing/ui/form/form-field.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { problemOf, type Problem } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { usePageTitle } from '../shell/screen.tsx'
import type { Application } from './apply-data.ts'

/** One question on a page; the answer is saved before the next page comes. */
export const FieldStep = ({ application, step, onDone }: {
  readonly application: Application
  readonly step: Extract<Step, { kind: 'field' }>
  readonly onDone: (steps: readonly Step[]) => void
}) => {
  const say = useSay()
  const { told, service } = application
  const { field } = step
  const [value, setValue] = useState<unknown>(told.answers[field.name])
  const [problem, setProblem] = useState<Problem>()
  const [attempt, setAttempt] = useState(0)
  const save = useAction(saveAnswers)
  usePageTitle(field.label)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = problemOf(field, value)
    setProblem(found)
    setAttempt(attempt + 1)
    if (found) return
    const answers = { ...told.answers, [field.name]: value ?? '' }
    const saved = await save.run({ params: { area: told.area, caseId: told.id }, input: { answers } })
    if (!saved) return
    application.keep(saved)
    onDone(stepsOf(service, saved, saved.answers))
  }
  return (
    <form className="cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problem ? [problem] : []} attempt={attempt} />
      <FormFieldInput heading field={field} value={value} problem={problem?.says} onChange={setValue} />
      <FailureNotice failure={save.failure} />
      <button type="submit" className="cx-button cx-button--wide" disabled={save.pending}>{save.pending ? say({ zh: '正在保存…', en: 'Saving…' }) : say({ zh: '下一步', en: 'Continue' })}</button>
    </form>
  )
}
