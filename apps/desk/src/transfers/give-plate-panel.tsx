import { giveWayPlate } from '@changxing/contract/way-plates.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import type { PanelProps } from './register-panel.tsx'

/** Another temporary plate for the way: the one that the car has ends too early, or it had none for want of insurance (M2.1.5). */
export const GivePlatePanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const [insuredUntil, setInsuredUntil] = useState('')
  const give = useAction(giveWayPlate)
  const ready = insuredUntil !== ''
  const submit = async () => {
    if (!ready) return
    const done = await give.run({ params: { area: view.area, transferId: view.transferId }, input: { insuredUntil } })
    if (done?.temporaryPlate) {
      const { number, validUntil } = done.temporaryPlate
      onDone({ zh: `临时号牌 ${number}，至 ${validUntil}`, en: `Temporary plate ${number}, until ${validUntil}` })
    }
  }
  useKeys({ zh: '另发临时号牌', en: 'Another temporary plate' }, [
    { key: 'ctrl+enter', label: { zh: '发', en: 'Give it' }, run: () => void submit(), off: !ready || give.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" aria-label={say({ zh: '另发临时号牌', en: 'Another temporary plate' })}>
      <h2>{say({ zh: '另发临时号牌', en: 'Another temporary plate' })} <ClauseChip clause="M2.1.5" /></h2>
      <p className="cx-soft">{say(view.temporaryPlate
        ? { zh: `现有的临时号牌 ${view.temporaryPlate.number} 到 ${view.temporaryPlate.validUntil} 为止。一辆车最多三次。`, en: `The present one, ${view.temporaryPlate.number}, is good until ${view.temporaryPlate.validUntil}. A car has three at most.` }
        : { zh: '现在没有临时号牌。一辆车最多三次。', en: 'It has no temporary plate now. A car has three at most.' })}</p>
      <div className="desk-field">
        <label htmlFor="give-insured">{say({ zh: '交强险保险期间止（照保单）', en: 'Compulsory insurance ends on (as on the policy)' })}</label>
        <Input id="give-insured" type="date" required autoFocus value={insuredUntil} onChange={(event) => setInsuredUntil(event.target.value)} />
      </div>
      <FailureNotice failure={give.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={give.pending} onClick={() => void submit()}>{say({ zh: '发', en: 'Give it' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
