import { Refused } from '@changxing/contract/client.ts'
import { applyAtCounter, type TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { agentPapers } from '@changxing/rules/vehicles/counter-papers.ts'
import { plateKinds } from '@changxing/rules/vehicles/plate.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AreaField } from '@changxing/ui/form/area-field.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Checkbox, Input, Segmented } from 'antd'
import { useState, type FormEvent, type ReactNode } from 'react'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { CounterPapers, type Scan } from './counter-papers.tsx'
import { groundWords } from './transfer-words.ts'

type Place = 'in-office' | 'out-office'
type Ground = TransferView['ground']
const kindsOfCars = ['02', '52', '01', '51'] as const
const empty = { vin: '', plateKind: '02', plateNumber: '', otherArea: '', trade: 'own' as 'own' | 'other', code: '', number: '', newOwnerNumber: '', newOwnerName: '', ground: 'sale' as Ground, byAgent: false, agentName: '', agentNumber: '', mandateMadeOn: '', mandateUntil: '' }

const plainNumber = (text: string) => text.replace(/\s/g, '').toUpperCase()
/** Whether this is no number of a card, which has two sides. The office decides that by its record. */
const isOfPassport = (number: string) => number.trim() !== '' && !/^\d{17}[\dX]$/.test(plainNumber(number))
const isOfAgent = ({ kind }: Scan) => agentPapers.some((paper) => paper === kind)

const Field = ({ id, label, children }: { readonly id: string; readonly label: Words; readonly children: ReactNode }) => {
  const say = useSay()
  return <div className="desk-field"><label htmlFor={id}>{say(label)}</label>{children}</div>
}

