import { reportIrregularTrade } from '@changxing/contract/transfers.ts'
import { Refused } from '@changxing/contract/client.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import type { PanelProps } from './register-panel.tsx'

type Kind = 'trade' | 'invoice' | 'charge'
const kinds: Record<Kind, Words> = {
  trade: { zh: '违规交易（商务部门）', en: 'Irregular trade (commerce)' }, invoice: { zh: '违规开票（税务部门）', en: 'Irregular invoice (tax)' },
  charge: { zh: '违规收费（商务部门）', en: 'Irregular charge (commerce)' },
}

/** Irregular trading, invoicing or charging is reported to commerce and tax (M2.4.3). It does not stop the transfer. */
export const ReportPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const [kind, setKind] = useState<Kind>('trade')
  const [words, setWords] = useState('')
  const [dealer, setDealer] = useState('')
  const report = useAction(reportIrregularTrade)
  const ready = words.trim().length >= 5
  const already = report.failure instanceof Refused && report.failure.refusal.code === 'reported-already'
  const submit = async () => {
    if (!ready) return
    const done = await report.run({
      params: { area: view.area, transferId: view.transferId }, input: { kind, words: words.trim(), ...(dealer.trim() && { dealer: dealer.trim() }), ...(already && { again: true }) },
    })
    if (done) onDone({ zh: '已通报商务、税务部门，送达前会一直重发', en: 'Reported to commerce and tax; it is sent again until they have it' })
  }
  useKeys({ zh: '违规通报', en: 'Report' }, [
    { key: 'ctrl+enter', label: { zh: '通报', en: 'Report' }, run: () => void submit(), off: !ready || report.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" aria-label={say({ zh: '违规通报', en: 'Report a trade' })}>
      <h2>{say({ zh: '通报商务、税务部门', en: 'Report to commerce and tax' })} <ClauseChip clause="M2.4.3" /></h2>
      <p className="cx-soft">{say({ zh: '不影响本笔过户；请勿写个人信息。', en: 'The transfer goes on; write no personal data.' })}</p>
      <Choose id="report-kind" label={{ zh: '种类', en: 'Kind' }} value={kind} onChange={(next) => { setKind(next); report.clear() }}
        options={(Object.keys(kinds) as Kind[]).map((value) => ({ value, label: kinds[value] }))} />
      <div className="desk-field">
        <label htmlFor="report-dealer">{say({ zh: '市场、经营者（选填）', en: 'Market or dealer (optional)' })}</label>
        <Input id="report-dealer" value={dealer} maxLength={100} onChange={(event) => setDealer(event.target.value)} />
      </div>
      <div className="desk-field">
        <label htmlFor="report-words">{say({ zh: '发现的情况', en: 'What was found' })}</label>
        <Input.TextArea id="report-words" rows={3} maxLength={1000} autoFocus value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <FailureNotice failure={report.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={report.pending} onClick={() => void submit()}>{say(already ? { zh: '仍要通报', en: 'Report it again' } : { zh: '通报', en: 'Report' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
