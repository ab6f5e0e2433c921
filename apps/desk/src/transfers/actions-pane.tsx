import { claimTransfer, handOverTransfer, releaseTransfer, transferReceipt } from '@changxing/contract/transfer-as-case.ts'
import { acceptTransfer, type TransferView } from '@changxing/contract/transfers.ts'
import { Failed } from '@changxing/contract/client.ts'
import type { Words } from '@changxing/rules/words.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ReturnPanel } from '../archive/return-panel.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { ActedMeanwhile } from '../review/acted-meanwhile.tsx'
import { HandOverTransfer } from '../review/hand-over-panel.tsx'
import { saveFile } from '../insurance/save-file.ts'
import { Conversation, type Draft } from './conversation.tsx'
import { DecideReturnPanel, openReturn } from './decide-return-panel.tsx'
import { DecideWithdrawalPanel, openWithdrawal } from './decide-withdrawal-panel.tsx'
import { GivePlatePanel } from './give-plate-panel.tsx'
import { HandInPanel } from './hand-in-panel.tsx'
import { ObjectionPanel, openObjection } from './objection-panel.tsx'
import { RegisterPanel } from './register-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { StatementPanel } from './statement-panel.tsx'
import { StopPanel } from './stop-panel.tsx'
import type { Part } from './transfers-page.tsx'

type Panel = 'hand-in' | 'give-plate' | 'hand-over' | 'register' | 'stop' | 'return' | 'report' | 'decide-return' | 'decide-withdrawal' | 'objection' | 'statement'
type Action = { readonly key: string; readonly label: Words; readonly run: () => void; readonly off: boolean; readonly main?: boolean; readonly danger?: boolean }

/** Who of this office has it, where that matters to whoever looks. */
const whoHas = ({ claimedBy, handling }: TransferView): Words | undefined => {
  if (!claimedBy) return handling.includes('claim') ? { zh: '尚无人经办；可以先领取，也可以直接办', en: 'Nobody has it yet: claim it first, or act at once' } : undefined
  return claimedBy.mine ? { zh: '由您经办', en: 'You have this transfer' }
    : { zh: `由 ${claimedBy.name}（${claimedBy.officerNumber}）经办`, en: `${claimedBy.name} (${claimedBy.officerNumber}) has this transfer` }
}

