import { testEquipment, type Equipment } from '@changxing/contract/exam-plans.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { EquipPanel } from './equip-panel.tsx'
import { subjectWords } from './tests-words.ts'
import { useTests } from './use-tests.ts'

type All = z.infer<typeof Equipment>

const Site = ({ site }: { readonly site: All['sites'][number] }) => {
  const say = useSay()
  const { today } = useTests()
  const inService = site.vehicles.filter(({ inServiceFrom, inServiceUntil }) => inServiceFrom <= today && (inServiceUntil === null || inServiceUntil >= today))
  const byClass = [...Map.groupBy(inService, (one) => one.class)].map(([code, of]) => `${code} ${of.length}`)
  return (
    <section className="desk-card">
      <h2>{say(site.name)} <span className="cx-soft">{say(site.address)}</span></h2>
      <table className="desk-table">
        <thead><tr><th scope="col">{say({ zh: '场地', en: 'Course' })}</th><th scope="col">{say({ zh: '科目', en: 'Subjects' })}</th><th scope="col">{say({ zh: '车型', en: 'Classes' })}</th></tr></thead>
        <tbody>{site.courses.map((one) => <tr key={one.courseId}><th scope="row">{say(one.name)}</th><td>{one.subjects.map((subject) => say(subjectWords(subject))).join(say({ zh: '、', en: ', ' }))}</td><td>{one.classes.join(' ')}</td></tr>)}</tbody>
      </table>
      <table className="desk-table">
        <thead><tr><th scope="col">{say({ zh: '考试车', en: 'Vehicle' })}</th><th scope="col">{say({ zh: '车型', en: 'Class' })}</th><th scope="col">{say({ zh: '投入使用', en: 'In service from' })}</th></tr></thead>
        <tbody>{site.vehicles.map((one) => <tr key={one.vehicleId}><th scope="row">{one.plate}</th><td>{one.class}</td><td><Day on={one.inServiceFrom} />{one.inServiceUntil && <> – <Day on={one.inServiceUntil} /></>}</td></tr>)}</tbody>
        <tfoot><tr><th scope="row">{say({ zh: '现用合计', en: 'In service' })}</th><td colSpan={2} className="cx-figures">{byClass.join(' · ') || '–'}</td></tr></tfoot>
      </table>
    </section>
  )
}

/** Sites with courses and vehicles by class, examiners, fees; whatever is entered anew (M3.1.1, M3.1.2). */
export const SitesTab = () => {
  const say = useSay()
  const client = useClient()
  const { area, mayPlan } = useTests()
  const [adding, setAdding] = useState(false)
  const query = useQuery({ queryKey: ['tests', area, 'equipment'], queryFn: ({ signal }) => client.call(testEquipment, { params: { area }, signal }) })
  useKeys({ zh: '考场', en: 'Sites' }, [{ key: 'n', label: { zh: '登记', en: 'Enter' }, run: () => setAdding(true), off: !mayPlan }])
  return (
    <Result query={query}>
      {(all) => (
        <>
          {mayPlan && !adding && <div className="desk-bar"><Button type="primary" onClick={() => setAdding(true)}>{say({ zh: '登记考场、场地、考试车、考试员或收费', en: 'Enter a site, course, vehicle, examiner or fee' })}<Kbd of="n" /></Button></div>}
          {adding && <EquipPanel sites={all.sites} onClose={() => setAdding(false)} />}
          <div className="tests-pair">{all.sites.map((site) => <Site key={site.siteId} site={site} />)}</div>
          <div className="tests-pair">
            <section className="desk-card">
              <h2>{say({ zh: '考试员', en: 'Examiners' })}</h2>
              <table className="desk-table">
                <thead><tr><th scope="col">{say({ zh: '姓名', en: 'Name' })}</th><th scope="col">{say({ zh: '编号', en: 'Number' })}</th><th scope="col">{say({ zh: '科目', en: 'Subjects' })}</th><th scope="col">{say({ zh: '车型', en: 'Classes' })}</th></tr></thead>
                <tbody>{all.examiners.map((one) => <tr key={one.number}><th scope="row">{one.name}</th><td>{one.number}</td><td>{one.subjects.map((subject) => say(subjectWords(subject))).join(say({ zh: '、', en: ', ' }))}</td><td>{one.classes.join(' ')}</td></tr>)}</tbody>
              </table>
            </section>
            <section className="desk-card">
              <h2>{say({ zh: '收费', en: 'Fees' })} <ClauseChip clause="M3.1.1" /></h2>
              <table className="desk-table">
                <thead><tr><th scope="col">{say({ zh: '项目', en: 'Item' })}</th><th scope="col" className="number">{say({ zh: '元', en: 'CNY' })}</th><th scope="col">{say({ zh: '起始', en: 'Since' })}</th></tr></thead>
                <tbody>{all.fees.map((fee) => <tr key={fee.item}><th scope="row">{say(fee.says)}</th><td className="number">{(fee.fen / 100).toFixed(2)}</td><td><Day on={fee.since} /></td></tr>)}</tbody>
              </table>
            </section>
          </div>
        </>
      )}
    </Result>
  )
}
