import { approveCase, askApplicant, claimCase, rejectCase, releaseCase, type ReviewView } from '@changxing/contract/review.ts'
import { Failed } from '@changxing/contract/client.ts'
import { CaseHistory } from '@changxing/ui/case/timeline.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { ApprovePanel } from './approve-panel.tsx'
import { AskPanel } from './ask-panel.tsx'
import { caseKeys, caseKeysTitle, type CaseAction } from './case-keys.ts'
import { ActedMeanwhile } from './acted-meanwhile.tsx'
import { historyForOfficers } from './officer-words.ts'
import { RejectPanel } from './reject-panel.tsx'

type Panel = 'approve' | 'reject' | 'ask'
const said = {
  approved: { zh: '已通过', en: 'Approved' }, rejected: {
    zh: '已退回，原因已告知申请人',
    en: 'Rejected; the applicant was told every reason',
  }, asked: { zh: '已请申请人答复', en: 'The applicant was asked' },
} as const satisfies Record<string, Words>

/** Right: what the rule decided and why, what the officer may do now, what was said, and what happened. */
export const DecisionPane = ({ view, onDecided, onNext }: {
  readonly view: ReviewView
  readonly onDecided: () => void
  readonly onNext: () => void
}) => {
  const say = useSay()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const one = view.case
  const [panel, setPanel] = useState<Panel | null>(null)
  const [question, setQuestion] = useState('')
  const [grounds, setGrounds] = useState<ReadonlySet<string>>(new Set())
  const [claim, release] = [useAction(claimCase), useAction(releaseCase)]
  const [approve, reject, ask] = [useAction(approveCase), useAction(rejectCase), useAction(askApplicant)]
  const params = { area: one.area, caseId: one.id }
  const { version } = one
  const may = (action: string) => one.allowed.includes(action)
  const failure = [claim, release, approve, reject, ask].map((action) => action.failure).find(Boolean)
  const conflict = failure instanceof Failed && failure.error?.code === 'changed-meanwhile'

  const take = (renewed: ReviewView | undefined, then?: Words) => {
    if (!renewed) return
    queries.setQueryData(['review', one.area, one.id], renewed)
    void queries.invalidateQueries({ queryKey: ['queue'] })
    setPanel(null)
    if (!then) return
    void message.success(`${one.applicant.name}：${say(then)}`)
    onDecided()
  }
  const reload = () => {
    for (const action of [claim, release, approve, reject, ask]) action.clear()
    setPanel(null)
    void queries.invalidateQueries({ queryKey: ['review', one.area, one.id] })
    void queries.invalidateQueries({ queryKey: ['queue'] })
  }
  const doClaim = async () => take(await claim.run({ params, input: { version } }))
  const doRelease = async () => take(await release.run({ params, input: { version } }))
  const doApprove = async (note: string) => take(await approve.run({ params, input: { version, ...(note && { note }) } }), said.approved)
  const doReject = async (reasons: string[]) => take(await reject.run({ params, input: { version, reasons } }), said.rejected)
  const doAsk = async (text: string) => take(await ask.run({ params, input: { version, text } }), said.asked)

  const doing: Record<CaseAction, () => void> = {
    claim: () => void doClaim(), approve: () => setPanel('approve'), reject: () => setPanel('reject'), ask: () => setPanel('ask'),
    release: () => void doRelease(),
  }
  const actions = caseKeys.map(({ key, label, action }) => ({ key, label, run: doing[action], off: !may(action) }))
  useKeys(caseKeysTitle, [...actions, ...(conflict ? [{ key: 'l', label: { zh: '重新读取', en: 'Reload' }, run: reload }] : [])])
  const main = may('claim') ? 'c' : 'a'
  // After a conflict the case must be seen as it is now before anything is decided.
  const shownPanel = conflict ? null : panel
  const close = () => setPanel(null)
  const pending = claim.pending || release.pending
  return (
    <section className="decision" aria-label={say({ zh: '决定', en: 'Decision' })}>
      <div className="decision-actions" role="group" aria-label={say({ zh: '操作', en: 'Actions' })}>
        {actions.map(({ key, label, run, off }) => (
          <Button key={key} type={key === main && !off ? 'primary' : 'default'} danger={key === 'r'} disabled={off || pending}
            onClick={run} aria-keyshortcuts={key}>
            {say(label)}<Kbd of={key} />
          </Button>
        ))}
        <Button onClick={onNext} aria-keyshortcuts="n">{say({ zh: '下一件', en: 'Next' })}<Kbd of="n" /></Button>
      </div>
      <p className="decision-claim" role="status">
        {view.claimedBy
          ? view.claimedBy.mine
            ? say({ zh: '由您经办', en: 'You have this case' })
            : say({
              zh: `由 ${view.claimedBy.name}（${view.claimedBy.officerNumber}）经办`,
              en: `${view.claimedBy.name} (${view.claimedBy.officerNumber}) has this case`,
            })
          : may('claim') ? say({ zh: '尚无人经办；先领取，再作决定', en: 'Nobody has it yet: claim it, then decide' }) : say(one.nextStep)}
      </p>
      {conflict ? <ActedMeanwhile reload={reload} /> : <FailureNotice failure={failure} retry={reload} />}
      {shownPanel === 'approve' && <ApprovePanel pending={approve.pending} onApprove={(note) => void doApprove(note)} onClose={close} />}
      {shownPanel === 'reject' && (
        <RejectPanel reasons={view.reasons} chosen={grounds} pending={reject.pending} onChosen={setGrounds}
          onReject={(reasons) => void doReject(reasons)} onClose={close} />
      )}
      {shownPanel === 'ask' && (
        <AskPanel text={question} pending={ask.pending} onText={setQuestion} onAsk={(text) => void doAsk(text)} onClose={close} />
      )}
      {one.decision && (
        <section className="case-block">
          <h2>{say({
            zh: '规则的决定',
            en: 'What the rule decided',
          })}<span className="decision-rule">{one.decision.rule} · v{one.decision.version} · {one.decision.on}</span></h2>
          <ReasonList reasons={one.decision.reasons} />
        </section>
      )}
      {one.outcome.length > 0 && one.state === 'rejected' && <section className="case-block"><h2>{say({
        zh: '结果',
        en: 'Outcome',
      })}</h2><ReasonList reasons={one.outcome} /></section>}
      {one.question && (
        <section className="case-block">
          <h2>{say({ zh: '已问申请人', en: 'The applicant was asked' })}</h2>
          <blockquote className="decision-words">{one.question.text}</blockquote>
          <p className="cx-soft cx-small">
            <At at={one.question.askedAt} />
            {one.question.answerBy && <> · {say({ zh: '请于此日前答复：', en: 'answer by ' })}{one.question.answerBy}</>}
          </p>
        </section>
      )}
      <section className="case-block">
        <h2>{say({ zh: '往来与经过', en: 'Conversation and history' })}</h2>
        <CaseHistory events={historyForOfficers(one.timeline)} />
      </section>
    </section>
  )
}
