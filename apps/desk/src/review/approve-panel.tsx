import { useSay } from '@changxing/ui/language.tsx'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'

/** A second press of A approves; a note may be added first. */
export const ApprovePanel = ({ pending, onApprove, onClose }: { readonly pending: boolean; readonly onApprove: (note: string) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const [note, setNote] = useState('')
  const approve = () => onApprove(note.trim())
  useKeys({ zh: '通过', en: 'Approve' }, [
    { key: 'a', label: { zh: '确认通过', en: 'Confirm approval' }, run: approve, off: pending },
    { key: 'ctrl+enter', label: { zh: '确认通过', en: 'Confirm approval' }, run: approve, off: pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="good" aria-label={say({ zh: '审核通过', en: 'Approve' })}>
      <h2>{say({ zh: '审核通过？', en: 'Approve this case?' })}</h2>
      <label htmlFor="approve-note">{say({ zh: '备注（选填，仅内部可见）', en: 'Note (optional, inside the office)' })}</label>
      <Input.TextArea id="approve-note" rows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.target.value)} />
      <div className="panel-foot">
        <Button type="primary" loading={pending} autoFocus onClick={approve}>{say({ zh: '确认通过', en: 'Approve' })}<Kbd of="a" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
