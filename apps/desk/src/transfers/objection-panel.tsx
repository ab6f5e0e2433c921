import { settleObjection, type TransferView } from '@changxing/contract/transfers.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import type { PanelProps } from './register-panel.tsx'

/** What the registered or the new owner says against the transfer, while nobody has settled it. */
export const openObjection = (view: TransferView) => view.objections.find(({ outcome }) => outcome === null)

/** An objection of the registered or of the new owner is settled by somebody who did not take the application (M2.4.3). */
export const ObjectionPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const officer = useOfficer()
  const settle = useAction(settleObjection)
  const [words, setWords] = useState('')
  const objection = openObjection(view)
  const own = officer.number === view.acceptedBy
  const ready = !own && words.trim().length >= 2
  const send = async (founded: boolean) => {
    if (!(await settle.run({ params: { area: view.area, transferId: view.transferId }, input: { objectionId: objection!.objectionId, founded, words: words.trim() } }))) return
    onDone(founded ? { zh: '异议成立，过户已终止，双方已告知', en: 'The objection stands: the transfer has ended, both are told' }
      : { zh: '异议不成立，继续办理，双方已告知', en: 'The objection does not stand: the transfer goes on, both are told' })
  }
  useKeys({ zh: '核实异议', en: 'Settle the objection' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  if (!objection) return null
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '核实异议', en: 'Settle the objection' })}>
      <h2>{say(objection.by === 'new-owner' ? { zh: '新车主说：不是我要过户的', en: 'The new owner says: I did not want this' }
        : { zh: '登记的所有人说：不是我转让的', en: 'The registered owner says: I did not give it away' })} <ClauseChip clause="M2.4.3" /></h2>
      <p lang="zh-CN">{objection.words}</p>
      <p className="cx-soft cx-small"><At at={objection.at} /></p>
      {own ? <Notice tone="bad" live="assertive" title={say({ zh: '请交给同事核实', en: 'A colleague has to settle it' })}><p>{say({ zh: '申请由您受理。', en: 'You took this application.' })}</p></Notice> : (
        <div className="desk-field">
          <label htmlFor="objection-words">{say({ zh: '核实的情况（双方都会看到）', en: 'What was found (both people read it)' })}</label>
          <Input.TextArea id="objection-words" rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      )}
      <FailureNotice failure={settle.failure} />
      <div className="panel-foot">
        {!own && <Button type="primary" danger disabled={!ready} loading={settle.pending} onClick={() => void send(true)}>{say({ zh: '成立，终止过户', en: 'It stands: end the transfer' })}</Button>}
        {!own && <Button disabled={!ready} loading={settle.pending} onClick={() => void send(false)}>{say({ zh: '不成立，继续', en: 'It does not: go on' })}</Button>}
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
