import { mortgageReconciliation, mortgageReconciliations, reconcileMortgages, type Reconciliation } from '@changxing/contract/mortgages.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { holdsOneOf, useMe, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { PileTable } from './pile-table.tsx'

const pileNames = { 'only-us': { zh: '只有我方有', en: 'Only ours' }, 'only-them': { zh: '只有机构有', en: 'Only theirs' }, different: { zh: '内容不同', en: 'Different' }, same: { zh: '一致', en: 'Same' } } as const

const toneOf = ({ state, counts }: Reconciliation) => (state === 'unknown' ? 'grey' : counts.open > 0 ? 'care' : 'good')

/** One day: whether it agrees, lender by lender, then the four piles with what has to be settled. */
const Compared = ({ day, mayAct }: { readonly day: string; readonly mayAct: boolean }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { area } = useOfficer()
  const again = useAction(reconcileMortgages)
  const query = useQuery({ queryKey: ['reconciliation', area, day], queryFn: ({ signal }) => client.call(mortgageReconciliation, { params: { area, day }, signal }), refetchInterval: 15_000 })
  const [since, setSince] = useState<number>()
  const compare = async () => {
    const run = query.data?.run
    if (!(await again.run({ params: { area, day } }))) return
    setSince(run)
    void queries.invalidateQueries({ queryKey: ['reconciliation'] })
  }
  useKeys({ zh: '对账', en: 'Books' }, [{ key: 'r', label: { zh: '重新对账', en: 'Compare again' }, run: () => void compare(), off: !mayAct || again.pending }])
  return (
    <Result query={query}>
      {(one) => (
        <section className="desk-card" aria-label={day}>
          <div className="desk-bar">
            <h2><Day on={one.day} /> <span className="cx-chip" data-tone={toneOf(one)}><Shape tone={toneOf(one)} />{one.state === 'unknown' ? say(one.stateSays) : one.counts.open > 0 ? say({ zh: `${one.counts.open} 条待了结`, en: `${one.counts.open} to settle` }) : say({ zh: '没有待了结的差异', en: 'Nothing to settle' })}</span></h2>
            <span className="cx-soft cx-small">{say({ zh: `第 ${one.run} 次`, en: `Run ${one.run}` })} · <At at={one.at} /></span>
            {mayAct && <Button loading={again.pending} onClick={() => void compare()}>{say({ zh: '重新对账', en: 'Compare again' })}<Kbd of="r" /></Button>}
            {since === one.run && <Comparing />}
          </div>
          <FailureNotice failure={again.failure} />
          {one.state === 'unknown' && <Notice tone="grey">{say({ zh: '不完整的清单不作对账，下表是上一次完整对账的结果。', en: 'A list that did not come whole is no comparison: below is the last whole one.' })}</Notice>}
          <dl className="mortgage-piles">
            {(['only-us', 'only-them', 'different', 'same'] as const).map((pile) => <div key={pile}><dt>{say(pileNames[pile])}</dt><dd>{one.counts[pile]}</dd></div>)}
          </dl>
          {one.lenders.length > 0 && (
            <table className="desk-table">
              <caption className="cx-hidden">{say({ zh: '各机构笔数', en: 'By lender' })}</caption>
              <thead><tr><th scope="col">{say({ zh: '机构', en: 'Lender' })}</th><th scope="col" className="number">{say({ zh: '我方', en: 'Ours' })}</th><th scope="col" className="number">{say({ zh: '机构方', en: 'Theirs' })}</th><th scope="col">{say({ zh: '笔数和摘要', en: 'Count and hash' })}</th></tr></thead>
              <tbody>
                {one.lenders.map((lender) => {
                  const tone = lender.agree ? 'good' : 'care'
                  return <tr key={lender.uscc}><th scope="row">{lender.name}</th><td className="number">{lender.ours}</td><td className="number">{lender.theirs}</td><td><span className="cx-chip" data-tone={tone}><Shape tone={tone} />{lender.agree ? say({ zh: '一致', en: 'Agree' }) : say({ zh: '不一致', en: 'Differ' })}</span></td></tr>
                })}
              </tbody>
            </table>
          )}
          <PileTable day={day} entries={one.entries} reasons={one.settleReasons} mayAct={mayAct} />
        </section>
      )}
    </Result>
  )
}

/** The lists of the lenders are fetched in the background; what they say appears by itself. */
const Comparing = () => {
  const say = useSay()
  return <span className="cx-soft" role="status">{say({ zh: '正在向各机构取清单，结果会自动显示', en: 'The lists are being fetched; the result appears by itself' })}</span>
}

/** Before the first night: the day before can be compared now. */
const Nothing = ({ mayAct }: { readonly mayAct: boolean }) => {
  const say = useSay()
  const queries = useQueryClient()
  const { area } = useOfficer()
  const today = useMe().data?.today
  const first = useAction(reconcileMortgages)
  const [asked, setAsked] = useState(false)
  const compare = async () => {
    if (!today || !(await first.run({ params: { area, day: addDays(today, -1) } }))) return
    setAsked(true)
    void queries.invalidateQueries({ queryKey: ['reconciliations'] })
  }
  return (
    <div className="desk-card">
      <p className="cx-soft">{say({ zh: '还没有对过账；每天夜里自动核对前一天。', en: 'Nothing was compared yet; each night compares the day before.' })}</p>
      <FailureNotice failure={first.failure} />
      {mayAct && <div className="desk-bar"><Button loading={first.pending} onClick={() => void compare()}>{say({ zh: '现在核对前一天', en: 'Compare the day before now' })}</Button>{asked && <Comparing />}</div>}
    </div>
  )
}

/** The last days, and the chosen one in full. */
export const ReconciliationTab = ({ day, onDay }: { readonly day: string | undefined; readonly onDay: (day: string) => void }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const mayAct = holdsOneOf(officer, ['registration', 'review-head'])
  const query = useQuery({ refetchInterval: 15_000, queryKey: ['reconciliations', officer.area], queryFn: ({ signal }) => client.call(mortgageReconciliations, { params: { area: officer.area }, signal }) })
  return (
    <Result query={query}>
      {({ days }) => {
        const chosen = day ?? days[0]?.day
        if (chosen === undefined) return <Nothing mayAct={mayAct} />
        return (
          <>
            <div className="mortgage-chips" role="group" aria-label={say({ zh: '日期', en: 'Day' })}>
              {days.map((each) => (
                <button key={each.day} type="button" className="mortgage-chip" aria-pressed={each.day === chosen} onClick={() => onDay(each.day)}>
                  <Shape tone={toneOf(each)} /> <Day on={each.day} />{each.counts.open > 0 && ` · ${each.counts.open}`}
                </button>
              ))}
            </div>
            <Compared key={chosen} day={chosen} mayAct={mayAct} />
          </>
        )
      }}
    </Result>
  )
}
