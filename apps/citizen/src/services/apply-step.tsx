import { tasksOf, type Step, type StepState } from '@changxing/ui/case/steps.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { getRouteApi, Link, Navigate } from '@tanstack/react-router'
import { SignedIn } from '../shell/sign-in.tsx'
import { CheckStep } from './check-step.tsx'
import { useApplication, type Application } from './apply-data.ts'
import { AgenciesFirst } from './ask-agencies.tsx'
import { ApplicationPending } from './apply-pending.tsx'
import { DocumentStep } from './document-step.tsx'
import { FieldStep } from './field-step.tsx'
import { ReviewStep } from './review-step.tsx'
import './services.css'

const route = getRouteApi('/apply/$area/$caseId/$step')

const Progress = ({ application, position }: { readonly application: Application; readonly position: number }) => {
  const say = useSay()
  const count = application.steps.length
  return (
    <div className="apply-progress">
      <p className="cx-small cx-soft">
        <span>{say(application.service.title)}{application.told.subject && <> · <span className="apply-subject">{application.told.subject.name}</span></>}</span>
        <span className="cx-figures">{say({ zh: `第 ${position + 1} 步，共 ${count} 步`, en: `Step ${position + 1} of ${count}` })}</span>
      </p>
      <progress value={position + 1} max={count} aria-label={say({ zh: '填写进度', en: 'Progress' })} />
    </div>
  )
}

const states: Record<StepState, { readonly tone: 'good' | 'blue' | 'grey'; readonly says: Words }> = {
  done: { tone: 'good', says: { zh: '已完成', en: 'Done' } }, now: { tone: 'blue', says: { zh: '现在办', en: 'Now' } },
  ahead: { tone: 'grey', says: { zh: '未开始', en: 'To do' } }, skipped: { tone: 'grey', says: { zh: '没有填', en: 'Left out' } },
}

/** The list of tasks with the state of each; a finished one can be opened again. */
const Tasks = ({ application: { told, steps } }: { readonly application: Application }) => {
  const say = useSay()
  return (
    <details className="apply-tasks">
      <summary>{say({ zh: '全部步骤', en: 'All steps' })}<Icon name="progress" size="1.25em" /></summary>
      <ol className="cx-plain-list">
        {tasksOf(steps, told, told.answers).map(({ step, state }) => (
          <li key={step.id}>
            {state === 'ahead'
              ? <span className="cx-soft">{say(step.label)}</span>
              : <Link to="/apply/$area/$caseId/$step" params={{ area: told.area, caseId: told.id, step: step.id }}>{say(step.label)}</Link>}
            <span className="cx-chip" data-tone={states[state].tone}><Shape tone={states[state].tone} />{say(states[state].says)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

const Page = () => {
  const say = useSay()
  const { area, caseId, step: stepId } = route.useParams()
  const { change, realPerson } = route.useSearch()
  const navigate = route.useNavigate()
  const { application, told, services } = useApplication(area, caseId)
  if (!application) return <ApplicationPending told={told} services={services} />
  const draft = application.told.state === 'draft'
  if (!application.told.allowed.includes('save-answers') || (!draft && stepId === 'review')) {
    // Also met in the moment between sending and arriving: the confirmation must not be lost.
    return <Navigate to="/cases/$area/$caseId" params={{ area, caseId }} search={{ sent: stepId === 'review' || undefined }} replace />
  }
  const { steps } = application
  const position = steps.findIndex((step) => step.id === stepId)
  const step = steps[position]
  if (!step) return <Navigate to="/apply/$area/$caseId" params={{ area, caseId }} replace />
  const goTo = (target: Step) => void navigate({ to: '/apply/$area/$caseId/$step', params: { area, caseId, step: target.id } })
  const before = steps[position - 1]
  // After a change from 核对 people come back to 核对, unless the answer opened new questions.
  // Who was asked a question changes one thing and comes back to the question.
  const toCase = () => void navigate({ to: '/cases/$area/$caseId', params: { area, caseId } })
  const onDone = (next: Application['steps']) => (draft ? goTo(change ? next.at(-1)! : (next[next.findIndex((candidate) => candidate.id === stepId) + 1] ?? next.at(-1)!)) : toCase())
  const params = { application, onDone }
  return (
    <div className="screen-narrow">
      <div className="screen-head">
        {!draft
          ? <Link className="screen-back" to="/cases/$area/$caseId" params={{ area, caseId }} aria-label={say({ zh: '返回', en: 'Back' })}><Icon name="back" /></Link>
          : before
          ? <Link className="screen-back" to="/apply/$area/$caseId/$step" params={{ area, caseId, step: before.id }} aria-label={say({ zh: '上一步', en: 'Previous step' })}><Icon name="back" /></Link>
          : <Link className="screen-back" to="/services/$service" params={{ service: application.service.id }} aria-label={say({ zh: '返回', en: 'Back' })}><Icon name="back" /></Link>}
        <div style={{ flex: 1 }}>{draft && <Progress application={application} position={position} />}</div>
      </div>
      <div className="screen-body cx-stack" key={step.id}>
        {step.kind === 'field' && <FieldStep {...params} step={step} />}
        {step.kind === 'document' && <AgenciesFirst application={application}><DocumentStep {...params} step={step} /></AgenciesFirst>}
        {step.kind === 'check' && <CheckStep {...params} step={step} checkId={realPerson} />}
        {step.kind === 'review' && <AgenciesFirst application={application}><ReviewStep application={application} /></AgenciesFirst>}
        {draft && <Tasks application={application} />}
        {draft && <p className="cx-small cx-soft">{say({ zh: '每一步都已自动保存，可以随时离开，换一台设备也能继续。', en: 'Every step is saved. You may leave and go on later, also on another device.' })}</p>}
      </div>
    </div>
  )
}

/** One page of an application. */
const ApplyStep = () => <SignedIn why={{ zh: '登录后继续办理', en: 'Sign in to go on' }}><Page /></SignedIn>
export default ApplyStep
