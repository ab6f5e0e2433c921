import type { TransferView } from '@changxing/contract/transfers.ts'
import { decideWithdrawal, withdrawalRequest } from '@changxing/contract/withdrawals.ts'
import { useClient } from '@changxing/ui/api.tsx'
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
import { PictureWindow } from './picture-window.tsx'
import type { PanelProps } from './register-panel.tsx'

/** The withdrawal that waits to be confirmed, if one does. */
export const openWithdrawal = (view: TransferView) => view.withdrawals.find(({ outcome }) => outcome === null)

/** Another officer confirms a withdrawal, having looked at the signed request; without one only the new owner can (M2.4.1). */
export const DecideWithdrawalPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const decide = useAction(decideWithdrawal)
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(false)
  const [looked, setLooked] = useState(false)
  const proposed = openWithdrawal(view)
  const own = proposed?.officerNumber === officer.number
  const wordsReady = proposed !== undefined && !own && words.trim().length >= 2
  const send = async (confirmed: boolean) => {
    if (!proposed) return
    const params = { area: view.area, transferId: view.transferId }
    if (!(await decide.run({ params, input: { withdrawalId: proposed.withdrawalId, confirmed, words: words.trim() } }))) return
    onDone(confirmed ? { zh: '已撤回，买卖双方已告知', en: 'Withdrawn; buyer and seller are told' } : { zh: '未同意撤回，继续办理，新车主已告知', en: 'Declined; the transfer goes on and the new owner is told' })
  }
  useKeys({ zh: '确认撤回', en: 'Confirm the withdrawal' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  if (!proposed) return null
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '确认撤回', en: 'Confirm the withdrawal' })}>
      <h2>{say({ zh: '确认撤回', en: 'Confirm the withdrawal' })} <ClauseChip clause="M2.4.1" /></h2>
      <p><strong>{say(proposed.restsSays)}</strong> · <span lang="zh-CN">{proposed.words}</span></p>
      <p className="cx-soft cx-small">{say({ zh: '提出人 ', en: 'Proposed by ' })}<span className="cx-figures">{proposed.officerNumber}</span> · <At at={proposed.at} /></p>
      {own && <Notice tone="bad" live="assertive" title={say({ zh: '请另一名同事确认', en: 'A colleague has to confirm it' })}><p>{say({ zh: '撤回由您提出；新车主也可以在手机上确认。', en: 'You proposed it; the new owner may also confirm it in the app.' })}</p></Notice>}
      {!own && !proposed.hasRequest && <p>{say({ zh: '没有签字的申请：只能由新车主在手机上确认；这里只能不同意。', en: 'There is no signed request: only the new owner confirms it; here it can only be declined.' })}</p>}
      {!own && proposed.hasRequest && <Button onClick={() => { setShown(true); setLooked(true) }}>{say({ zh: '看签字的申请（留痕）', en: 'Look at the signed request (recorded)' })}</Button>}
      {!own && (
        <div className="desk-field">
          <label htmlFor="withdrawal-words">{say({ zh: '核对了什么，或为什么不同意', en: 'What was compared, or why it is declined' })}</label>
          <Input.TextArea id="withdrawal-words" rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      )}
      <FailureNotice failure={decide.failure} />
      <div className="panel-foot">
        {!own && proposed.hasRequest && <Button type="primary" danger disabled={!wordsReady || !looked} loading={decide.pending} onClick={() => void send(true)}>{say({ zh: '撤回', en: 'Withdraw' })}</Button>}
        {!own && <Button disabled={!wordsReady} loading={decide.pending} onClick={() => void send(false)}>{say({ zh: '不同意', en: 'Decline' })}</Button>}
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
      {shown && (
        <PictureWindow name={say({ zh: '签字的撤回申请', en: 'The signed request' })} known={['withdrawal-request', proposed.withdrawalId]} onClose={() => setShown(false)}
          read={(signal) => client.call(withdrawalRequest, { params: { area: view.area, transferId: view.transferId, withdrawalId: proposed.withdrawalId }, signal })} />
      )}
    </section>
  )
}
