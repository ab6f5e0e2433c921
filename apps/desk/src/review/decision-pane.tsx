import type { ReviewView } from '@changxing/contract/review.ts'
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
import { ActedMeanwhile } from './acted-meanwhile.tsx'
import { ActionPanel } from './action-panel.tsx'
import { noQuestion } from './ask-panel.tsx'
import { caseKeys, caseKeysTitle, type CaseAction } from './case-keys.ts'
import { historyForOfficers } from './officer-words.ts'
import { useCaseActions } from './use-case-actions.ts'

/** What was decided and why: by the rule, by the officer, and what the applicant was asked. */
const Grounds = ({ one }: { readonly one: ReviewView['case'] }) => {
  const say = useSay()
  return (
    <>
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
          {one.question.items.length > 0 && <ul className="decision-items">{one.question.items.map(({ kind, name, label, done }) => (
            <li key={`${kind}-${name}`}>{say(label)} · {say(done ? { zh: '已补正', en: 'done' } : { zh: '待补正', en: 'still open' })}</li>
          ))}</ul>}
          <p className="cx-soft cx-small">
            <At at={one.question.askedAt} />
            {one.question.answerBy && <> · {say({ zh: '请于此日前答复：', en: 'answer by ' })}{one.question.answerBy}</>}
          </p>
        </section>
      )}
    </>
  )
}

const whoHas = ({ claimedBy, case: one }: ReviewView): Words => {
  if (one.withdrawal) return { zh: '窗口提出撤回：先由另一名同事确认撤回或不同意，再作决定', en: 'A counter proposed to withdraw it: a colleague confirms or declines that first' }
  const open = one.awaits.filter(({ state }) => state !== 'done')
  if (claimedBy?.mine && one.state === 'in-review' && open.length > 0) {
    return { zh: `由您经办；${open.map(({ label }) => label.zh).join('、')}完成前不能通过`, en: `You have this case; it cannot be approved before: ${open.map(({ label }) => label.en).join(', ')}` }
  }
  if (!claimedBy) return one.allowed.includes('claim') ? { zh: '尚无人经办；先领取，再作决定', en: 'Nobody has it yet: claim it, then decide' } : one.nextStep
  if (claimedBy.mine && one.state === 'in-review') return { zh: '由您经办', en: 'You have this case' }
  return one.state === 'approved' || one.state === 'completed' ? one.nextStep
    : { zh: `由 ${claimedBy.name}（${claimedBy.officerNumber}）经办`, en: `${claimedBy.name} (${claimedBy.officerNumber}) has this case` }
}

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
  const act = useCaseActions(view)
  const [panel, setPanel] = useState<CaseAction | null>(null)
  const [question, setQuestion] = useState(noQuestion)
  const [grounds, setGrounds] = useState<ReadonlySet<string>>(new Set())
  const may = (action: string) => one.allowed.includes(action)
  const after = (renewed: ReviewView | undefined, then?: Words) => {
    if (!renewed) return
    setPanel(null)
    if (!then) return
    void message.success(`${one.applicant.name}：${say(then)}`)
    onDecided()
  }
  const reload = () => {
    act.clear()
    setPanel(null)
    void queries.invalidateQueries({ queryKey: ['review', one.area, one.id] })
    void queries.invalidateQueries({ queryKey: ['queue'] })
  }
  const run = (action: CaseAction) => () => {
    if (action === 'claim') void act.claim().then((renewed) => after(renewed))
    else if (action === 'release') void act.release().then((renewed) => after(renewed))
    else if (action === 'take-back') void act.takeBack().then((renewed) => after(renewed))
    else setPanel(action)
  }
  const actions = caseKeys.map((known) => ({ ...known, run: run(known.action), off: !may(known.action) }))
  useKeys(caseKeysTitle, [...actions, ...(act.conflict ? [{ key: 'l', label: { zh: '重新读取', en: 'Reload' }, run: reload }] : [])])
  const main = may('claim') ? 'c' : may('advance') ? 'm' : may('end-making') ? 'y' : 'a'
  // Once approved, only its own steps are left.
  const shown = actions.filter(({ seldom, off }) => (may('advance') || may('end-making') ? !off : !(seldom && off)))
  return (
    <section className="decision" aria-label={say({ zh: '决定', en: 'Decision' })}>
      <div className="decision-actions" role="group" aria-label={say({ zh: '操作', en: 'Actions' })}>
        {shown.map(({ key, label, run: press, off }) => (
          <Button key={key} type={key === main && !off ? 'primary' : 'default'} danger={key === 'r'} disabled={off || act.pending}
            onClick={press} aria-keyshortcuts={key}>
            {say(label)}<Kbd of={key} />
          </Button>
        ))}
        <Button onClick={onNext} aria-keyshortcuts="n">{say({ zh: '下一件', en: 'Next' })}<Kbd of="n" /></Button>
      </div>
      <p className="decision-claim" role="status">{say(whoHas(view))}</p>
      {act.conflict ? <ActedMeanwhile reload={reload} /> : <FailureNotice failure={act.failure} retry={reload} />}
      {/* After a conflict the case must be seen as it is now before anything is decided. */}
      {panel && !act.conflict && (
        <ActionPanel view={view} panel={panel} act={act} question={question} onQuestion={setQuestion} grounds={grounds} onGrounds={setGrounds}
          onDone={after} onClose={() => setPanel(null)} />
      )}
      <Grounds one={one} />
      <section className="case-block">
        <h2>{say({ zh: '往来与经过', en: 'Conversation and history' })}</h2>
        <CaseHistory events={historyForOfficers(one.timeline)} acting={one.acting} />
      </section>
    </section>
  )
}
