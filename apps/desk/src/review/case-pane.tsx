import type { ReviewView } from '@changxing/contract/review.ts'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { CaseTimeline } from '@changxing/ui/case/timeline.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { ArrivalFile } from '../archive/arrival-file.tsx'
import { AnswersBlock } from './answers-block.tsx'
import { AwaitedBlock } from './awaited-block.tsx'
import { CaseHead } from './case-head.tsx'
import { CaseInspections } from './case-inspections.tsx'
import { CheckTable } from './check-table.tsx'
import { DocumentViewer } from './document-viewer.tsx'
import { FirstOfficer } from './first-officer.tsx'
import { SettleObjection } from './settle-objection.tsx'
import { StageList } from './stage-list.tsx'
import { WithdrawalNotice } from './withdrawal-notice.tsx'

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
  const pictures = view.earlierPages.length > 0 || one.documents.some(({ pages }) => pages.length > 0)
  const answersFirst = compared || !pictures
  return (
    <section className="case" aria-label={say({ zh: '办件', en: 'Case' })}>
      <CaseHead one={one} compares={one.acting?.as === 'helper' && view.claimedBy?.mine} />
      {view.suspicion && (
        <Notice tone={view.suspicion.state === 'cleared' ? 'good' : 'bad'} title={say(view.suspicion.says)}>
          {view.suspicion.of.map(({ name, label, grounds }) => (
            <p key={name}>{say(label)}{say({ zh: '：', en: ': ' })}{grounds.map(({ says }) => say(says)).join(say({ zh: '、', en: ', ' }))}</p>
          ))}
          <p>{say(view.suspicion.told
            ? { zh: '车辆已列为嫌疑车。申请人知道正在调查，看不到嫌疑内容。', en: 'The car is held. The applicant knows that it is investigated, and never sees the ground.' }
            : { zh: '申请人看不到嫌疑信息。', en: 'The applicant does not see this.' })}</p>
        </Notice>
      )}
      <WithdrawalNotice withdrawal={one.withdrawal} />
      <FirstOfficer view={view} />
      {view.warnings.map((warning) => <Notice key={warning.en} tone="care">{say(warning)}</Notice>)}
      {compared && <DocumentViewer view={view} />}
      <div className={answersFirst ? 'case-columns' : 'case-columns case-columns--scan'}>
        <div>
          {!answersFirst && <DocumentViewer view={view} />}
          <Findings findings={view.findings} />
          {answersFirst && <AnswersBlock one={one} changes={view.changes} />}
          {answersFirst && <DocumentsBlock view={view} />}
        </div>
        <div>
          {!answersFirst && <AnswersBlock one={one} changes={view.changes} />}
          <ArrivalFile one={one} />
          <RecordBlock view={view} />
          <AwaitedBlock awaits={one.awaits}>{(awaited) => <SettleObjection area={one.area} awaited={awaited} />}</AwaitedBlock>
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
