import { addExaminer, addTestCourse, addTestFee, addTestSite, addTestVehicle, type Equipment } from '@changxing/contract/exam-plans.ts'
import { licenceClassCodes } from '@changxing/contract/exams.ts'
import { subjects } from '@changxing/rules/exams/subjects.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input, InputNumber, Segmented } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { subjectWords } from './tests-words.ts'
import { Ticks } from './ticks.tsx'
import { useFetchAgain, useTests } from './use-tests.ts'

type Kind = 'site' | 'course' | 'vehicle' | 'examiner' | 'fee'
type Code = (typeof licenceClassCodes)[number]
const kinds: Readonly<Record<Kind, Words>> = {
  site: { zh: '考场', en: 'Site' }, course: { zh: '场地', en: 'Course' }, vehicle: { zh: '考试车', en: 'Vehicle' }, examiner: { zh: '考试员', en: 'Examiner' }, fee: { zh: '收费', en: 'Fee' },
}
const classOptions = licenceClassCodes.map((value) => ({ value, label: value }))

const Line = ({ id, label, value, type, onChange }: { readonly id: string; readonly label: Words; readonly value: string; readonly type?: 'date'; readonly onChange: (value: string) => void }) => {
  const say = useSay()
  return <div className="desk-field"><label htmlFor={id}>{say(label)}</label><Input id={id} value={value} {...(type && { type })} onChange={(event) => onChange(event.target.value)} /></div>
}

/** Enters one thing that tests need. A fee that an upgrade would bring is refused with its clause (M3.1.1). */
export const EquipPanel = ({ sites, onClose }: { readonly sites: z.infer<typeof Equipment>['sites']; readonly onClose: () => void }) => {
  const say = useSay()
  const { area, today } = useTests()
  const again = useFetchAgain()
  const [kind, setKind] = useState<Kind>('vehicle')
  const [siteId, setSite] = useState(sites[0]?.siteId)
  const [name, setName] = useState<Words>({ zh: '', en: '' })
  const [address, setAddress] = useState<Words>({ zh: '', en: '' })
  const [code, setCode] = useState('')
  const [classes, setClasses] = useState<readonly Code[]>(['C2'])
  const [chosen, setChosen] = useState<readonly number[]>([])
  const [from, setFrom] = useState(today)
  const [yuan, setYuan] = useState(1)
  const [site, course, vehicle, examiner, fee] = [useAction(addTestSite), useAction(addTestCourse), useAction(addTestVehicle), useAction(addExaminer), useAction(addTestFee)]
  const acts = { site, course, vehicle, examiner, fee }
  const params = { area }
  const sends: Readonly<Record<Kind, () => Promise<object | undefined>>> = {
    site: () => site.run({ params, input: { name, address } }),
    course: () => course.run({ params, input: { siteId: siteId!, name, subjects: [...chosen], classes: [...classes] } }),
    vehicle: () => vehicle.run({ params, input: { siteId: siteId!, plate: code.trim(), class: classes[0]!, inServiceFrom: from } }),
    examiner: () => examiner.run({ params, input: { number: code.trim(), name: name.zh.trim(), classes: [...classes], subjects: [...chosen] } }),
    fee: () => fee.run({ params, input: { item: code.trim(), says: name, fen: Math.round(yuan * 100) } }),
  }
  const both = ({ zh, en }: Words) => zh.trim() !== '' && en.trim() !== ''
  const several = chosen.length > 0 && classes.length > 0
  const ready = { site: both(name) && both(address), course: siteId !== undefined && both(name) && several, vehicle: siteId !== undefined && code.trim().length >= 5 && classes.length > 0, examiner: code.trim() !== '' && name.zh.trim() !== '' && several, fee: both(name) && code.trim() !== '' }[kind]
  const send = async () => {
    if (!ready || !(await sends[kind]())) return
    again()
    onClose()
  }
  useKeys({ zh: '登记', en: 'Enter' }, [
    { key: 'ctrl+enter', label: { zh: '登记', en: 'Enter' }, run: () => void send(), off: !ready || acts[kind].pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  const inSite = kind === 'course' || kind === 'vehicle'
  return (
    <section className="desk-card" aria-label={say({ zh: '登记', en: 'Enter' })}>
      <Segmented<Kind> aria-label={say({ zh: '登记什么', en: 'What to enter' })} value={kind} onChange={setKind} options={(Object.keys(kinds) as Kind[]).map((value) => ({ value, label: say(kinds[value]) }))} />
      <div className="tests-form">
        {inSite && <Choose id="equip-site" label={{ zh: '考场', en: 'Site' }} value={siteId} onChange={setSite} options={sites.map((one) => ({ value: one.siteId, label: one.name }))} />}
        {kind === 'examiner'
          ? <Line id="equip-name" label={{ zh: '姓名', en: 'Name' }} value={name.zh} onChange={(zh) => setName({ zh, en: zh })} />
          : kind !== 'vehicle' && <>
            <Line id="equip-zh" label={{ zh: '中文名称', en: 'Name in Chinese' }} value={name.zh} onChange={(zh) => setName({ ...name, zh })} />
            <Line id="equip-en" label={{ zh: '英文名称', en: 'Name in English' }} value={name.en} onChange={(en) => setName({ ...name, en })} />
          </>}
        {kind === 'site' && <>
          <Line id="equip-address-zh" label={{ zh: '中文地址', en: 'Address in Chinese' }} value={address.zh} onChange={(zh) => setAddress({ ...address, zh })} />
          <Line id="equip-address-en" label={{ zh: '英文地址', en: 'Address in English' }} value={address.en} onChange={(en) => setAddress({ ...address, en })} />
        </>}
        {(kind === 'vehicle' || kind === 'examiner' || kind === 'fee') && <Line id="equip-code" value={code} onChange={setCode}
          label={kind === 'vehicle' ? { zh: '号牌', en: 'Plate' } : kind === 'examiner' ? { zh: '考试员编号', en: 'Number of the examiner' } : { zh: '代码（小写字母、数字、-）', en: 'Code (small letters, digits, -)' }} />}
        {kind === 'vehicle' && <>
          <Choose id="equip-class" label={{ zh: '车型', en: 'Class' }} value={classes[0]} onChange={(value) => setClasses([value])} options={licenceClassCodes.map((value) => ({ value, label: { zh: value, en: value } }))} />
          <Line id="equip-from" type="date" label={{ zh: '投入使用', en: 'In service from' }} value={from} onChange={setFrom} />
        </>}
        {kind === 'fee' && <div className="desk-field"><label htmlFor="equip-yuan">{say({ zh: '金额（元）', en: 'Amount (CNY)' })}</label><InputNumber id="equip-yuan" min={0.01} max={100_000} precision={2} value={yuan} onChange={(value) => setYuan(value ?? 0.01)} /></div>}
      </div>
      {(kind === 'course' || kind === 'examiner') && <>
        <Ticks label={{ zh: '科目', en: 'Subjects' }} options={subjects.map((value) => ({ value: value as number, label: say(subjectWords(value)) }))} chosen={chosen} onChange={setChosen} />
        <Ticks label={{ zh: '车型', en: 'Classes' }} options={classOptions} chosen={classes} onChange={setClasses} />
      </>}
      <FailureNotice failure={acts[kind].failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={acts[kind].pending} onClick={() => void send()}>{say({ zh: '登记', en: 'Enter' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
