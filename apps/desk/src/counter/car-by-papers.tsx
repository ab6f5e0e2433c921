import { plateKinds, type PlateKindCode } from '@changxing/rules/vehicles/plate.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Input } from 'antd'
import { Choose } from '../shell/choose.tsx'

export type CarPapers = { readonly plateKind: string; readonly plateNumber: string; readonly vin: string }

/** Kinds of plate of whom a car may be left, or be awarded: embassies and temporary plates are none of these. */
const kinds = ['02', '52', '01', '51', '07', '08', '13', '15', '16', '17'] as const satisfies readonly PlateKindCode[]

/** A car of somebody who is not here, as its vehicle licence or certificate names it: all three together. */
export const CarByPapers = ({ papers, onChange }: { readonly papers: CarPapers; readonly onChange: (papers: CarPapers) => void }) => {
  const say = useSay()
  return (
    <>
      <Choose id="counter-car-kind" label={{ zh: '号牌种类（照行驶证）', en: 'Kind of plate, as on the vehicle licence' }} value={papers.plateKind} onChange={(plateKind) => onChange({ ...papers, plateKind })}
        options={kinds.map((value) => ({ value, label: plateKinds[value].name }))} />
      <div className="desk-field">
        <label htmlFor="counter-car-plate">{say({ zh: '号牌号码', en: 'Plate' })}</label>
        <Input id="counter-car-plate" value={papers.plateNumber} required minLength={5} maxLength={10} autoComplete="off" onChange={(event) => onChange({ ...papers, plateNumber: event.target.value })} />
      </div>
      <div className="desk-field">
        <label htmlFor="counter-car-vin">{say({ zh: '车辆识别代号', en: 'VIN' })}</label>
        <Input id="counter-car-vin" value={papers.vin} required minLength={5} maxLength={25} autoComplete="off" spellCheck={false} onChange={(event) => onChange({ ...papers, vin: event.target.value })} />
      </div>
    </>
  )
}
