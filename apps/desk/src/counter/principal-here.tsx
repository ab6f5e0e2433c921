import { recordPrincipal } from '@changxing/contract/case-withdrawals.ts'
import type { CaseView } from '@changxing/contract/cases.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { CardNumber, isNumberTyped } from './card-number.tsx'
import { plainNumber } from './use-counter-person.ts'

/** The principal stands here: their card is compared, and they carry on what the agent began (M9.2.3). */
export const PrincipalHere = ({ one, onDone, onClose }: { readonly one: CaseView; readonly onDone: (renewed: CaseView) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const record = useAction(recordPrincipal)
  const [number, setNumber] = useState('')
  const ready = isNumberTyped(number)
  const submit = async () => {
    if (!ready) return
    const renewed = await record.run({ params: { area: one.area, caseId: one.id }, input: { version: one.version, identityNumber: plainNumber(number) } })
    if (renewed) onDone(renewed)
  }
  useKeys({ zh: '本人到场', en: 'The principal is here' }, [
    { key: 'ctrl+enter', label: { zh: '登记', en: 'Record' }, run: () => void submit(), off: !ready || record.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" aria-label={say({ zh: '委托人本人到场', en: 'The principal is here' })}>
      <h2>{say({ zh: '委托人本人到场，由本人接着办', en: 'The principal is here and carries it on' })} <ClauseChip clause="M9.2.3" /></h2>
      <p className="cx-soft">{say({ zh: '登记后可在窗口补正、提交，不再凭委托；受托人不能再办。委托书留在办件经过和档案里，双方会收到消息。', en: 'From then on it is put right and sent here, no longer by the letter, and the agent does no more. The letter stays in the history and the file; both are told.' })}</p>
      <CardNumber id="principal-number" value={number} onChange={setNumber} label={{ zh: '委托人的身份证号（核对本人和证件）', en: 'Identity number of the principal (compare person and card)' }} />
      <FailureNotice failure={record.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={record.pending} onClick={() => void submit()}>{say({ zh: '登记本人到场', en: 'Record that they are here' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
