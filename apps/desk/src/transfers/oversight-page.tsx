import { refusedReturns } from '@changxing/contract/returns.ts'
import { transferEscalations, transferFigures } from '@changxing/contract/transfers.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { cityName } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useMemo } from 'react'
import { groundsOfReturn } from '../archive/return-panel.tsx'
import { Loading } from '../shell/loading.tsx'
import { GoLink } from '../shell/places.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { InspectorKeys } from './oversight-inspector-keys.tsx'
import { Reports } from './oversight-reports.tsx'
import { Investigations, Returns } from './oversight-suspects.tsx'
import { CaseWithdrawals, Withdrawals } from './oversight-withdrawals.tsx'
import './oversight.css'

const FiguresChart = lazy(() => import('./figures-chart.tsx'))
type Figures = OutputOf<typeof transferFigures>

const kinds: Record<OutputOf<typeof transferEscalations>['escalations'][number]['kind'], { readonly tone: Tone; readonly says: Words }> = {
  overdue: { tone: 'bad', says: { zh: '超期', en: 'Overdue' } }, unanswered: { tone: 'care', says: { zh: '未答复', en: 'Unanswered' } },
  'refused-return': { tone: 'bad', says: { zh: '违规退档', en: 'Unlawful return' } },
  'denied-withdrawal': { tone: 'bad', says: { zh: '撤回被否认', en: 'Withdrawal denied' } },
  held: { tone: 'bad', says: { zh: '暂停超期', en: 'Held too long' } },
}

