import type { ReviewView } from '@changxing/contract/review.ts'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { CaseTimeline } from '@changxing/ui/case/timeline.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useMe, useServices } from '../shell/queries.ts'
import { AnswersBlock, ChangeMark } from './answers-block.tsx'
import { AwaitedBlock } from './awaited-block.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseInspections } from './case-inspections.tsx'
import { CheckTable } from './check-table.tsx'
import { FirstOfficer } from './first-officer.tsx'
import { PhotoViewer } from './photo-viewer.tsx'
import { StageList } from './stage-list.tsx'

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

type Given = ReviewView['case']['documents'][number]

/** The pictures of a case, one at a time: D shows the next. */
const useShown = (given: readonly Given[]) => {
  const [shown, setShown] = useState(given[0]?.kind)
  const at = Math.max(0, given.findIndex(({ kind }) => kind === shown))
  useKeys({ zh: '图片', en: 'Picture' }, [{
    key: 'd', label: { zh: '下一份材料', en: 'Next document' }, run: () => setShown(given[(at + 1) % given.length]?.kind), off: given.length < 2,
  }])
  return { document: given[at], show: setShown }
}

const Viewer = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  const today = useMe().data?.today ?? '2021-06-01'
  const one = view.case
  const needs = useServices().data?.services.find(({ id }) => id === one.service)?.documents ?? []
  const given = one.documents.filter(({ fileId }) => fileId !== null)
  const { document, show } = useShown(given)
  if (!document) return <p className="desk-empty">{say({ zh: '本件没有提交图片。', en: 'This case has no pictures.' })}</p>
  const kept = view.compare.find(({ documentKind }) => documentKind === document.kind)
  return (
    <div className="case-viewer">
      {given.length > 1 && (
        <div className="case-documents" role="group" aria-label={say({ zh: '选择材料', en: 'Choose a document' })}>
          {given.map(({ kind, label }) => (
            <button key={kind} type="button" aria-pressed={kind === document.kind} onClick={() => show(kind)}>
              {say(label)}<ChangeMark changes={view.changes} kind="document" name={kind} />
            </button>
          ))}
          <Kbd of="d" />
        </div>
      )}
      <PhotoViewer key={document.kind} on={today} findings={view.findings.filter(({ documentKind }) => documentKind === document.kind)}
        isPhoto={needs.length === 0 || needs.some(({ kind, capture }) => kind === document.kind && capture === 'licence-photo')}
        helped={one.acting?.as === 'helper'} given={{ area: one.area, fileId: document.fileId, label: document.label }}
        kept={kept && { area: one.area, fileId: kept.fileId, label: kept.label }} />
    </div>
  )
}

/** What the register says of the person, or of the vehicle. */
const RecordBlock = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  if (view.applicantDetail.length === 0) return null
  return (
    <section className="case-block">
      <h2>{say({ zh: '登记信息', en: 'On record' })}</h2>
      <dl className="cx-facts">
        {view.applicantDetail.map(({ label, value }) => (
          <div key={label.en} className="desk-contents"><dt>{say(label)}</dt><dd className="cx-figures">{say(typeof value === 'string' ? { zh: value, en: value } : value)}</dd></div>
        ))}
      </dl>
    </section>
  )
}

const DocumentsBlock = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  if (view.case.documents.length === 0) return null
  return <section className="case-block"><h2>{say({ zh: '材料', en: 'Documents' })}</h2><DocumentList documents={view.case.documents} /></section>
}

/** Middle: who asks for what, the documents beside the form, what was measured, answered and checked, and how far it is. */
export const CasePane = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  const one = view.case
  // Two photos side by side need the whole width; a single document leaves room for the form beside it.
  const compared = view.compare.length > 0
  const pictures = one.documents.some(({ fileId }) => fileId !== null)
  const answersFirst = compared || !pictures
  return (
    <section className="case" aria-label={say({ zh: '办件', en: 'Case' })}>
      <CaseHead one={one} compares={one.acting?.as === 'helper' && view.claimedBy?.mine} />
      {view.suspicion && (
        <Notice tone={view.suspicion.state === 'cleared' ? 'good' : 'bad'} title={say(view.suspicion.says)}>
          <p>{say({ zh: '申请人看不到嫌疑信息。', en: 'The applicant does not see this.' })}</p>
        </Notice>
      )}
      <FirstOfficer view={view} />
      {view.warnings.map((warning) => <Notice key={warning.en} tone="care">{say(warning)}</Notice>)}
      {compared && <Viewer view={view} />}
      <div className={answersFirst ? 'case-columns' : 'case-columns case-columns--scan'}>
        <div>
          {!answersFirst && <Viewer view={view} />}
          <Findings findings={view.findings} />
          {answersFirst && <AnswersBlock one={one} changes={view.changes} />}
          {answersFirst && <DocumentsBlock view={view} />}
        </div>
        <div>
          {!answersFirst && <AnswersBlock one={one} changes={view.changes} />}
          <RecordBlock view={view} />
          <AwaitedBlock awaits={one.awaits} />
          <CheckTable checks={one.checks} agencyFacts={view.agencyFacts} />
          {!answersFirst && <DocumentsBlock view={view} />}
          <StageList stages={one.stages} />
          <section className="case-block">
            <h2>{say({ zh: '进度', en: 'Progress' })}</h2>
            <CaseTimeline told={one} reader="officer" />
          </section>
        </div>
      </div>
      <CaseInspections one={one} />
    </section>
  )
}
