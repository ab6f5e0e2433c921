import { decideReturn, returnEvidence } from '@changxing/contract/returns.ts'
import type { TransferView } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { groundsOfReturn } from '../archive/return-panel.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { PictureWindow } from '../shell/picture-window.tsx'
import { useOfficer } from '../shell/queries.ts'
import type { PanelProps } from './register-panel.tsx'

/** The return that waits for a second officer, if one does. */
export const openReturn = (view: TransferView) => view.returns.find(({ outcome }) => outcome === null)

/** A second officer looks at the evidence and decides on a return (M2.4.1). Nothing can be decided before the evidence was opened. */
export const DecideReturnPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const decide = useAction(decideReturn)
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(false)
  const [looked, setLooked] = useState(false)
  const proposed = openReturn(view)
  const own = proposed?.officerNumber === officer.number
  const ready = proposed !== undefined && !own && looked && words.trim().length >= 2
  const send = async (confirmed: boolean) => {
    if (!ready) return
    const params = { area: view.area, transferId: view.transferId }
    if (!(await decide.run({ params, input: { returnId: proposed.returnId, confirmed, words: words.trim() } }))) return
    onDone(confirmed ? { zh: '已退档；车辆列为嫌疑车并开始调查，买卖双方已告知', en: 'Returned; the car is held as suspect and investigated, buyer and seller are told' }
      : { zh: '未同意退档，过户继续办理', en: 'The return was declined; the transfer goes on' })
  }
  useKeys({ zh: '决定退档', en: 'Decide on the return' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  if (!proposed) return null
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '决定退档', en: 'Decide on the return' })}>
      <h2>{say({ zh: '决定退档', en: 'Decide on the return' })} <ClauseChip clause="M2.4.1" /></h2>
      <p><strong>{say(groundsOfReturn[proposed.ground])}</strong> · <span lang="zh-CN">{proposed.words}</span></p>
      <p className="cx-soft cx-small">{say({ zh: '提出人 ', en: 'Proposed by ' })}<span className="cx-figures">{proposed.officerNumber}</span> · <At at={proposed.at} /></p>
      {own
        ? <Notice tone="bad" live="assertive" title={say({ zh: '请另一名同事决定', en: 'A colleague has to decide' })}><p>{say({ zh: '退档由您提出。', en: 'You proposed this return.' })}</p></Notice>
        : (
          <>
            <Button onClick={() => { setShown(true); setLooked(true) }}>{say({ zh: '看证据（留痕）', en: 'Look at the evidence (recorded)' })}</Button>
            <div className="desk-field">
              <label htmlFor="decide-words">{say({ zh: '决定的理由', en: 'Why you decide so' })}</label>
              <Input.TextArea id="decide-words" rows={2} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />
            </div>
          </>
        )}
      <FailureNotice failure={decide.failure} />
      <div className="panel-foot">
        {!own && <Button type="primary" danger disabled={!ready} loading={decide.pending} onClick={() => void send(true)}>{say({ zh: '同意退档', en: 'Return the file' })}</Button>}
        {!own && <Button disabled={!ready} loading={decide.pending} onClick={() => void send(false)}>{say({ zh: '不同意', en: 'Decline' })}</Button>}
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
      {shown && (
        <PictureWindow name={say({ zh: '退档证据', en: 'Evidence of the return' })} known={['return-evidence', proposed.returnId]} onClose={() => setShown(false)}
          read={(signal) => client.call(returnEvidence, { params: { area: view.area, transferId: view.transferId, returnId: proposed.returnId }, signal })} />
      )}
    </section>
  )
}
