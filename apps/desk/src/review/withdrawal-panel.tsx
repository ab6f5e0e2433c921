import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { PictureWindow } from '../shell/picture-window.tsx'

/** A withdrawal that a counter proposed, of a case or of a transfer. */
export type Proposed = { readonly withdrawalId: string; readonly at: string; readonly officerNumber: string; readonly words: string; readonly restsSays: Words; readonly hasRequest: boolean }

/** Another officer confirms a withdrawal, having looked at the signed request, or declines it. `own`: why who proposed it does neither. */
export const WithdrawalPanel = ({ proposed, clause, own, unsigned, request, failure, pending, onDecide, onClose }: {
  readonly proposed: Proposed
  readonly clause?: string
  readonly own?: Words | undefined
  /** What is said where nobody has signed. */
  readonly unsigned?: Words
  readonly request: (signal: AbortSignal) => Promise<unknown>
  readonly failure?: unknown
  readonly pending: boolean
  readonly onDecide: (confirmed: boolean, words: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const [words, setWords] = useState('')
  const [shown, setShown] = useState(false)
  const [looked, setLooked] = useState(false)
  const wordsReady = words.trim().length >= 2
  const decide = (confirmed: boolean) => onDecide(confirmed, words.trim())
  useKeys({ zh: '确认撤回', en: 'Confirm the withdrawal' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '确认撤回', en: 'Confirm the withdrawal' })}>
      <h2>{say({ zh: '确认撤回', en: 'Confirm the withdrawal' })}{clause && <> <ClauseChip clause={clause} /></>}</h2>
      <p><strong>{say(proposed.restsSays)}</strong> · <span lang="zh-CN">{proposed.words}</span></p>
      <p className="cx-soft cx-small">{say({ zh: '提出人 ', en: 'Proposed by ' })}<span className="cx-figures">{proposed.officerNumber}</span> · <At at={proposed.at} /></p>
      {own && <Notice tone="bad" live="assertive" title={say({ zh: '请另一名同事确认', en: 'A colleague has to confirm it' })}><p>{say(own)}</p></Notice>}
      {!own && !proposed.hasRequest && unsigned && <p>{say(unsigned)}</p>}
      {!own && proposed.hasRequest && <Button onClick={() => { setShown(true); setLooked(true) }}>{say({ zh: '看签字的申请（留痕）', en: 'Look at the signed request (recorded)' })}</Button>}
      {!own && (
        <div className="desk-field">
          <label htmlFor="withdrawal-words">{say({ zh: '核对了什么，或为什么不同意', en: 'What was compared, or why it is declined' })}</label>
          <Input.TextArea id="withdrawal-words" rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
      )}
      <FailureNotice failure={failure} />
      <div className="panel-foot">
        {!own && proposed.hasRequest && <Button type="primary" danger disabled={!wordsReady || !looked} loading={pending} onClick={() => decide(true)}>{say({ zh: '撤回', en: 'Withdraw' })}</Button>}
        {!own && <Button disabled={!wordsReady} loading={pending} onClick={() => decide(false)}>{say({ zh: '不同意', en: 'Decline' })}</Button>}
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
      {shown && (
        <PictureWindow name={say({ zh: '签字的撤回申请', en: 'The signed request' })} known={['withdrawal-request', proposed.withdrawalId]} onClose={() => setShown(false)} read={request} />
      )}
    </section>
  )
}
