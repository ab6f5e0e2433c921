import { finishSiteUpgrade, planSiteUpgrade, siteUpgrades, testEquipment, type Equipment, type Upgrade } from '@changxing/contract/exam-plans.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { Ticks } from './ticks.tsx'
import { useFetchAgain, useTests } from './use-tests.ts'

const PlanUpgrade = ({ equipment, onClose }: { readonly equipment: z.infer<typeof Equipment>; readonly onClose: () => void }) => {
  const say = useSay()
  const { area, today } = useTests()
  const again = useFetchAgain()
  const plan = useAction(planSiteUpgrade)
  const [siteId, setSite] = useState<string>()
  const [says, setSays] = useState<Words>({ zh: '', en: '' })
  const [from, setFrom] = useState(today)
  const [until, setUntil] = useState(today)
  const [fees, setFees] = useState<readonly string[]>(equipment.fees.map(({ item }) => item))
  const [added, setAdded] = useState('')
  const ready = siteId !== undefined && says.zh.trim() !== '' && says.en.trim() !== '' && from !== '' && until !== ''
  const send = async () => {
    if (!ready) return
    const wanted = [...fees, ...added.split(/[,，、\n]+/).map((one) => one.trim()).filter(Boolean)]
    if (!(await plan.run({ params: { area }, input: { siteId, says, from, until, fees: wanted } }))) return
    again()
    onClose()
  }
  useKeys({ zh: '安排改造', en: 'Plan an upgrade' }, [
    { key: 'ctrl+enter', label: { zh: '安排', en: 'Plan it' }, run: () => void send(), off: !ready || plan.pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="desk-card" aria-label={say({ zh: '安排改造', en: 'Plan an upgrade' })}>
      <h2>{say({ zh: '安排改造', en: 'Plan an upgrade' })} <ClauseChip clause="M3.1.1" /></h2>
      <div className="tests-form">
        <Choose id="upgrade-site" label={{ zh: '考场', en: 'Site' }} value={siteId} onChange={setSite} options={equipment.sites.map((one) => ({ value: one.siteId, label: one.name }))} />
        <div className="desk-field"><label htmlFor="upgrade-from">{say({ zh: '开始', en: 'From' })}</label><Input id="upgrade-from" type="date" value={from} onChange={(event) => setFrom(event.target.value)} /></div>
        <div className="desk-field"><label htmlFor="upgrade-until">{say({ zh: '结束', en: 'Until' })}</label><Input id="upgrade-until" type="date" value={until} onChange={(event) => setUntil(event.target.value)} /></div>
        <div className="desk-field"><label htmlFor="upgrade-zh">{say({ zh: '改造内容（中文）', en: 'What is done (Chinese)' })}</label><Input id="upgrade-zh" value={says.zh} onChange={(event) => setSays({ ...says, zh: event.target.value })} /></div>
        <div className="desk-field"><label htmlFor="upgrade-en">{say({ zh: '改造内容（英文）', en: 'What is done (English)' })}</label><Input id="upgrade-en" value={says.en} onChange={(event) => setSays({ ...says, en: event.target.value })} /></div>
        <div className="desk-field"><label htmlFor="upgrade-added">{say({ zh: '改造后另收的项目（如有）', en: 'Further items charged afterwards, if any' })}</label><Input id="upgrade-added" value={added} onChange={(event) => setAdded(event.target.value)} /></div>
      </div>
      <Ticks label={{ zh: '改造后的收费项目', en: 'Items charged afterwards' }} options={equipment.fees.map((fee) => ({ value: fee.item, label: say(fee.says) }))} chosen={fees} onChange={setFees} />
      <FailureNotice failure={plan.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={plan.pending} onClick={() => void send()}>{say({ zh: '安排', en: 'Plan it' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}

const One = ({ upgrade }: { readonly upgrade: z.infer<typeof Upgrade> }) => {
  const say = useSay()
  const { area, today, mayPlan } = useTests()
  const again = useFetchAgain()
  const finish = useAction(finishSiteUpgrade)
  const [triedOn, setTriedOn] = useState(today)
  const tried = upgrade.state === 'tried'
  const tone = tried ? 'good' : upgrade.until < today ? 'care' : 'blue'
  const done = async () => (await finish.run({ params: { area, upgradeId: upgrade.upgradeId }, input: { triedOn } })) && again()
  return (
    <article className="desk-card">
      <h2>{say(upgrade.site)} <span className="cx-soft">{say(upgrade.says)}</span></h2>
      <p><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{tried ? say({ zh: '已试用', en: 'Tried' }) : upgrade.until < today ? say({ zh: '应已完工，待试用', en: 'Should be done; not tried yet' }) : say({ zh: '已安排', en: 'Planned' })}</span> <Day on={upgrade.from} /> – <Day on={upgrade.until} />{upgrade.triedOn && <> · {say({ zh: '试用 ', en: 'tried ' })}<Day on={upgrade.triedOn} /></>}</p>
      <ReasonList reasons={upgrade.decision.reasons} />
      {!tried && mayPlan && (
        <div className="desk-bar">
          <div className="desk-field"><label htmlFor={`tried-${upgrade.upgradeId}`}>{say({ zh: '试用日期', en: 'Tried on' })}</label><Input id={`tried-${upgrade.upgradeId}`} type="date" value={triedOn} onChange={(event) => setTriedOn(event.target.value)} /></div>
          <Button className="tests-end" loading={finish.pending} onClick={() => void done()}>{say({ zh: '登记完工并试用', en: 'Done and tried' })}</Button>
        </div>
      )}
      <FailureNotice failure={finish.failure} />
    </article>
  )
}

/** Upgrades of sites: refused where a time or class would be left without seats, somebody is put off, or a fee is new (M3.1.1). */
export const UpgradesTab = () => {
  const say = useSay()
  const client = useClient()
  const { area, today, mayPlan } = useTests()
  const [planning, setPlanning] = useState(false)
  const query = useQuery({ queryKey: ['tests', area, 'upgrades'], queryFn: ({ signal }) => client.call(siteUpgrades, { params: { area }, signal }) })
  const equipment = useQuery({ queryKey: ['tests', area, 'equipment'], queryFn: ({ signal }) => client.call(testEquipment, { params: { area }, signal }) })
  useKeys({ zh: '考场改造', en: 'Upgrades' }, [{ key: 'n', label: { zh: '安排改造', en: 'Plan an upgrade' }, run: () => setPlanning(true), off: !mayPlan }])
  return (
    <Result query={query}>
      {({ upgrades, deadline, deadlineSays }) => (
        <>
          <Notice tone={today > deadline && upgrades.some(({ state }) => state === 'planned') ? 'care' : 'blue'}>{say(deadlineSays)} <ClauseChip clause="M3.1.1" /></Notice>
          {mayPlan && !planning && <div className="desk-bar"><Button type="primary" onClick={() => setPlanning(true)}>{say({ zh: '安排改造', en: 'Plan an upgrade' })}<Kbd of="n" /></Button></div>}
          {planning && equipment.data && <PlanUpgrade equipment={equipment.data} onClose={() => setPlanning(false)} />}
          {upgrades.length === 0 && <p className="desk-empty">{say({ zh: '没有安排改造。', en: 'No upgrade is planned.' })}</p>}
          {upgrades.map((upgrade) => <One key={upgrade.upgradeId} upgrade={upgrade} />)}
        </>
      )}
    </Result>
  )
}
