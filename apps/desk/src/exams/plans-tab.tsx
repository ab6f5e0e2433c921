import { testEquipment, testPlans } from '@changxing/contract/exam-plans.ts'
import { licenceClassCodes } from '@changxing/contract/exams.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { PlanPane } from './plan-pane.tsx'
import { PublishForm } from './publish-form.tsx'
import { planStanding } from './tests-words.ts'
import { useTests } from './use-tests.ts'

const tested = licenceClassCodes.filter((code) => ['C1', 'C2', 'C5', 'B2', 'A3'].includes(code))

/** Plans of tests by day: how seats fill, what waits for its draw, whose sheets are missing; one of them beside the list (M3.1.3). */
export const PlansTab = () => {
  const say = useSay()
  const client = useClient()
  const { address, area, today, mayPlan, go } = useTests()
  const [publishing, setPublishing] = useState(false)
  const from = address.from ?? today
  const query = useQuery({
    queryKey: ['tests', area, 'plans', from, address.class], refetchInterval: 30_000,
    queryFn: ({ signal }) => client.call(testPlans, { params: { area }, input: { from, ...(address.class && { class: address.class }) }, signal }),
  })
  const equipment = useQuery({ queryKey: ['tests', area, 'equipment'], queryFn: ({ signal }) => client.call(testEquipment, { params: { area }, signal }) })
  const plans = query.data?.plans ?? []
  const at = plans.findIndex(({ planId }) => planId === address.plan)
  const chosen = plans[at] ?? plans[0]
  const step = (by: number) => {
    const next = plans[Math.max(0, at) + by]
    if (next) go({ plan: next.planId })
  }
  useKeys({ zh: '考试计划', en: 'Plans' }, [
    { key: 'arrowdown', label: { zh: '下一场', en: 'Next test' }, run: () => step(1) }, { key: 'arrowup', label: { zh: '上一场', en: 'Test before' }, run: () => step(-1) },
    { key: 'n', label: { zh: '公布新计划', en: 'Publish plans' }, run: () => setPublishing(true), off: !mayPlan },
  ])
  return (
    <>
      <div className="desk-bar tests-filters">
        <div className="desk-field">
          <label htmlFor="plans-from">{say({ zh: '从哪天起', en: 'From' })}</label>
          <Input id="plans-from" type="date" value={from} onChange={(event) => go({ from: event.target.value || undefined, plan: undefined })} />
        </div>
        <Choose id="plans-class" label={{ zh: '车型', en: 'Class' }} value={address.class ?? 'all'} onChange={(value) => go({ class: tested.find((code) => code === value), plan: undefined })}
          options={[{ value: 'all', label: { zh: '全部', en: 'All' } }, ...tested.map((code) => ({ value: code as string, label: { zh: code, en: code } }))]} />
        {mayPlan && <Button type="primary" className="tests-end" onClick={() => setPublishing(true)}>{say({ zh: '公布新计划', en: 'Publish plans' })}<Kbd of="n" /></Button>}
      </div>
      {publishing && equipment.data && <PublishForm equipment={equipment.data} onClose={() => setPublishing(false)} onDone={(planId, day) => {
        setPublishing(false)
        go({ plan: planId, from: day < from ? day : address.from })
      }} />}
      <Result query={query}>
        {() => (
          <div className="tests-split">
            <div className="desk-card desk-scroll tests-list" role="region" tabIndex={0} aria-label={say({ zh: '考试计划', en: 'Plans of tests' })}>
              <table className="desk-table">
                <caption className="cx-hidden">{say({ zh: `${from}起31天的考试计划`, en: `Plans for 31 days from ${from}` })}</caption>
                <thead><tr>
                  <th scope="col">{say({ zh: '日期', en: 'Day' })}</th><th scope="col">{say({ zh: '考场', en: 'Site' })}</th><th scope="col">{say({ zh: '科目', en: 'Subject' })}</th>
                  <th scope="col">{say({ zh: '车型', en: 'Class' })}</th><th scope="col" className="number">{say({ zh: '考位', en: 'Seats' })}</th>
                  <th scope="col" className="number">{say({ zh: '已约', en: 'Taken' })}</th><th scope="col" className="number">{say({ zh: '报名', en: 'Applied' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th>
                </tr></thead>
                <tbody>
                  {plans.map((plan) => {
                    const standing = planStanding(plan, today)
                    return (
                      <tr key={plan.planId} data-chosen={plan.planId === chosen?.planId}>
                        <th scope="row"><button type="button" className="tests-row" aria-pressed={plan.planId === chosen?.planId} onClick={() => go({ plan: plan.planId })}>{plan.day.slice(5)} {plan.starts}</button></th>
                        <td>{say(plan.site)}</td><td>{say(plan.subjectSays)}</td><td>{plan.class}</td>
                        <td className="number">{plan.seats}</td><td className="number">{plan.taken}</td><td className="number">{plan.applicants || '–'}</td>
                        <td><span className="cx-chip" data-tone={standing.tone}><Shape tone={standing.tone} />{say(standing.says)}</span></td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
              {plans.length === 0 && <p className="desk-empty">{say({ zh: '这段时间没有考试计划。', en: 'No plans in this time.' })}</p>}
            </div>
            {chosen && <PlanPane key={chosen.planId} plan={chosen} equipment={equipment.data} />}
          </div>
        )}
      </Result>
    </>
  )
}