/** Right: what this officer may do now, then what the two offices have said to each other. Where another post has to act, it is named. */
export const ActionsPane = ({ view, part, onPart, onNext, onChanged }: {
  readonly view: TransferView; readonly part: Part; readonly onPart: (part: Part) => void; readonly onNext: () => void; readonly onChanged: () => void
}) => {
  const say = useSay()
  const officer = useOfficer()
  const { message } = App.useApp()
  const [panel, setPanel] = useState<Panel | null>(null)
  const [draft, setDraft] = useState<Draft | null>(null)
  const accept = useAction(acceptTransfer)
  const [claim, release, handOver, receipt] = [useAction(claimTransfer), useAction(releaseTransfer), useAction(handOverTransfer), useAction(transferReceipt)]
  const all = [accept, claim, release, handOver, receipt]
  const failure = all.map((action) => action.failure).find(Boolean)
  const may = (action: string) => view.allowed.includes(action)
  const close = () => setPanel(null)
  const done = (said: Words) => {
    void message.success(`${view.car.plateNumber}：${say(said)}`)
    close()
    onChanged()
  }
  const params = { area: view.area, transferId: view.transferId }
  const seen = { params, input: { version: view.version } }
  const doAccept = async () => {
    if (await accept.run(seen)) done({ zh: '已受理，已向转出地调取档案', en: 'Accepted; the old place was asked for the file' })
  }
  const doClaim = async () => {
    if (await claim.run(seen)) done({ zh: '已领取', en: 'Taken in hand' })
  }
  const doRelease = async () => {
    if (await release.run(seen)) done({ zh: '已退回队列', en: 'Put back into the queue' })
  }
  const doHandOver = async (officerNumber: string, note: string) => {
    if (await handOver.run({ params, input: { version: view.version, officerNumber, ...(note && { note }) } })) done({ zh: '已移交', en: 'Handed over' })
  }
  const doReceipt = async () => {
    const bytes = await receipt.run({ params })
    if (bytes) saveFile(bytes, `${view.number}.pdf`)
  }
  const reload = () => {
    for (const action of all) action.clear()
    close()
    onChanged()
  }
  const mayReport = holdsOneOf(officer, ['registration', 'inspection', 'review-head'])
  const mayTalk = holdsOneOf(officer, ['archive', 'registration', 'inspection', 'review-head']) && !['registered', 'withdrawn', 'returned'].includes(view.state)
  const mayHandIn = may('hand-in')
  // At the file itself its own button, with the same key, does it.
  const atFile = part === 'archive'
  const hands = (action: TransferView['handling'][number]) => view.handling.includes(action)
  const actions: readonly Action[] = [
    { key: 'c', label: { zh: '领取', en: 'Claim' }, run: () => void doClaim(), off: !hands('claim') },
    { key: 'a', label: { zh: '受理', en: 'Accept' }, run: () => void doAccept(), off: !may('accept'), main: true },
    { key: 'y', label: { zh: '收回牌证', en: 'Take plates and licence' }, run: () => setPanel('hand-in'), off: !may('hand-in'), main: true },
    { key: 'l', label: { zh: '另发临时号牌', en: 'Another temporary plate' }, run: () => setPanel('give-plate'), off: !may('give-plate') },
    { key: 's', label: { zh: '发出档案', en: 'Send the file' }, run: () => onPart('archive'), off: !may('send-archive') || atFile || mayHandIn, main: true },
    { key: 'f', label: { zh: '接收档案', en: 'Receipt the file' }, run: () => onPart('archive'), off: !may('receive-archive') || atFile, main: true },
    { key: 'r', label: { zh: '登记发牌', en: 'Register' }, run: () => setPanel('register'), off: !may('register'), main: true },
    { key: 'u', label: { zh: '退回队列', en: 'Put back' }, run: () => void doRelease(), off: !hands('release') },
    { key: 'h', label: { zh: '移交', en: 'Hand over' }, run: () => setPanel('hand-over'), off: !hands('hand-over') },
    { key: 'g', label: { zh: '请补正重发', en: 'Ask for it again' }, run: () => setDraft({ kind: 'incomplete', text: '', missing: [] }), off: !may('ask-again') },
    { key: 'm', label: { zh: '联系对方', en: 'Write to them' }, run: () => setDraft({ kind: 'other', text: '', missing: [] }), off: !mayTalk },
    { key: 'x', label: { zh: '提出撤回', en: 'Propose a withdrawal' }, run: () => setPanel('stop'), off: !may('withdraw') || openWithdrawal(view)?.hasRequest === true },
    {
      key: 'w', label: { zh: '确认撤回', en: 'Confirm the withdrawal' }, run: () => setPanel('decide-withdrawal'),
      off: openWithdrawal(view)?.area !== view.area || !holdsOneOf(officer, ['registration', 'review-head']),
    },
    { key: 'b', label: { zh: '退档', en: 'Return the file' }, run: () => setPanel('return'), off: !may('return-archive'), danger: true },
    {
      key: 'e', label: { zh: '决定退档', en: 'Decide on the return' }, run: () => setPanel('decide-return'), main: true, danger: true,
      off: view.side !== 'in' || isClosedTransfer(view.state) || !openReturn(view) || !holdsOneOf(officer, ['archive', 'registration', 'review-head']),
    },
    {
      key: 'j', label: { zh: '核实异议', en: 'Settle the objection' }, run: () => setPanel('objection'), main: true,
      off: view.side !== 'in' || isClosedTransfer(view.state) || !openObjection(view) || !holdsOneOf(officer, ['registration', 'review-head']),
    },
    {
      key: 'q', label: { zh: '登记窗口意见', en: 'Record a statement' }, run: () => setPanel('statement'),
      off: isClosedTransfer(view.state) || !holdsOneOf(officer, ['registration', 'review-head']),
    },
    { key: 'i', label: { zh: '违规通报', en: 'Report a trade' }, run: () => setPanel('report'), off: !mayReport },
    { key: 'p', label: { zh: '回执', en: 'Receipt' }, run: () => void doReceipt(), off: false },
  ]
  const shown = actions.filter(({ off }) => !off)
  useKeys({ zh: '办理', en: 'Act' }, actions)
  const conflict = failure instanceof Failed && failure.error?.code === 'changed-meanwhile'
  return (
    <section className="decision" aria-label={say({ zh: '办理', en: 'Act' })}>
      <div className="decision-actions" role="group" aria-label={say({ zh: '操作', en: 'Actions' })}>
        {shown.map(({ key, label, run, main, danger }) => (
          <Button key={key} type={main ? 'primary' : 'default'} danger={danger} disabled={all.some(({ pending }) => pending)} loading={key === 'a' && accept.pending} onClick={run} aria-keyshortcuts={key}>
            {say(label)}<Kbd of={key} />
          </Button>
        ))}
        <Button onClick={onNext} aria-keyshortcuts="n">{say({ zh: '下一件', en: 'Next' })}<Kbd of="n" /></Button>
      </div>
      {whoHas(view) && <p className="decision-claim" role="status">{say(whoHas(view)!)}</p>}
      {!view.claimedBy && !['accept', 'hand-in', 'send-archive', 'receive-archive', 'register'].some(may) && (
        <p className="decision-claim" role="status">{view.clock.duty === view.side
          ? say({ zh: '这一步由本单位其他岗位办理。', en: 'Another post of this office takes this step.' })
          : view.holds.length > 0 ? say(view.heldUntil === null ? { zh: '暂停办理，有决定后继续。', en: 'It stands still and goes on when that is decided.' }
            : { zh: `暂停至 ${view.heldUntil}：最迟这天有决定，逾期报负责人。`, en: `It stands still until ${view.heldUntil}: decided by then, or the head is told.` })
            : view.clock.duty === null ? say({ zh: '这笔业务不再需要办理。', en: 'Nothing more is to be done here.' })
              : say({ zh: `等待${view.clock.dutySays?.zh}。`, en: `Waiting for ${view.clock.dutySays?.en}.` })}</p>
      )}
      {conflict ? <ActedMeanwhile reload={reload} /> : <FailureNotice failure={failure} retry={reload} />}
      {panel === 'hand-over' && (
        <HandOverTransfer {...params} pending={handOver.pending} onClose={close}
          onHandOver={(to, note) => { if ('officerNumber' in to) void doHandOver(to.officerNumber, note) }} />
      )}
      {panel === 'hand-in' && <HandInPanel view={view} onDone={done} onClose={close} />}
      {panel === 'give-plate' && <GivePlatePanel view={view} onDone={done} onClose={close} />}
      {panel === 'register' && <RegisterPanel view={view} onDone={done} onClose={close} onChanged={onChanged} onScan={() => { close(); onPart('archive') }} />}
      {panel === 'stop' && <StopPanel view={view} onDone={done} onClose={close} />}
      {panel === 'return' && (
        <ReturnPanel view={view} onDone={done} onClose={close}
          onTalk={(next) => { close(); setDraft(next) }} onLookUp={() => { close(); onPart('archive') }} />
      )}
      {panel === 'decide-return' && <DecideReturnPanel view={view} onDone={done} onClose={close} />}
      {panel === 'decide-withdrawal' && <DecideWithdrawalPanel view={view} onDone={done} onClose={close} />}
      {panel === 'objection' && <ObjectionPanel view={view} onDone={done} onClose={close} />}
      {panel === 'statement' && <StatementPanel view={view} onDone={done} onClose={close} />}
      {panel === 'report' && <ReportPanel view={view} onDone={done} onClose={close} />}
      <Conversation view={view} draft={draft} mayTalk={mayTalk} onDraft={setDraft} onChanged={onChanged} />
    </section>
  )
}
