import { startCaseAtCounter } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Button, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { useOfficer, useServices } from '../shell/queries.ts'
import { useAction } from '@changxing/ui/use-action.ts'

const reasons = {
  'three-rejections': { zh: '网上照片三次未通过', en: 'Photo rejected three times online' },
  'no-phone': { zh: '没有智能手机', en: 'Has no smartphone' },
  'asked-for-help': { zh: '本人要求在窗口办理', en: 'Asked to do it at the counter' },
} as const satisfies Record<string, Words>
type CounterReason = keyof typeof reasons

/** Starts a case for somebody who stands at the counter: also the only way after three rejected photos (M1.3.1). */
export const StartAtCounter = ({ onStarted }: { readonly onStarted: (caseId: string) => void }) => {
  const say = useSay()
  const { area } = useOfficer()
  const services = (useServices().data?.services ?? []).filter(({ documents }) => documents.some(({ capture }) => capture === 'licence-photo'))
  const [identityNumber, setNumber] = useState('')
  const [service, setService] = useState<string>()
  const [reason, setReason] = useState<CounterReason>('three-rejections')
  const start = useAction(startCaseAtCounter)
  const chosen = service ?? services[0]?.id
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!chosen) return
    const started = await start.run({ params: { area }, input: { identityNumber: identityNumber.replace(/\s/g, '').toUpperCase(), service: chosen, reason } })
    if (!started) return
    setNumber('')
    onStarted(started.id)
  }
  return (
    <form className="desk-card" onSubmit={(event) => void submit(event)}>
      <h2>{say({ zh: '为到场的人开始办理', en: 'Start for somebody who is here' })}</h2>
      <div className="desk-field">
        <label htmlFor="counter-number">{say({ zh: '身份证号（核对本人和证件）', en: 'Identity number (check person and card)' })}</label>
        <Input id="counter-number" value={identityNumber} required minLength={6} maxLength={40} autoComplete="off"
          onChange={(event) => setNumber(event.target.value)} />
      </div>
      {services.length > 1 && (
        <div className="desk-field">
          <label htmlFor="counter-service">{say({ zh: '业务', en: 'Service' })}</label>
          <Select id="counter-service" value={chosen} onChange={setService}
            options={services.map(({ id, title }) => ({ value: id, label: say(title) }))} />
        </div>
      )}
      <div className="desk-field">
        <label htmlFor="counter-reason">{say({ zh: '为何在窗口办理', en: 'Why at the counter' })}</label>
        <Select id="counter-reason" value={reason} onChange={setReason}
          options={(Object.keys(reasons) as CounterReason[]).map((value) => ({ value, label: say(reasons[value]) }))} />
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={start.pending} disabled={!chosen}>{say({ zh: '开始办理', en: 'Start' })}</Button>
      </div>
      <FailureNotice failure={start.failure} />
    </form>
  )
}
