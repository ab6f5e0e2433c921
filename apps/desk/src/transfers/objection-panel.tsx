import { settleObjection } from '@changxing/contract/objections.ts'
import type { TransferView } from '@changxing/contract/transfers.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { ScanPaper } from '../counter/scan-paper.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { answerSays, objectionSays, Statements } from './objections-block.tsx'
import type { PanelProps } from './register-panel.tsx'
import '../counter/counter.css'

/** What the registered or the new owner says against the transfer, while nobody has settled it. */
export const openObjection = (view: TransferView) => view.objections.find(({ outcome }) => outcome === null)

/**
 * An objection of the registered or of the new owner is settled by somebody who neither took the application nor recorded it at a counter (M2.4.3). A sale that is said to have
 * come to nothing ends after the new owner was heard, on evidence unless they agree (M2.3.4).
 */
export const ObjectionPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const officer = useOfficer()
  const settle = useAction(settleObjection)
  const [words, setWords] = useState('')
  const [evidence, setEvidence] = useState<string>()
  const objection = openObjection(view)
  const recorded = objection?.recordedBy.includes(officer.number) === true
  const own = officer.number === view.acceptedBy || recorded
  const fell = objection?.kind === 'fell-through'
  const agreed = objection?.answer === 'agrees'
  const ready = !own && words.trim().length >= 2
  const send = async (founded: boolean) => {
    if (!(await settle.run({ params: { area: view.area, transferId: view.transferId }, input: { objectionId: objection!.objectionId, founded, words: words.trim(), ...(evidence !== undefined && { evidenceFileId: evidence }) } }))) return
    if (fell) onDone(founded ? { zh: '买卖没有成，过户已终止，双方已告知', en: 'The sale came to nothing: the transfer has ended, both are told' }
      : { zh: '买卖有效，继续办理，双方已告知', en: 'The sale stands: the transfer goes on, both are told' })
    else onDone(founded ? { zh: '异议成立，过户已终止，双方已告知', en: 'The objection stands: the transfer has ended, both are told' }
      : { zh: '异议不成立，继续办理，双方已告知', en: 'The objection does not stand: the transfer goes on, both are told' })
  }
  useKeys({ zh: '核实异议', en: 'Settle the objection' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  if (!objection) return null
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '核实异议', en: 'Settle the objection' })}>
      <h2>{say(objectionSays(objection))} <ClauseChip clause={fell ? 'M2.3.4' : 'M2.4.3'} /></h2>
      <p lang="zh-CN">{objection.words}</p>
      <p className="cx-soft cx-small"><At at={objection.at} /></p>
      {fell && <p role="status"><strong>{say(answerSays(objection))}</strong>{objection.answerWords && <>：<span lang="zh-CN">{objection.answerWords}</span></>}</p>}
      <Statements view={view} objection={objection} />
      {fell && !own && !agreed && <ScanPaper name={say({ zh: '证据（解除合同、退款、发票作废等）', en: 'Evidence (contract dissolved, money paid back, invoice void)' })} onScanned={setEvidence} />}
      {evidence !== undefined && <p role="status">{say({ zh: '证据已扫描', en: 'The evidence is scanned' })}</p>}
      {own ? <Notice tone="bad" live="assertive" title={say({ zh: '请交给同事核实', en: 'A colleague has to settle it' })}><p>{say(recorded ? { zh: '意见由您在窗口登记。', en: 'You recorded at the counter what was said.' } : { zh: '申请由您受理。', en: 'You took this application.' })}</p></Notice> : (
        <div className="desk-field">
          <label htmlFor="objection-words">{say({ zh: '核实的情况（双方都会看到）', en: 'What was found (both people read it)' })}</label>
          <Input.TextArea id="objection-words" rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      )}
      <FailureNotice failure={settle.failure} />
      <div className="panel-foot">
        {!own && <Button type="primary" danger disabled={!ready || (fell && !agreed && evidence === undefined)} loading={settle.pending} onClick={() => void send(true)}>{say(fell ? { zh: '没有成，终止', en: 'It came to nothing: end it' } : { zh: '成立，终止过户', en: 'It stands: end the transfer' })}</Button>}
        {!own && <Button disabled={!ready} loading={settle.pending} onClick={() => void send(false)}>{say(fell ? { zh: '有效，继续', en: 'It stands: go on' } : { zh: '不成立，继续', en: 'It does not: go on' })}</Button>}
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
