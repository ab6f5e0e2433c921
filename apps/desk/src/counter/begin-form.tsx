import { startCaseAtCounter } from '@changxing/contract/cases.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Select } from 'antd'
import { useState, type FormEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer, useServices } from '../shell/queries.ts'
import type { Thing } from './use-counter-person.ts'

const reasons = {
  'came-to-counter': { zh: '到窗口办理', en: 'Came to the counter' },
  'three-rejections': { zh: '网上照片三次未通过', en: 'Photo rejected three times online' },
  'no-phone': { zh: '没有智能手机', en: 'Has no smartphone' },
  'asked-for-help': { zh: '请窗口帮助办理', en: 'Asked for help' },
} as const satisfies Record<string, Words>
type Reason = keyof typeof reasons

/** Begins a case for who stands there, or by an accepted letter; `business` leaves only the services that it covers. */
export const BeginForm = ({ who, things, business, onStarted }: {
  readonly who: { readonly identityNumber: string } | { readonly delegationCheckId: string }
  readonly things: readonly Thing[]
  readonly business?: string
  readonly onStarted: (caseId: string) => void
}) => {
  const say = useSay()
  const { area } = useOfficer()
  const services = (useServices().data?.services ?? []).filter(({ businessName }) => business === undefined || (businessName !== null && covers(business, businessName)))
  const [service, setService] = useState<string>()
  const [thing, setThing] = useState<string>()
  const [reason, setReason] = useState<Reason>('came-to-counter')
  const start = useAction(startCaseAtCounter)
  const chosen = services.find(({ id }) => id === service) ?? (services.length === 1 || business ? services[0] : undefined)
  const fitting = things.filter(({ kind }) => kind === chosen?.subject?.kind)
  const about = fitting.find(({ id }) => id === thing) ?? (fitting.length === 1 ? fitting[0] : undefined)
  const lacksThing = chosen?.subject !== undefined && chosen.subject !== null && !about
  const begin = async () => {
    if (!chosen || lacksThing) return
    const subject = chosen.subject && about ? { subject: { kind: about.kind, area: about.area, id: about.id } } : {}
    const started = await start.run({ params: { area }, input: { ...who, service: chosen.id, reason, ...subject } })
    if (started) onStarted(started.id)
  }
  useKeys({ zh: '窗口', en: 'Counter' }, [
    { key: 'ctrl+enter', label: { zh: '开始办理', en: 'Begin' }, run: () => void begin(), off: !chosen || lacksThing || start.pending },
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
      <div className="desk-field">
        <label htmlFor="counter-service">{say({ zh: '业务', en: 'Service' })}</label>
        <Select id="counter-service" value={chosen?.id} onChange={setService} showSearch={{ optionFilterProp: 'label' }} placeholder={say({ zh: '选择业务', en: 'Choose a service' })}
          options={services.map(({ id, title }) => ({ value: id, label: say(title) }))} />
      </div>
      {chosen?.subject && (fitting.length === 0
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
        <Button type="primary" htmlType="submit" loading={start.pending} disabled={!chosen || lacksThing}>{say({ zh: '开始办理', en: 'Begin' })}<Kbd of="ctrl+enter" /></Button>
      </div>
      <FailureNotice failure={start.failure} />
    </form>
  )
}
