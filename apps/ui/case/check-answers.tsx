import type { CaseView } from '@changxing/contract/cases.ts'
import type { ReactNode } from 'react'
import type { Answers } from '../form/problems.ts'
import { ShownAnswer } from '../form/shown-answer.tsx'
import { useSay } from '../language.tsx'
import { withPages } from './pages.ts'
import type { Step } from './steps.ts'
import './case.css'

const documentWords = { given: { zh: '已提交', en: 'Given' }, waived: { zh: '免提交', en: 'No paper needed' }, missing: { zh: '未提交', en: 'Not given' }, 'not-needed': { zh: '不需要', en: 'Not needed' } } as const
const checkWords = { waiting: { zh: '未完成', en: 'Not done' }, confirmed: { zh: '已通过', en: 'Passed' }, denied: { zh: '未通过', en: 'Not passed' }, unknown: { zh: '暂无结果（不影响办理）', en: 'No answer yet (does not hold you up)' } } as const

/** 核对: every answer, document and check with a way to change it. `change` draws the link; without it the list is read-only. */
export const CheckAnswers = ({ steps, told, answers, change }: {
  readonly steps: readonly Step[]
  readonly told: Pick<CaseView, 'documents' | 'checks'>
  readonly answers: Answers
  readonly change?: (step: Step) => ReactNode
}) => {
  const say = useSay()
  const shown = (step: Step) => {
    if (step.kind === 'document') {
      const document = told.documents.find(({ kind }) => kind === step.document.kind)
      return document ? withPages(documentWords[document.state], document) : documentWords.missing
    }
    if (step.kind === 'check') return checkWords[told.checks.find((check) => check.name === step.check.name)?.result ?? 'waiting']
    return { zh: '', en: '' }
  }
  return (
    <dl className="cx-check-answers">
      {steps.filter((step) => step.kind !== 'review').map((step) => (
        <div key={step.id} id={`field-${step.id}`} tabIndex={-1}>
          <dt>{say(step.label)}</dt>
          <dd>{step.kind === 'field' ? <ShownAnswer field={step.field} value={answers[step.field.name]} /> : say(shown(step))}</dd>
          {change && <dd className="cx-check-answers-change">{change(step)}</dd>}
        </div>
      ))}
    </dl>
  )
}
