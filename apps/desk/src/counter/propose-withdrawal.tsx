import { proposeCaseWithdrawal } from '@changxing/contract/case-withdrawals.ts'
import type { CaseView } from '@changxing/contract/cases.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { CardNumber, isNumberTyped } from './card-number.tsx'
import { ScanPaper } from './scan-paper.tsx'
import { plainNumber } from './use-counter-person.ts'

const request = { zh: '签字的撤回申请', en: 'The signed request' }

/** Who stands here asks to withdraw: their card is compared, the signed request scanned, and a colleague confirms it. */
export const ProposeWithdrawal = ({ one, onDone, onClose }: { readonly one: CaseView; readonly onDone: (renewed: CaseView) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const propose = useAction(proposeCaseWithdrawal)
  const [number, setNumber] = useState('')
  const [words, setWords] = useState('')
  const [fileId, setFileId] = useState<string>()
  const ready = isNumberTyped(number) && words.trim().length >= 2 && fileId !== undefined
  const byLetter = one.acting?.as === 'delegate' && !one.inPersonSince
  const submit = async () => {
    if (!ready) return
    const renewed = await propose.run({
      params: { area: one.area, caseId: one.id }, input: { version: one.version, identityNumber: plainNumber(number), words: words.trim(), requestFileId: fileId },
    })
    if (renewed) onDone(renewed)
  }
  useKeys({ zh: '提出撤回', en: 'Propose a withdrawal' }, [
    { key: 'ctrl+enter', label: { zh: '提出', en: 'Propose' }, run: () => void submit(), off: !ready || propose.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone="bad" aria-label={say({ zh: '提出撤回', en: 'Propose a withdrawal' })}>
      <h2>{say({ zh: '按申请人要求提出撤回', en: 'Propose a withdrawal, as the applicant asks' })} <ClauseChip clause="M9.2.3" /></h2>
      <p className="cx-soft">{say({ zh: '由另一名同事看过签字的申请后确认；申请人会收到消息，可以说不是自己要求的。期限照算。', en: 'A colleague confirms it, having looked at the signed request. The applicant is told and may say that they did not ask for it. The time runs on.' })}</p>
      <CardNumber id="withdrawal-number" value={number} onChange={setNumber} label={byLetter
        ? { zh: '到场的申请人或受托人的身份证号（核对本人和证件）', en: 'Identity number of the applicant or agent who is here (compare person and card)' }
        : { zh: '到场的申请人的身份证号（核对本人和证件）', en: 'Identity number of the applicant, who is here (compare person and card)' }} />
      <p className="cx-soft cx-small">{say(request)}</p>
      <ScanPaper name={say(request)} onScanned={setFileId} />
      {fileId !== undefined && <p role="status">{say({ zh: '申请已扫描', en: 'The request is scanned' })}</p>}
      <div className="desk-field">
        <label htmlFor="withdrawal-reason">{say({ zh: '到场人说明的原因（申请人会看到）', en: 'The reason that was given (the applicant reads it)' })}</label>
        <Input.TextArea id="withdrawal-reason" rows={2} maxLength={500} value={words} onChange={(event) => setWords(event.target.value)} />
      </div>
      <FailureNotice failure={propose.failure} />
      <div className="panel-foot">
        <Button type="primary" danger disabled={!ready} loading={propose.pending} onClick={() => void submit()}>{say({ zh: '提出', en: 'Propose' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