/** A new owner at the counter: of the new place (path B) or of the old place (path C). Where the one-stop way is not open, every reason and the day it opens are said (M2.1.5, M2.2.1). */
export const CounterForm = ({ onDone, onClose }: { readonly onDone: (view: TransferView) => void; readonly onClose: () => void }) => {
  const say = useSay()
  const { area } = useOfficer()
  const [place, setPlace] = useState<Place>('in-office')
  const [given, setGiven] = useState(empty)
  const [scans, setScans] = useState<readonly Scan[]>([])
  const apply = useAction(applyAtCounter)
  const change = (part: Partial<typeof empty>) => setGiven((before) => ({ ...before, ...part }))
  const sale = given.ground === 'sale'
  const unknownOwner = apply.failure instanceof Refused && apply.failure.refusal.code === 'no-such-person'
  const asksName = unknownOwner || given.newOwnerName !== ''
  const onePage = [...(isOfPassport(given.newOwnerNumber) ? ['owner-identity' as const] : []), ...(isOfPassport(given.agentNumber) ? ['agent-identity' as const] : [])]
  const own = cityName(area)
  const other = given.otherArea ? cityName(given.otherArea) : { zh: '对方城市', en: 'the other city' }
  const submit = async (event?: FormEvent) => {
    event?.preventDefault()
    const view = await apply.run({
      params: { area },
      input: {
        vin: given.vin.trim(), plateKind: given.plateKind, plateNumber: given.plateNumber.trim(), place, otherArea: given.otherArea, ground: given.ground,
        newOwnerNumber: plainNumber(given.newOwnerNumber), ...(given.newOwnerName.trim() && { newOwnerName: given.newOwnerName.trim() }), papers: scans.filter((scan) => given.byAgent || !isOfAgent(scan)),
        ...(given.byAgent && { agent: { name: given.agentName.trim(), number: plainNumber(given.agentNumber), madeOn: given.mandateMadeOn, validUntil: given.mandateUntil } }),
        ...(sale && { tradeArea: given.trade === 'own' ? area : given.otherArea, invoice: { code: given.code.trim(), number: given.number.trim() } }),
      },
    })
    if (view) onDone(view)
  }
  useKeys({ zh: '窗口受理', en: 'At the counter' }, [
    { key: 'ctrl+enter', label: { zh: '受理', en: 'Take it' }, run: () => void submit(), off: apply.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <form className="case tr-counter" onSubmit={(event) => void submit(event)} aria-label={say({ zh: '窗口受理', en: 'At the counter' })}>
      <h1>{say({ zh: '窗口受理', en: 'At the counter' })}</h1>
      <Segmented aria-label={say({ zh: '本单位是', en: 'This office is' })} value={place} onChange={setPlace} options={[
        { value: 'in-office', label: say({ zh: `车转入${own.zh}（方式 B）`, en: `The car comes to ${own.en} (B)` }) },
        { value: 'out-office', label: say({ zh: `车从${own.zh}转出（方式 C）`, en: `The car leaves ${own.en} (C)` }) },
      ]} />
      <FailureNotice failure={apply.failure} />
      <section className="case-block tr-fields">
        <h2>{say({ zh: '车辆（照证件录入，可扫码）', en: 'The car, as its papers say (scan if you can)' })}</h2>
        <Choose id="counter-kind" label={{ zh: '号牌种类', en: 'Kind of plate' }} value={given.plateKind} onChange={(plateKind) => change({ plateKind })}
          options={kindsOfCars.map((value) => ({ value, label: plateKinds[value].name }))} />
        <Field id="counter-plate" label={{ zh: '号牌号码', en: 'Plate' }}>
          <Input id="counter-plate" required minLength={6} maxLength={9} value={given.plateNumber} autoComplete="off" onChange={(event) => change({ plateNumber: event.target.value })} />
        </Field>
        <Field id="counter-vin" label={{ zh: '车辆识别代号', en: 'VIN' }}>
          <Input id="counter-vin" required minLength={5} maxLength={25} value={given.vin} autoComplete="off" spellCheck={false} onChange={(event) => change({ vin: event.target.value })} />
        </Field>
      </section>
      <section className="case-block tr-fields">
        <h2>{say({ zh: '过户', en: 'The transfer' })}</h2>
        <div className="tr-city">
          <AreaField id="counter-area" required label={place === 'in-office' ? { zh: '从哪里转出', en: 'Registered in' } : { zh: '转到哪里', en: 'Goes to' }}
            value={given.otherArea} onChange={(otherArea) => change({ otherArea })} />
        </div>
        <Choose id="counter-ground" label={{ zh: '所有权转移原因', en: 'Why the owner changes' }} value={given.ground} onChange={(ground) => change({ ground })}
          options={(Object.keys(groundWords) as Ground[]).map((value) => ({ value, label: groundWords[value] }))} />
        <Field id="counter-owner" label={{ zh: '新车主证件号码', en: 'Identity number of the new owner' }}>
          <Input id="counter-owner" required minLength={6} maxLength={30} value={given.newOwnerNumber} autoComplete="off" onChange={(event) => change({ newOwnerNumber: event.target.value })} />
        </Field>
        {asksName && (
          <Field id="counter-owner-name" label={{ zh: '新车主姓名（首次办理，照证件填写）', en: 'Name of the new owner, as on the card (first time here)' }}>
            <Input id="counter-owner-name" required autoFocus maxLength={100} value={given.newOwnerName} autoComplete="off" onChange={(event) => change({ newOwnerName: event.target.value })} />
          </Field>
        )}
        <Checkbox id="counter-by-agent" className="tr-by-agent" checked={given.byAgent} onChange={(event) => change({ byAgent: event.target.checked })}>{say({ zh: '由代理人办理', en: 'An agent applies' })}</Checkbox>
        {given.byAgent && (
          <>
            <Field id="counter-agent" label={{ zh: '代理人姓名', en: 'Name of the agent' }}>
              <Input id="counter-agent" required maxLength={100} value={given.agentName} autoComplete="off" onChange={(event) => change({ agentName: event.target.value })} />
            </Field>
            <Field id="counter-agent-number" label={{ zh: '代理人证件号码', en: 'Identity number of the agent' }}>
              <Input id="counter-agent-number" required minLength={6} maxLength={30} value={given.agentNumber} autoComplete="off" onChange={(event) => change({ agentNumber: event.target.value })} />
            </Field>
            <Field id="counter-mandate-made" label={{ zh: '委托书日期', en: 'Mandate dated' }}>
              <Input id="counter-mandate-made" type="date" required value={given.mandateMadeOn} onChange={(event) => change({ mandateMadeOn: event.target.value })} />
            </Field>
            <Field id="counter-mandate-until" label={{ zh: '委托书有效期至', en: 'Mandate valid until' }}>
              <Input id="counter-mandate-until" type="date" required min={given.mandateMadeOn || undefined} value={given.mandateUntil} onChange={(event) => change({ mandateUntil: event.target.value })} />
            </Field>
          </>
        )}
      </section>
      {sale && (
        <section className="case-block tr-fields">
          <h2>{say({ zh: '二手车销售统一发票', en: 'Used-car invoice' })}</h2>
          <Choose id="counter-trade" label={{ zh: '开票地', en: 'Issued in' }} value={given.trade} onChange={(trade) => change({ trade })}
            options={[{ value: 'own', label: own }, { value: 'other', label: other }]} />
          <Field id="counter-code" label={{ zh: '发票代码（12 位）', en: 'Code (12 digits)' }}>
            <Input id="counter-code" required pattern="\d{12}" maxLength={12} inputMode="numeric" value={given.code} onChange={(event) => change({ code: event.target.value })} />
          </Field>
          <Field id="counter-number" label={{ zh: '发票号码（8 位）', en: 'Number (8 digits)' }}>
            <Input id="counter-number" required pattern="\d{8}" maxLength={8} inputMode="numeric" value={given.number} onChange={(event) => change({ number: event.target.value })} />
          </Field>
        </section>
      )}
      <CounterPapers ground={given.ground} byAgent={given.byAgent} onePage={onePage} scans={scans} onScans={setScans} />
      <div className="panel-foot">
        <Button type="primary" htmlType="submit" loading={apply.pending} disabled={!given.otherArea}>{say({ zh: '受理', en: 'Take it' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </form>
  )
}
