import { startCaseAtCounter } from '@changxing/contract/counter.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer, useServices } from '../shell/queries.ts'
import { CarByPapers, type CarPapers } from './car-by-papers.tsx'
import type { Thing } from './use-counter-person.ts'

const reasons = {
  'came-to-counter': { zh: '到窗口办理', en: 'Came to the counter' },
  'three-rejections': { zh: '网上照片三次未通过', en: 'Photo rejected three times online' },
  'no-phone': { zh: '没有智能手机', en: 'Has no smartphone' },
  'asked-for-help': { zh: '请窗口帮助办理', en: 'Asked for help' },
} as const satisfies Record<string, Words>
type Reason = keyof typeof reasons

/** Begins a case for who stands there, or by an accepted letter; `business` leaves only the services that it covers. `unnamed`: nobody is kept with the number, so that the card's name is asked. */
export const BeginForm = ({ who, things, business, unnamed = false, onStarted }: {
  readonly who: { readonly identityNumber: string } | { readonly delegationCheckId: string }
  readonly things: readonly Thing[]
  readonly business?: string
  readonly unnamed?: boolean
  readonly onStarted: (caseId: string) => void
}) => {
  const say = useSay()
  const { area } = useOfficer()
  const services = (useServices().data?.services ?? []).filter(({ businessName, byPaper = [] }) => business === undefined || [businessName, ...byPaper].some((name) => name !== null && covers(business, name)))
  const queries = useQueryClient()
  const [service, setService] = useState<string>()
  const [name, setName] = useState('')
  const [thing, setThing] = useState<string>()
  const [papers, setPapers] = useState<CarPapers>({ plateKind: '02', plateNumber: '', vin: '' })
  const [reason, setReason] = useState<Reason>('came-to-counter')
  const start = useAction(startCaseAtCounter)
  const chosen = services.find(({ id }) => id === service) ?? (services.length === 1 || business ? services[0] : undefined)
  const fitting = things.filter(({ kind }) => kind === chosen?.subject?.kind)
  const about = fitting.find(({ id }) => id === thing) ?? (fitting.length === 1 ? fitting[0] : undefined)
  const byPapers = chosen?.subject?.byPapers === true
  const lacksThing = byPapers ? papers.plateNumber.trim().length < 5 || papers.vin.trim().length < 5 : chosen?.subject !== undefined && chosen.subject !== null && !about
  const lacks = lacksThing || (unnamed && name.trim() === '')
  const begin = async () => {
    if (!chosen || lacks) return
    const subject = byPapers ? { byPapers: { plateKind: papers.plateKind, plateNumber: papers.plateNumber.trim(), vin: papers.vin.trim() } } : chosen.subject && about ? { subject: { kind: about.kind, area: about.area, id: about.id } } : {}
    const started = await start.run({ params: { area }, input: { ...who, ...(unnamed && { name: name.trim() }), service: chosen.id, reason, ...subject } })
    if (!started) return
    if (unnamed) void queries.invalidateQueries({ queryKey: ['counter-person'] })
    onStarted(started.id)
  }
  useKeys({ zh: '窗口', en: 'Counter' }, [
    { key: 'ctrl+enter', label: { zh: '开始办理', en: 'Begin' }, run: () => void begin(), off: !chosen || lacks || start.pending },
  ])
  if (services.length === 0) {
    return <p className="cx-soft">{say({ zh: '这项业务还不能在本系统办理，请按原流程受理。', en: 'This business is not offered here yet: take it in as before.' })}</p>
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void begin()
  }
  return (
    <form className="counter-begin" onSubmit={submit}>
      {unnamed && (
        <div className="desk-field">
          <label htmlFor="counter-name">{say({ zh: '姓名（照证件填写）', en: 'Name, as on the card' })}</label>
          <Input id="counter-name" value={name} required maxLength={100} autoComplete="off" onChange={(event) => setName(event.target.value)} />
        </div>
      )}
      <div className="desk-field">
        <label htmlFor="counter-service">{say({ zh: '业务', en: 'Service' })}</label>
        <Select id="counter-service" value={chosen?.id} onChange={setService} showSearch={{ optionFilterProp: 'label' }} notFoundContent={null} placeholder={say({ zh: '选择业务', en: 'Choose a service' })}
          options={services.map(({ id, title }) => ({ value: id, label: say(title) }))} />
      </div>
      {byPapers && <CarByPapers papers={papers} onChange={setPapers} />}
      {chosen?.subject && !byPapers && (fitting.length === 0
        ? <p className="cx-soft" role="status">{say({ zh: `名下没有可办此业务的${chosen.subject.label.zh}`, en: `They have nothing of this kind: ${chosen.subject.label.en}` })}</p>
        : (
          <div className="desk-field">
            <label htmlFor="counter-thing">{say(chosen.subject.label)}</label>
            <Select id="counter-thing" value={about?.id} onChange={setThing} placeholder={say({ zh: '请选择', en: 'Choose' })}
              options={fitting.map(({ id, name }) => ({ value: id, label: name }))} />
          </div>
        ))}
      <div className="desk-field">
        <label htmlFor="counter-reason">{say({ zh: '为何在窗口办理', en: 'Why at the counter' })}</label>
        <Select id="counter-reason" value={reason} onChange={setReason} options={(Object.keys(reasons) as Reason[]).map((value) => ({ value, label: say(reasons[value]) }))} />
      </div>
      <div>
        <Button type="primary" htmlType="submit" loading={start.pending} disabled={!chosen || lacks}>{say({ zh: '开始办理', en: 'Begin' })}<Kbd of="ctrl+enter" /></Button>
      </div>
      <FailureNotice failure={start.failure} />
    </form>
  )
}
