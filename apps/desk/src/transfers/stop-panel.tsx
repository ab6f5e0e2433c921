import { stopTransfer } from '@changxing/contract/transfers.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import type { PanelProps } from './register-panel.tsx'

/** The new owner asks at the counter to stop: car and invoice are free again. */
export const StopPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const [note, setNote] = useState('')
  const stop = useAction(stopTransfer)
  const ready = note.trim().length >= 2
  const submit = async () => {
    if (!ready) return
    const done = await stop.run({ params: { area: view.area, transferId: view.transferId }, input: { version: view.version, note: note.trim() } })
    if (done) onDone({ zh: '已撤回', en: 'Withdrawn' })
  }
  useKeys({ zh: '撤回', en: 'Withdraw' }, [
    { key: 'ctrl+enter', label: { zh: '撤回', en: 'Withdraw' }, run: () => void submit(), off: !ready || stop.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '撤回', en: 'Withdraw' })}>
      <h2>{say({ zh: '按新车主要求撤回', en: 'Withdraw, as the new owner asks' })}</h2>
      <p className="cx-soft">{say({ zh: '撤回后车辆和发票可以重新申请；买卖双方会收到消息。', en: 'Car and invoice can be applied for again; buyer and seller are told.' })}</p>
      <div className="desk-field">
        <label htmlFor="stop-note">{say({ zh: '新车主说明的原因', en: 'The new owner’s reason' })}</label>
        <Input.TextArea id="stop-note" rows={2} maxLength={500} autoFocus value={note} onChange={(event) => setNote(event.target.value)} />
      </div>
      <FailureNotice failure={stop.failure} />
      <div className="panel-foot">
        <Button type="primary" danger disabled={!ready} loading={stop.pending} onClick={() => void submit()}>{say({ zh: '撤回', en: 'Withdraw' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