const States = ({ figures }: { readonly figures: Figures }) => {
  const say = useSay()
  const rows = figures.states
  const names = useMemo(() => rows.map(({ says }) => say(says)), [rows, say])
  const series = useMemo(() => [{ name: say({ zh: '件', en: 'Transfers' }), colour: '#1b4f9c', values: rows.map(({ count }) => count) }], [rows, say])
  return (
    <section className="desk-card">
      <h2>{say({ zh: '转入业务现状', en: 'How transfers that come here stand' })} <ClauseChip clause="M2.2.2" /></h2>
      {rows.length === 0 ? <p className="cx-soft">{say({ zh: '还没有转入业务。', en: 'None so far.' })}</p> : (
        <>
          <Suspense fallback={<Loading />}><FiguresChart names={names} series={series} /></Suspense>
          <table className="desk-table">
            <thead><tr><th scope="col">{say({ zh: '状态', en: 'State' })}</th><th scope="col" className="number">{say({ zh: '件数', en: 'Transfers' })}</th></tr></thead>
            <tbody>{rows.map(({ state, says, count }) => <tr key={state}><th scope="row">{say(says)}</th><td className="number">{count}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  )
}

const Flows = ({ figures }: { readonly figures: Figures }) => {
  const say = useSay()
  const { flows } = figures
  const names = useMemo(() => flows.map(({ area }) => say(cityName(area))), [flows, say])
  const series = useMemo(() => [
    { name: say({ zh: '转入', en: 'Coming in' }), colour: '#1b4f9c', values: flows.map(({ incoming }) => incoming) },
    { name: say({ zh: '转出', en: 'Leaving' }), colour: '#c2790a', values: flows.map(({ outgoing }) => outgoing) },
  ], [flows, say])
  return (
    <section className="desk-card">
      <h2>{say({ zh: '近 30 日往来城市', en: 'Other cities, last 30 days' })} <ClauseChip clause="M2.3.3" /></h2>
      {flows.length === 0 ? <p className="cx-soft">{say({ zh: '近 30 日没有。', en: 'None in 30 days.' })}</p> : (
        <>
          <Suspense fallback={<Loading />}><FiguresChart names={names} series={series} /></Suspense>
          <table className="desk-table">
            <thead>
              <tr>
                <th scope="col">{say({ zh: '城市', en: 'City' })}</th><th scope="col" className="number">{say({ zh: '转入', en: 'Coming in' })}</th>
                <th scope="col" className="number">{say({ zh: '转出', en: 'Leaving' })}</th>
              </tr>
            </thead>
            <tbody>{flows.map(({ area, incoming, outgoing }) => <tr key={area}><th scope="row">{say(cityName(area))}</th><td className="number">{incoming}</td><td className="number">{outgoing}</td></tr>)}</tbody>
          </table>
        </>
      )}
    </section>
  )
}

const Concentrations = ({ figures }: { readonly figures: Figures }) => {
  const say = useSay()
  return (
    <section className="desk-card">
      <h2>{say({ zh: '异常集中（供分析，不是认定）', en: 'Concentrations, to be looked into; no accusation' })} <ClauseChip clause="M2.3.3" /></h2>
      {figures.concentrations.length === 0 ? <p className="cx-soft">{say({ zh: '没有人在 30 日内转入或转出 3 辆以上。', en: 'Nobody took over or gave away 3 cars or more within 30 days.' })}</p> : (
        <table className="desk-table">
          <thead><tr><th scope="col">{say({ zh: '谁', en: 'Who' })}</th><th scope="col">{say({ zh: '所在地', en: 'Lives in' })}</th><th scope="col">{say({ zh: '情况', en: 'What' })}</th></tr></thead>
          <tbody>
            {figures.concentrations.map((one) => (
              <tr key={`${one.kind}-${one.personId}`}>
                <th scope="row">{say(one.kind === 'new-owner' ? { zh: '新车主', en: 'New owner' } : { zh: '原车主', en: 'Former owner' })} <span lang="zh-CN">{one.nameMasked}</span></th>
                <td>{say(cityName(one.personArea))}</td>
                <td>
                  <details>
                    <summary>{say(one.says)}</summary>
                    <ul className="cx-plain-list">
                      {one.transfers.map((each) => (
                        <li key={each.transferId}>
                          <GoLink to="/transfers" search={{ id: each.transferId, side: 'in' }}>{each.plateNumber}</GoLink> {each.brandModel} · {say(cityName(each.otherArea))} · {say(each.stateSays)} · <Day on={each.appliedOn} />
                        </li>
                      ))}
                    </ul>
                  </details>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** The way to what it is about: a transfer, or a case of moving in by the earlier procedure. */
const Business = ({ of: { transferId, caseId }, side }: { readonly of: { readonly transferId: string | null; readonly caseId: string | null }; readonly side?: 'in' | 'out' }) => {
  const words = useSay()({ zh: '查看', en: 'Open' })
  return transferId === null
    ? <GoLink to="/review" search={{ case: caseId ?? undefined }}>{words}</GoLink>
    : <GoLink to="/transfers" search={{ id: transferId, ...(side && { side }) }}>{words}</GoLink>
}

/** For the head of an office and for supervision: what is overdue or unanswered, which returns the system refused, and where transfers concentrate (M2.3.3, M2.4.1). */
const OversightPage = () => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const { area } = officer
  const params = { area }
  const figures = useQuery({ queryKey: ['transfer-figures', area], queryFn: ({ signal }) => client.call(transferFigures, { params, signal }) })
  const returns = useQuery({ queryKey: ['refused-returns', area], queryFn: ({ signal }) => client.call(refusedReturns, { params, signal }) })
  const escalations = useQuery({ queryKey: ['transfer-escalations', area], queryFn: ({ signal }) => client.call(transferEscalations, { params, signal }) })
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '过户监督', en: 'Oversight of transfers' })}</h1>
        <p className="cx-soft">{say({ zh: `${cityName(area).zh}车管所的异地转移登记`, en: `Transfers between cities at the office of ${cityName(area).en}` })}</p>
      </header>
      <Result query={figures}>
        {(seen) => {
          const bad = seen.overdue + seen.refusedReturns
          return (
            <>
              <AnswerLine answer={bad > 0 ? 'not-yet' : 'yes'} tone={bad > 0 ? 'care' : 'good'} line={bad > 0
                ? { zh: `超期 ${seen.overdue} 件，被拒的退档 ${seen.refusedReturns} 次`, en: `${seen.overdue} overdue, ${seen.refusedReturns} returns refused` }
                : { zh: '没有超期，没有违规退档', en: 'Nothing is overdue, no unlawful return' }} />
              <div className="os-pair"><States figures={seen} /><Flows figures={seen} /></div>
              <Concentrations figures={seen} />
            </>
          )
        }}
      </Result>
      <Investigations area={area} />
      <Returns area={area} />
      {holdsOneOf(officer, ['review-head']) && <InspectorKeys area={area} />}
      <Withdrawals area={area} />
      <CaseWithdrawals area={area} />
      <section className="desk-card">
        <h2>{say({ zh: '被系统拒绝的退档', en: 'Returns that the system refused' })} <ClauseChip clause="M2.4.1" /></h2>
        <Result query={returns}>
          {({ returns: rows }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
            <div className="desk-scroll" tabIndex={0} role="region" aria-label={say({ zh: '被拒的退档', en: 'Refused returns' })}>
              <table className="desk-table">
                <thead>
                  <tr>
                    <th scope="col">{say({ zh: '时间', en: 'When' })}</th><th scope="col">{say({ zh: '警号', en: 'Officer' })}</th><th scope="col">{say({ zh: '理由', en: 'Ground' })}</th>
                    <th scope="col">{say({ zh: '原话', en: 'In the officer’s words' })}</th><th scope="col">{say({ zh: '为什么不行', en: 'Why not' })}</th><th scope="col">{say({ zh: '业务', en: 'Transfer' })}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => {
                    const reason = row.decision.reasons.find(({ holds }) => !holds)
                    return (
                      <tr key={row.id}>
                        <td><At at={row.at} /></td><td className="cx-figures">{row.officerNumber}</td><td>{say(groundsOfReturn[row.ground])}</td><td lang="zh-CN">{row.words}</td>
                        <td>{reason && <>{say(reason.says)} <ClauseChip clause={reason.clause} /></>}</td>
                        <td><Business of={row} /></td>
                      </tr>
                    )
                  })}
                </tbody>
              </table>
            </div>
          )}
        </Result>
      </section>
      <section className="desk-card">
        <h2>{say({ zh: '提醒', en: 'Escalations' })} <ClauseChip clause="M2.4.0" /></h2>
        <Result query={escalations}>
          {({ escalations: rows }) => rows.length === 0 ? <p className="cx-soft">{say({ zh: '没有。', en: 'None.' })}</p> : (
            <table className="desk-table">
              <thead><tr><th scope="col">{say({ zh: '种类', en: 'Kind' })}</th><th scope="col">{say({ zh: '时间', en: 'When' })}</th><th scope="col">{say({ zh: '内容', en: 'What' })}</th><th scope="col">{say({ zh: '业务', en: 'Transfer' })}</th></tr></thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.id}>
                    <th scope="row"><span className="os-kind" data-tone={kinds[row.kind].tone}><Shape tone={kinds[row.kind].tone} />{say(kinds[row.kind].says)}</span></th>
                    <td><At at={row.at} /></td><td>{say(row.says)} <ClauseChip clause={row.clause} /></td>
                    <td><Business of={row} side={row.inArea === area ? 'in' : 'out'} /></td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </Result>
      </section>
      <Reports area={area} />
    </div>
  )
}

export default OversightPage
