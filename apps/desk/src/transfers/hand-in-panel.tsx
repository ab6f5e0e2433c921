import { handInPlates } from '@changxing/contract/way-plates.ts'
import { platesCarried } from '@changxing/rules/vehicles/handed-in.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Checkbox, Input, Radio } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import type { PanelProps } from './register-panel.tsx'

/** The counter of the old place takes plates and licence, or the declaration that they are lost; the temporary plate is given for them (M2.1.5). */
export const HandInPanel = ({ view, onDone, onClose }: PanelProps) => {
  const say = useSay()
  const carried = platesCarried(view.car.plateKind)
  const [plates, setPlates] = useState<number>(carried)
  const [licence, setLicence] = useState<'handed-in' | 'lost'>('handed-in')
  const [declared, setDeclared] = useState(false)
  const [insuredUntil, setInsuredUntil] = useState('')
  const handIn = useAction(handInPlates)
  const lacks = plates < carried || licence === 'lost'
  const ready = !lacks || declared
  const submit = async () => {
    if (!ready) return
    const done = await handIn.run({
      params: { area: view.area, transferId: view.transferId },
      input: { plates, licence, ...(lacks && { declaredLost: declared }), ...(insuredUntil && { insuredUntil }) },
    })
    if (!done) return
    const { temporaryPlate: plate } = done
    onDone(plate ? { zh: `已收回，临时号牌 ${plate.number}，至 ${plate.validUntil}`, en: `Taken; temporary plate ${plate.number}, until ${plate.validUntil}` }
      : { zh: '已收回；没有临时号牌，已告诉新车主', en: 'Taken; no temporary plate, and the new owner is told' })
  }
  useKeys({ zh: '收回牌证', en: 'Take plates and licence' }, [
    { key: 'ctrl+enter', label: { zh: '记录', en: 'Record' }, run: () => void submit(), off: !ready || handIn.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" aria-label={say({ zh: '收回牌证', en: 'Take plates and licence' })}>
      <h2>{say({ zh: '收回号牌、行驶证，发临时号牌', en: 'Take plates and vehicle licence, give a temporary plate' })} <ClauseChip clause="M2.1.5" /></h2>
      <div className="desk-field">
        <span id="hand-in-plates">{say({ zh: '收回号牌', en: 'Plates handed in' })}</span>
        <Radio.Group aria-labelledby="hand-in-plates" value={plates} onChange={({ target }) => setPlates(target.value as number)}>
          {Array.from({ length: carried + 1 }, (_, lost) => carried - lost).map((n) => (
            <Radio key={n} value={n}>{say(n === 0 ? { zh: '没有，声明遗失', en: 'None, declared lost' } : { zh: `${n} 块`, en: String(n) })}</Radio>
          ))}
        </Radio.Group>
      </div>
      <div className="desk-field">
        <span id="hand-in-licence">{say({ zh: '行驶证', en: 'Vehicle licence' })}</span>
        <Radio.Group aria-labelledby="hand-in-licence" value={licence} onChange={({ target }) => setLicence(target.value as 'handed-in' | 'lost')}>
          <Radio value="handed-in">{say({ zh: '已收回', en: 'Handed in' })}</Radio>
          <Radio value="lost">{say({ zh: '声明遗失', en: 'Declared lost' })}</Radio>
        </Radio.Group>
      </div>
      {lacks && (
        <Checkbox id="hand-in-declared" checked={declared} onChange={(event) => setDeclared(event.target.checked)}>
          {say({ zh: '新车主已书面声明遗失', en: 'The new owner has declared in writing that they are lost' })}
        </Checkbox>
      )}
      <div className="desk-field">
        <label htmlFor="hand-in-insured">{say({ zh: '交强险保险期间止（照保单；没有的留空）', en: 'Compulsory insurance ends on (as on the policy; empty where there is none)' })}</label>
        <Input id="hand-in-insured" type="date" value={insuredUntil} onChange={(event) => setInsuredUntil(event.target.value)} />
        <p className="cx-soft cx-small">{say({ zh: '临时号牌不超过这一天；没有在保的不发，车要拖走。', en: 'The temporary plate counts no longer than this day; without insurance there is none, and the car is carried.' })}</p>
      </div>
      <FailureNotice failure={handIn.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!ready} loading={handIn.pending} onClick={() => void submit()}>{say({ zh: '记录', en: 'Record' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
