import type { ReviewView } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useServices } from '../shell/queries.ts'
import { AdvancePanel } from './advance-panel.tsx'
import { AskPanel, itemsOf, type Question } from './ask-panel.tsx'
import type { CaseAction } from './case-keys.ts'
import { DecideCaseWithdrawal } from './decide-case-withdrawal.tsx'
import { HandOverCase } from './hand-over-panel.tsx'
import { NotePanel } from './note-panel.tsx'
import { RejectPanel } from './reject-panel.tsx'
import { SettlePanel } from './settle-panel.tsx'
import { SuspectPanel } from './suspect-panel.tsx'
import type { useCaseActions } from './use-case-actions.ts'

const inside = { zh: '备注（选填，仅内部可见）', en: 'Note (optional, inside the office)' }
const said = {
  approved: { zh: '已通过', en: 'Approved' },
  accepted: { zh: '已受理，待另一位同事审核', en: 'Accepted; a colleague decides' },
  rejected: { zh: '已退回，原因已告知申请人', en: 'Rejected; the applicant was told every reason' },
  asked: { zh: '已请申请人答复', en: 'The applicant was asked' },
  withdrawn: { zh: '已撤回，申请人已告知', en: 'Withdrawn; the applicant was told' },
  goesOn: { zh: '未同意撤回，继续办理，申请人已告知', en: 'Declined; it goes on and the applicant was told' },
  handedOver: { zh: '已移交', en: 'Handed over' },
  ended: { zh: '已办结，已告知申请人', en: 'Ended; the applicant was told' },
  stepDone: { zh: '此步已完成，已告知申请人', en: 'The step is done; the applicant was told' },
} as const satisfies Record<string, Words>

/** The panel of the action that was chosen. What was typed for a question or ticked for a rejection is kept by the caller. */
export const ActionPanel = ({ view, panel, act, question, onQuestion, grounds, onGrounds, onDone, onClose }: {
  readonly view: ReviewView
  readonly panel: CaseAction
  readonly act: ReturnType<typeof useCaseActions>
  readonly question: Question
  readonly onQuestion: (change: (now: Question) => Question) => void
  readonly grounds: ReadonlySet<string>
  readonly onGrounds: (change: (now: ReadonlySet<string>) => ReadonlySet<string>) => void
  /** `then`: what is said when the case leaves this desk; without it the case stays in sight. */
  readonly onDone: (renewed: ReviewView | undefined, then?: Words) => void
  readonly onClose: () => void
}) => {
  const { pending } = act
  const one = view.case
  const service = useServices().data?.services.find(({ id }) => id === one.service)
  switch (panel) {
    case 'approve': return (
      <NotePanel title={{ zh: '审核通过', en: 'Approve' }} ask={{ zh: '审核通过？', en: 'Approve this case?' }} note={inside} tone="good" again="a" pending={pending}
        confirm={{ zh: '确认通过', en: 'Approve' }} onClose={onClose}
        onConfirm={(note) => void act.approve(note).then((renewed) => onDone(renewed, renewed?.case.state === 'submitted' ? said.accepted : said.approved))} />
    )
    case 'reject': return (
      <RejectPanel reasons={view.reasons} chosen={grounds} pending={pending} onChosen={onGrounds} onClose={onClose}
        onReject={(reasons) => void act.reject(reasons).then((renewed) => onDone(renewed, said.rejected))} />
    )
    case 'ask': return (
      <AskPanel items={itemsOf(one, service)} question={question} pending={pending} onChange={onQuestion} onClose={onClose}
        onAsk={(asked) => void act.ask(asked).then((renewed) => onDone(renewed, said.asked))} />
    )
    case 'hand-over': return (
      <HandOverCase area={one.area} caseId={one.id} pending={pending} onClose={onClose}
        onHandOver={(to, note) => void act.handOver(to, note).then((renewed) => onDone(renewed, said.handedOver))} />
    )
    case 'suspect': return (
      <SuspectPanel topics={view.suspicionTopics} pending={pending} onClose={onClose}
        onSuspect={(note, grounds) => void act.suspect(note, grounds).then((renewed) => onDone(renewed))} />
    )
    case 'investigate': return (
      <NotePanel title={{ zh: '登记调查情况', en: 'Record what was found' }} note={{ zh: '查了什么、结果如何（必填）', en: 'What was looked into and found (required)' }}
        needed pending={pending} confirm={{ zh: '登记', en: 'Record' }} onClose={onClose} onConfirm={(note) => void act.investigate(note).then((renewed) => onDone(renewed))} />
    )
    case 'settle': return (
      <SettlePanel topics={view.suspicion?.of ?? []} pending={pending} onClose={onClose}
        onSettle={(result, note, confirmed) => void act.settle(result, note, confirmed).then((renewed) => onDone(renewed))} />
    )
    case 'decide-withdrawal': return (
      <DecideCaseWithdrawal one={one} pending={pending} onClose={onClose}
        onDecide={(confirmed, words) => void act.decideWithdrawal(confirmed, words).then((renewed) => onDone(renewed, confirmed ? said.withdrawn : said.goesOn))} />
    )
    case 'advance': return (
      <AdvancePanel one={one} service={service} note={inside} pending={pending} onClose={onClose}
        onDone={(note, recorded) => void act.advance(note, recorded).then((renewed) => onDone(renewed, said.stepDone))} />
    )
    case 'end-making': return (
      <NotePanel title={{ zh: '不再制作，办结', en: 'End what is not made any more' }} note={inside} again="y" pending={pending} onClose={onClose} ask={one.nextStep}
        confirm={{ zh: '办结，告知申请人', en: 'End it and tell the applicant' }} onConfirm={(note) => void act.endMaking(note).then((renewed) => onDone(renewed, said.ended))} />
    )
    default: return null
  }
}
