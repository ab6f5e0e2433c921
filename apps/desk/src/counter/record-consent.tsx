import type { Awaited, CaseView } from '@changxing/contract/cases.ts'
import { recordConsent } from '@changxing/contract/consents.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { CardNumber, isNumberTyped } from './card-number.tsx'
import { plainNumber } from './use-counter-person.ts'

type Recording = { readonly area: string; readonly consentId: string; readonly onDone: (renewed: CaseView) => void; readonly onClose: () => void }

/** Person and card are compared, the number is read, what is asked is read out, and the answer recorded. */
const Answer = ({ area, consentId, onDone, onClose }: Recording) => {
  const say = useSay()
  const queries = useQueryClient()
  const record = useAction(recordConsent)
  const [number, setNumber] = useState('')
  const send = async (answer: 'agree' | 'decline') => {
    const renewed = await record.run({ params: { area, consentId }, input: { identityNumber: plainNumber(number), answer } })
    if (!renewed) return
    void queries.invalidateQueries({ queryKey: ['counter-person'] })
    onDone(renewed)
  }
  const off = !isNumberTyped(number) || record.pending
  return (
    <div className="counter-asked">
      <CardNumber id="consent-number" label={{ zh: '到场人的身份证号（核对本人和证件）', en: 'Identity number of who is here (compare person and card)' }} value={number} onChange={setNumber} />
      <p className="cx-small">{say({ zh: '向本人说明车辆、现车主、过户原因和办结后的责任，再问是否同意。', en: 'Tell them the car, its owner, the ground and what follows; then ask whether they agree.' })}</p>
      <FailureNotice failure={record.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={off} loading={record.pending} onClick={() => void send('agree')}>{say({ zh: '本人同意', en: 'They agree' })}</Button>
        <Button disabled={off} onClick={() => void send('decline')}>{say({ zh: '本人不同意', en: 'They decline' })}</Button>
        <Button onClick={onClose}>{say({ zh: '关闭', en: 'Close' })}</Button>
      </div>
    </div>
  )
}

/** The person who has to agree stands here too: the counter records their answer. Nothing where nobody is asked. */
export const RecordConsent = ({ area, awaited, onDone }: { readonly area: string; readonly awaited: Awaited; readonly onDone: (renewed: CaseView) => void }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const offered = awaited.state === 'open' && awaited.consentId !== null
  useKeys({ zh: '确认', en: 'Confirmation' }, [{ key: 'k', label: { zh: '登记到场人的答复', en: 'Record the answer of who is here' }, run: () => setOpen(true), off: !offered || open }])
  if (!offered) return null
  return open
    ? <Answer area={area} consentId={awaited.consentId!} onDone={onDone} onClose={() => setOpen(false)} />
    : <Button type="primary" onClick={() => setOpen(true)} aria-keyshortcuts="k">{say({ zh: '本人在场：登记答复', en: 'They are here: record the answer' })}<Kbd of="k" /></Button>
}
