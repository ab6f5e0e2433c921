import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Segmented } from 'antd'
import type { InsuranceTab } from '../routes.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { TicketsTab } from './tickets-tab.tsx'
import { WeekTab } from './week-tab.tsx'
import './insurance.css'

const names: Readonly<Record<InsuranceTab, Words>> = {
  tickets: { zh: '待解决工单', en: 'Open tickets' }, settled: { zh: '已解决', en: 'Settled' }, weeks: { zh: '周分析', en: 'Weekly analysis' },
}

const insuranceTabs = Object.keys(names) as readonly InsuranceTab[]

/** Failed checks of compulsory insurance: what insurers were told, and the week by insurer and reason (M11.3). */
const InsurancePage = () => {
  const say = useSay()
  const { tab = 'tickets', monday } = useAddress<{ tab?: InsuranceTab; monday?: string }>()
  const goTo = useGo()
  const go = (next: InsuranceTab, more: { readonly monday?: string } = {}) => goTo({ to: '/insurance', search: { tab: next, ...more } })
  useKeys({ zh: '交强险核查', en: 'Insurance checks' }, insuranceTabs.map((each, at) => ({ key: String(at + 1), label: names[each], run: () => go(each) })))
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '交强险联网核查', en: 'Online checks of insurance' })}</h1>
        <p className="cx-soft">{say({ zh: '查不到、查错的反馈保险公司，每周分析解决；不影响群众办理。', en: 'What was not found or wrong goes to the insurers and is settled weekly; nobody’s application waits for it.' })}</p>
      </header>
      <div className="desk-bar">
        <Segmented<InsuranceTab> aria-label={say({ zh: '看什么', en: 'What to see' })} value={tab} onChange={(next) => go(next)}
          options={insuranceTabs.map((each, at) => ({ value: each, label: <>{say(names[each])}<Kbd of={String(at + 1)} /></> }))} />
      </div>
      {tab === 'weeks' ? <WeekTab monday={monday} onMonday={(next) => go(tab, { monday: next })} /> : <TicketsTab key={tab} settled={tab === 'settled'} />}
    </div>
  )
}

export default InsurancePage
