import type { ReviewView } from '@changxing/contract/review.ts'
import { answerWords } from '@changxing/ui/form/answer-words.ts'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { CaseTimeline } from '@changxing/ui/case/timeline.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useState } from 'react'
import { useMe, useServices } from '../shell/queries.ts'
import { CaseHead } from './case-head.tsx'
import { CheckTable } from './check-table.tsx'
import { PhotoViewer } from './photo-viewer.tsx'

const Findings = ({ findings }: { readonly findings: ReviewView['findings'] }) => {
  const say = useSay()
  if (findings.length === 0) return null
  const ordered = [...findings].sort((a, b) => Number(a.holds) - Number(b.holds))
  return (
    <section className="case-block">
      <h2>{say({ zh: '照片规则（机器测量，仅供参考）', en: 'Photo rules, measured by machine (advice only)' })}</h2>
      <ul className="cx-plain-list findings">
        {ordered.map((finding) => (
          <li key={`${finding.documentKind}-${finding.rule}`} data-holds={finding.holds}>
            <Shape tone={finding.holds ? 'good' : 'bad'} />
            <span>
              <span className="cx-hidden">{say(finding.holds ? { zh: '符合：', en: 'Met: ' } : { zh: '不符合：', en: 'Not met: ' })}</span>
              {say(finding.says)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Answers = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  const service = useServices().data?.services.find(({ id }) => id === view.case.service)
  const answers = Object.entries(view.case.answers)
  if (answers.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '填写内容', en: 'Answers' })}</h2>
      <dl className="cx-facts">
        {answers.map(([name, value]) => {
          const field = service?.form.find((one) => one.name === name)
          return (
            <div key={name} className="desk-contents">
              <dt>{field ? say(field.label) : name}</dt><dd>{field ? say(answerWords(field, value)) : String(value)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** Middle: who asks for what, the documents beside the form, what was measured, answered and checked, and how far it is. */
export const CasePane = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  const today = useMe().data?.today ?? '2021-06-01'
  const one = view.case
  const needs = useServices().data?.services.find(({ id }) => id === one.service)?.documents ?? []
  const given = one.documents.filter(({ fileId }) => fileId !== null)
  const [shown, setShown] = useState(given[0]?.kind)
  const document = given.find(({ kind }) => kind === shown) ?? given[0]
  const kept = view.compare.find(({ documentKind }) => documentKind === document?.kind)
  return (
    <section className="case" aria-label={say({ zh: '办件', en: 'Case' })}>
      <CaseHead one={one} />
      {view.warnings.map((warning) => <Notice key={warning.en} tone="care">{say(warning)}</Notice>)}
      {given.length > 1 && (
        <div className="case-documents" role="group" aria-label={say({ zh: '选择材料', en: 'Choose a document' })}>
          {given.map(({ kind, label }) => (
            <button key={kind} type="button" aria-pressed={kind === document?.kind} onClick={() => setShown(kind)}>{say(label)}</button>
          ))}
        </div>
      )}
      {document
        ? (
          <PhotoViewer key={document.kind} on={today} findings={view.findings.filter(({ documentKind }) => documentKind === document.kind)}
            isPhoto={needs.length === 0 || needs.some(({ kind, capture }) => kind === document.kind && capture === 'licence-photo')}
            given={{ area: one.area, fileId: document.fileId, label: document.label }}
            kept={kept && { area: one.area, fileId: kept.fileId, label: kept.label }} />
        )
        : <p className="desk-empty">{say({ zh: '本件没有提交图片。', en: 'This case has no pictures.' })}</p>}
      <div className="case-columns">
        <div>
          <Findings findings={view.findings} />
          <Answers view={view} />
          <section className="case-block">
            <h2>{say({ zh: '材料', en: 'Documents' })}</h2>
            <DocumentList documents={one.documents} />
          </section>
        </div>
        <div>
          <section className="case-block">
            <h2>{say({ zh: '申请人', en: 'Applicant' })}</h2>
            <dl className="cx-facts">
              {view.applicantDetail.map(({ label, value }) => (
                <div key={label.en} className="desk-contents"><dt>{say(label)}</dt><dd className="cx-figures">{value}</dd></div>
              ))}
            </dl>
          </section>
          <CheckTable checks={one.checks} />
          <section className="case-block">
            <h2>{say({ zh: '进度', en: 'Progress' })}</h2>
            <CaseTimeline told={one} reader="officer" />
          </section>
        </div>
      </div>
    </section>
  )
}

