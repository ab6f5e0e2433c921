import { withdrawalRests } from '@changxing/contract/transfers.ts'
import { stopTransfer } from '@changxing/contract/withdrawals.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { ScanPaper } from '../counter/scan-paper.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { openWithdrawal } from './decide-withdrawal-panel.tsx'
import type { PanelProps } from './register-panel.tsx'
import '../counter/counter.css'

type Rests = (typeof withdrawalRests)[number]

const rests: Readonly<Record<Rests, Words>> = {
  'at-counter': { zh: '在窗口提出，由本人在手机上确认', en: 'Asked at the counter; confirmed in the app' }, phone: { zh: '来电提出，由本人在手机上确认', en: 'Asked by telephone; confirmed in the app' },
  'signed-request': { zh: '在窗口签字，扫描后由另一名同事确认', en: 'Signed at the counter; scanned, and confirmed by another officer' },
}

/** The new owner asks to stop: proposed here, confirmed in the app or, on the scanned request, by another officer (M2.4.1). */
export const StopPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const [note, setNote] = useState('')
  // Asked in the app already, only a signed request is left.
  const waits = openWithdrawal(view) !== undefined
  const [restsOn, setRestsOn] = useState<Rests>(waits ? 'signed-request' : 'at-counter')
  const [fileId, setFileId] = useState<string>()
  const stop = useAction(stopTransfer)
  const signed = restsOn === 'signed-request'
  const ready = note.trim().length >= 2 && (!signed || fileId !== undefined)
  const submit = async () => {
    if (!ready) return
    const done = await stop.run({
      params: { area: view.area, transferId: view.transferId }, input: { version: view.version, note: note.trim(), restsOn, ...(signed && { requestFileId: fileId! }) },
    })
    if (done) onDone(signed ? { zh: '已提出撤回，等另一名同事确认', en: 'Proposed; another officer confirms it' } : { zh: '已提出撤回，等新车主确认', en: 'Proposed; the new owner is asked to confirm it' })
  }
  useKeys({ zh: '提出撤回', en: 'Propose a withdrawal' }, [
    { key: 'ctrl+enter', label: { zh: '提出', en: 'Propose' }, run: () => void submit(), off: !ready || stop.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '提出撤回', en: 'Propose a withdrawal' })}>
      <h2>{say({ zh: '按新车主要求提出撤回', en: 'Propose a withdrawal, as the new owner asks' })} <ClauseChip clause="M2.4.1" /></h2>
      <p className="cx-soft">{say({ zh: '确认前照常办理；新车主会收到消息。确认后车辆和发票可以重新申请。', en: 'Until it is confirmed the transfer goes on; the new owner is told. Afterwards car and invoice can be applied for again.' })}</p>
      <div className="desk-field">
        <span id="stop-rests">{say({ zh: '凭什么', en: 'What it rests on' })}</span>
        <Radio.Group aria-labelledby="stop-rests" value={restsOn} onChange={({ target }) => setRestsOn(target.value as Rests)}>
          {withdrawalRests.map((one) => <Radio key={one} value={one} disabled={waits && one !== 'signed-request'}>{say(rests[one])}</Radio>)}
        </Radio.Group>
      </div>
      {signed && <ScanPaper name={say({ zh: '新车主签字的申请', en: 'The signed request' })} onScanned={setFileId} />}
      {signed && fileId !== undefined && <p role="status">{say({ zh: '申请已扫描', en: 'The request is scanned' })}</p>}
      <div className="desk-field">
        <label htmlFor="stop-note">{say({ zh: '新车主说明的原因（本人会看到）', en: 'The new owner’s reason (the new owner reads it)' })}</label>
        <Input.TextArea id="stop-note" rows={2} maxLength={500} autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <FailureNotice failure={stop.failure} />
      <div className="panel-foot">
        <Button type="primary" danger disabled={!ready} loading={stop.pending} onClick={() => void submit()}>{say({ zh: '提出', en: 'Propose' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
