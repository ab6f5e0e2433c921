import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { answerWords } from '@changxing/ui/form/answer-words.ts'
import { FormFieldInput } from '@changxing/ui/form/form-field.tsx'
import { ErrorSummary } from '@changxing/ui/form/error-summary.tsx'
import { problemOf, type Problem } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { usePageTitle } from '../shell/screen.tsx'
import type { Application } from './apply-data.ts'
import { useAutosave } from './use-autosave.ts'

/** One question on a page; the answer is saved in a pause and before the next page comes. What two people answered differently is put side by side. */
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
  const autosave = useAutosave(application, field.name, value, problemOf(field, value) === undefined)
  usePageTitle(field.label)
  const send = async (event: FormEvent) => {
    event.preventDefault()
    const found = problemOf(field, value)
    setProblem(found)
    setAttempt(attempt + 1)
    if (found) return
    const saved = await autosave.save()
    if (saved) onDone(stepsOf(service, saved, saved.answers))
  }
  const { clash } = autosave
  return (
    <form className="cx-stack" onSubmit={(event) => void send(event)} noValidate>
      <ErrorSummary problems={problem ? [problem] : []} attempt={attempt} />
      <FormFieldInput heading field={field} value={value} problem={problem?.says} onChange={setValue} />
      {clash && (
        <Notice tone="care" live="assertive" title={say({ zh: '这一项刚在另一处填成了别的', en: 'This was just answered differently elsewhere' })}>
          <dl className="field-clash">
            <div><dt>{say({ zh: '另一处', en: 'Elsewhere' })}</dt><dd>{say(answerWords(field, clash.theirs))}</dd></div>
            <div><dt>{say({ zh: '您这里', en: 'Here' })}</dt><dd>{say(answerWords(field, value))}</dd></div>
          </dl>
          <div className="cx-actions">
            <button type="button" className="cx-button cx-button--quiet" onClick={() => { setValue(clash.theirs); autosave.settle() }}>{say({ zh: '用另一处的', en: 'Take the other' })}</button>
            <button type="button" className="cx-button cx-button--quiet" onClick={autosave.settle}>{say({ zh: '保留我的，再点下一步', en: 'Keep mine, then continue' })}</button>
          </div>
        </Notice>
      )}
      <FailureNotice failure={autosave.failure} />
      <button type="submit" className="cx-button cx-button--wide" disabled={autosave.pending || clash !== undefined}>{autosave.pending ? say({ zh: '正在保存…', en: 'Saving…' }) : say({ zh: '下一步', en: 'Continue' })}</button>
    </form>
  )
}
