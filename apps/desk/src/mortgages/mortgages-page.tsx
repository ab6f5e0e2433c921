import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Segmented } from 'antd'
import type { FilingState, MortgageTab } from '../routes.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { FilingsTab } from './filings-tab.tsx'
import { LendersTab } from './lenders-tab.tsx'
import { PromptsTab } from './prompts-tab.tsx'
import { ReconciliationTab } from './reconciliation-tab.tsx'
import './mortgages.css'

const names: Readonly<Record<MortgageTab, Words>> = {
  filings: { zh: '抵押登记', en: 'Mortgages' }, books: { zh: '逐日对账', en: 'Daily books' }, prompts: { zh: '催办', en: 'Prompts' }, lenders: { zh: '全国登记册', en: 'Register' },
}

const mortgageTabs = Object.keys(names) as readonly MortgageTab[]

/** Mortgages of the area: what waits for owner or office, the daily comparison with the lenders' books, what is overdue, the national register (M10). */
const MortgagesPage = () => {
  const say = useSay()
  const { tab = 'filings', state, day } = useAddress<{ tab?: MortgageTab; state?: FilingState; day?: string }>()
  const goTo = useGo()
  const go = (next: MortgageTab, more: { readonly state?: string; readonly day?: string } = {}) => goTo({ to: '/mortgages', search: { tab: next, ...more } })
  useKeys({ zh: '抵押', en: 'Mortgages' }, mortgageTabs.map((each, at) => ({ key: String(at + 1), label: names[each], run: () => go(each) })))
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '抵押信息', en: 'Mortgages' })}</h1>
        <p className="cx-soft">{say({ zh: '机构线上提交，车主同意后登记；不收纸质，不设本地备案。', en: 'Filed online by lenders, registered once the owner agrees; no paper, no local filing.' })}</p>
      </header>
      <div className="desk-bar">
        <Segmented<MortgageTab> aria-label={say({ zh: '看什么', en: 'What to see' })} value={tab} onChange={(next) => go(next)}
          options={mortgageTabs.map((each, at) => ({ value: each, label: <>{say(names[each])}<Kbd of={String(at + 1)} /></> }))} />
      </div>
      {tab === 'filings' && <FilingsTab state={state} onState={(next) => go(tab, next && { state: next })} />}
      {tab === 'books' && <ReconciliationTab day={day} onDay={(next) => go(tab, { day: next })} />}
      {tab === 'prompts' && <PromptsTab />}
      {tab === 'lenders' && <LendersTab />}
    </div>
  )
}

export default MortgagesPage
