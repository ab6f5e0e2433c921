import { acceptTransfer, type TransferView } from '@changxing/contract/transfers.ts'
import { Failed } from '@changxing/contract/client.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { App, Button } from 'antd'
import { useState } from 'react'
import { ReturnPanel } from '../archive/return-panel.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { ActedMeanwhile } from '../review/acted-meanwhile.tsx'
import { Conversation, type Draft } from './conversation.tsx'
import { DecideReturnPanel, openReturn } from './decide-return-panel.tsx'
import { ObjectionPanel, openObjection } from './objection-panel.tsx'
import { RegisterPanel } from './register-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { StopPanel } from './stop-panel.tsx'
import type { Part } from './transfers-page.tsx'

type Panel = 'register' | 'stop' | 'return' | 'report' | 'decide-return' | 'objection'
type Action = { readonly key: string; readonly label: Words; readonly run: () => void; readonly off: boolean; readonly main?: boolean; readonly danger?: boolean }

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
  const may = (action: string) => view.allowed.includes(action)
  const close = () => setPanel(null)
  const done = (said: Words) => {
    void message.success(`${view.car.plateNumber}：${say(said)}`)
    close()
    onChanged()
  }
  const doAccept = async () => {
    const renewed = await accept.run({ params: { area: view.area, transferId: view.transferId }, input: { version: view.version } })
    if (renewed) done({ zh: '已受理，已向转出地调取档案', en: 'Accepted; the old place was asked for the file' })
  }
  const reload = () => {
    accept.clear()
    close()
    onChanged()
  }
  const mayReport = holdsOneOf(officer, ['registration', 'inspection', 'review-head'])
  const mayTalk = holdsOneOf(officer, ['archive', 'registration', 'inspection', 'review-head']) && !['registered', 'withdrawn', 'returned'].includes(view.state)
  // At the file itself its own button, with the same key, does it.
  const atFile = part === 'archive'
  const actions: readonly Action[] = [
    { key: 'a', label: { zh: '受理', en: 'Accept' }, run: () => void doAccept(), off: !may('accept'), main: true },
    { key: 's', label: { zh: '发出档案', en: 'Send the file' }, run: () => onPart('archive'), off: !may('send-archive') || atFile, main: true },
    { key: 'c', label: { zh: '接收档案', en: 'Receipt the file' }, run: () => onPart('archive'), off: !may('receive-archive') || atFile, main: true },
    { key: 'r', label: { zh: '登记发牌', en: 'Register' }, run: () => setPanel('register'), off: !may('register'), main: true },
    { key: 'g', label: { zh: '请补正重发', en: 'Ask for it again' }, run: () => setDraft({ kind: 'incomplete', text: '', missing: [] }), off: !may('ask-again') },
    { key: 'm', label: { zh: '联系对方', en: 'Write to them' }, run: () => setDraft({ kind: 'other', text: '', missing: [] }), off: !mayTalk },
    { key: 'x', label: { zh: '撤回', en: 'Withdraw' }, run: () => setPanel('stop'), off: !may('withdraw') },
    { key: 'b', label: { zh: '退档', en: 'Return the file' }, run: () => setPanel('return'), off: !may('return-archive'), danger: true },
    {
      key: 'e', label: { zh: '决定退档', en: 'Decide on the return' }, run: () => setPanel('decide-return'), main: true, danger: true,
      off: view.side !== 'in' || !openReturn(view) || !holdsOneOf(officer, ['archive', 'registration', 'review-head']),
    },
    {
      key: 'j', label: { zh: '核实异议', en: 'Settle the objection' }, run: () => setPanel('objection'), main: true,
      off: view.side !== 'in' || !openObjection(view) || !holdsOneOf(officer, ['registration', 'review-head']),
    },
    { key: 'i', label: { zh: '违规通报', en: 'Report a trade' }, run: () => setPanel('report'), off: !mayReport },
  ]
  const shown = actions.filter(({ off }) => !off)
  useKeys({ zh: '办理', en: 'Act' }, actions)
  const conflict = accept.failure instanceof Failed && accept.failure.error?.code === 'changed-meanwhile'
  return (
    <section className="decision" aria-label={say({ zh: '办理', en: 'Act' })}>
      <div className="decision-actions" role="group" aria-label={say({ zh: '操作', en: 'Actions' })}>
        {shown.map(({ key, label, run, main, danger }) => (
          <Button key={key} type={main ? 'primary' : 'default'} danger={danger} loading={key === 'a' && accept.pending} onClick={run} aria-keyshortcuts={key}>
            {say(label)}<Kbd of={key} />
          </Button>
        ))}
        <Button onClick={onNext} aria-keyshortcuts="n">{say({ zh: '下一件', en: 'Next' })}<Kbd of="n" /></Button>
      </div>
      {!['accept', 'send-archive', 'receive-archive', 'register'].some(may) && (
        <p className="decision-claim" role="status">{view.clock.duty === view.side
          ? say({ zh: '这一步由本单位其他岗位办理。', en: 'Another post of this office takes this step.' })
          : view.holds.length > 0 ? say({ zh: '暂停办理，有决定后继续。', en: 'It stands still and goes on when that is decided.' })
            : view.clock.duty === null ? say({ zh: '这笔业务不再需要办理。', en: 'Nothing more is to be done here.' })
              : say({ zh: `等待${view.clock.dutySays?.zh}。`, en: `Waiting for ${view.clock.dutySays?.en}.` })}</p>
      )}
      {conflict ? <ActedMeanwhile reload={reload} /> : <FailureNotice failure={accept.failure} retry={reload} />}
      {panel === 'register' && <RegisterPanel view={view} onDone={done} onClose={close} onChanged={onChanged} />}
      {panel === 'stop' && <StopPanel view={view} onDone={done} onClose={close} />}
      {panel === 'return' && (
        <ReturnPanel view={view} onDone={done} onClose={close}
          onTalk={(next) => { close(); setDraft(next) }} onLookUp={() => { close(); onPart('archive') }} />
      )}
      {panel === 'decide-return' && <DecideReturnPanel view={view} onDone={done} onClose={close} />}
      {panel === 'objection' && <ObjectionPanel view={view} onDone={done} onClose={close} />}
      {panel === 'report' && <ReportPanel view={view} onDone={done} onClose={close} />}
      <Conversation view={view} draft={draft} mayTalk={mayTalk} onDraft={setDraft} onChanged={onChanged} />
    </section>
  )
}
