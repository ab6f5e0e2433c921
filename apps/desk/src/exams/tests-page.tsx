import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Segmented } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { CapacityTab } from './capacity-tab.tsx'
import { MovesTab } from './moves-tab.tsx'
import { PlansTab } from './plans-tab.tsx'
import { SitesTab } from './sites-tab.tsx'
import { testsTabs, type TestsTab } from './tests-address.ts'
import { placeWords } from './tests-words.ts'
import { UpgradesTab } from './upgrades-tab.tsx'
import { useTests } from './use-tests.ts'
import './tests.css'

const tabs: Readonly<Record<TestsTab, { readonly name: Words; readonly Tab: () => React.JSX.Element }>> = {
  plans: { name: { zh: '考试计划', en: 'Plans' }, Tab: PlansTab }, sites: { name: { zh: '考场与考试员', en: 'Sites and examiners' }, Tab: SitesTab },
  upgrades: { name: { zh: '考场改造', en: 'Upgrades' }, Tab: UpgradesTab }, capacity: { name: { zh: '考位预测', en: 'Capacity' }, Tab: CapacityTab },
  moves: { name: { zh: '考试地变更', en: 'Changes of place' }, Tab: MovesTab },
}

/** Driving tests of a city, for who plans and who oversees them: plans and draw, sites, upgrades, capacity, changes of the test place (M3). */
const TestsPage = () => {
  const say = useSay()
  const { address: { tab = 'plans' }, area, go } = useTests()
  useKeys({ zh: '考试', en: 'Tests' }, testsTabs.map((each, at) => ({ key: String(at + 1), label: tabs[each].name, run: () => go({ tab: each }) })))
  const { Tab } = tabs[tab]
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: `${placeWords(area).zh}驾驶考试`, en: `Driving tests in ${placeWords(area).en}` })}</h1>
        <p className="cx-soft">{say({ zh: '计划提前公布，考位公开分配，不积压、不停考、不加收费用。', en: 'Plans public in time, seats drawn in the open; no backlog, no test suspended, no fee added.' })}</p>
      </header>
      <div className="desk-bar">
        <Segmented<TestsTab> aria-label={say({ zh: '看什么', en: 'What to see' })} value={tab} onChange={(next) => go({ tab: next })}
          options={testsTabs.map((each, at) => ({ value: each, label: <>{say(tabs[each].name)}<Kbd of={String(at + 1)} /></> }))} />
      </div>
      {cityOf(area) ? <Tab key={`${tab} ${area}`} /> : <Notice>{say({ zh: '考试由各市计划和组织；总队在“转考监督”里看全省。', en: 'Cities plan and hold the tests; a corps sees its province under “Test places”.' })}</Notice>}
    </div>
  )
}

export default TestsPage
