import { restorations } from '@changxing/contract/licence-life.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { isProvince } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented } from 'antd'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { useMe, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import './movements.css'

export type RestorationsAddress = { readonly area?: string | undefined; readonly from?: string | undefined; readonly until?: string | undefined; readonly whole?: 'city' | 'province' | undefined }
type All = OutputOf<typeof restorations>
const outcomes: Readonly<Record<All['list'][number]['outcome'], Words>> = { restored: { zh: '已恢复', en: 'Restored' }, refused: { zh: '未恢复', en: 'Refused' } }

const List = ({ list }: { readonly list: All['list'] }) => {
  const say = useSay()
  return (
    <div className="desk-card desk-scroll" role="region" tabIndex={0} aria-label={say({ zh: '名单', en: 'List' })}>
      <table className="desk-table">
        <caption className="cx-hidden">{say({ zh: '恢复驾驶资格名单', en: 'Licences restored or refused' })}</caption>
        <thead><tr>
          <th scope="col">{say({ zh: '决定日期', en: 'Decided' })}</th><th scope="col">{say({ zh: '城市', en: 'City' })}</th><th scope="col">{say({ zh: '办件', en: 'Case' })}</th><th scope="col">{say({ zh: '结果', en: 'Outcome' })}</th>
          <th scope="col">{say({ zh: '原状态', en: 'State before' })}</th><th scope="col">{say({ zh: '注销日期', en: 'Cancelled' })}</th><th scope="col">{say({ zh: '首次入境', en: 'First return' })}</th>
          <th scope="col">{say({ zh: '理由', en: 'Reasons' })}</th><th scope="col">{say({ zh: '两人办理', en: 'Two officers' })}</th>
        </tr></thead>
        <tbody>
          {list.map((one) => (
            <tr key={one.caseId}>
              <td><Day on={one.decidedOn} /></td><td>{say(one.city)}</td><th scope="row" className="cx-figures">{one.caseNumber}</th>
              <td><span className="cx-chip" data-tone={one.outcome === 'restored' ? 'good' : 'bad'}><Shape tone={one.outcome === 'restored' ? 'good' : 'bad'} />{say(outcomes[one.outcome])}</span></td>
              <td>{one.stateBefore}</td><td><Day on={one.cancelledOn} /></td><td>{one.firstReturnOn ? <Day on={one.firstReturnOn} /> : '–'}</td><td>{one.reasons.join(' · ') || '–'}</td>
              <td>{one.twoOfficers ? say({ zh: '是', en: 'Yes' }) : <b>■ {say({ zh: '否', en: 'No' })}</b>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Licences restored, or refused, after a stay abroad: by city with counts, and the list, for corps and detachment (M8.2.5). */
const RestorationsPage = () => {
  const say = useSay()
  const client = useClient()
  const goTo = useGo()
  const officer = useOfficer()
  const today = useMe().data?.today ?? ''
  const address = useAddress<RestorationsAddress>()
  const area = address.area ?? officer.area
  const { whole = 'province', from = `${Number(today.slice(0, 4)) - 1}${today.slice(4).replace('-02-29', '-02-28')}`, until = today } = address
  const go = (change: RestorationsAddress) => goTo({ to: '/restorations', search: { ...address, ...change }, replace: true })
  const query = useQuery({ queryKey: ['restorations', area, from, until, whole], queryFn: ({ signal }) => client.call(restorations, { params: { area }, input: { from, until, whole }, signal }) })
  useKeys({ zh: '恢复驾驶资格', en: 'Restored licences' }, [{ key: 'w', label: { zh: '全省、本市', en: 'Province or city' }, run: () => go({ whole: whole === 'city' ? 'province' : 'city' }) }])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '恢复驾驶资格监督', en: 'Oversight of restored licences' })}</h1>
        <p className="cx-soft">{say({ zh: '境外居留期间被注销、回国后恢复的驾驶证。', en: 'Licences cancelled during a stay abroad and restored after the return.' })} <ClauseChip clause="M8.2.5" /></p>
      </header>
      <div className="desk-bar">
        <div className="desk-field"><label htmlFor="restored-from">{say({ zh: '自', en: 'From' })}</label><Input id="restored-from" type="date" value={from} onChange={(event) => go({ from: event.target.value || undefined })} /></div>
        <div className="desk-field"><label htmlFor="restored-until">{say({ zh: '至', en: 'Until' })}</label><Input id="restored-until" type="date" value={until} onChange={(event) => go({ until: event.target.value || undefined })} /></div>
        <span className="mv-end desk-keyed"><Segmented aria-label={say({ zh: '范围', en: 'Where' })} value={whole} onChange={(value) => go({ whole: value })}
          options={[{ value: 'province' as const, label: say({ zh: '全省', en: 'Province' }) }, { value: 'city' as const, label: say({ zh: '本市', en: 'City' }) }]} /><Kbd of="w" /></span>
      </div>
      <Result query={query}>
        {({ cities, list }) => {
          const [restored, refused] = [cities.reduce((sum, city) => sum + city.restored, 0), cities.reduce((sum, city) => sum + city.refused, 0)]
          const alone = list.filter(({ twoOfficers }) => !twoOfficers).length
          if (restored + refused === 0) return <p className="desk-card">{say({ zh: '这段时间没有恢复驾驶资格的业务。', en: 'No licence was restored or refused in this time.' })}</p>
          return (
            <>
              <AnswerLine answer={alone > 0 ? 'not-yet' : 'yes'} tone={alone > 0 ? 'bad' : 'good'} line={{ zh: `恢复 ${restored} 本，未恢复 ${refused} 本`, en: `${restored} restored, ${refused} refused` }}>
                {alone > 0 ? say({ zh: `${alone} 件没有两名民警办理`, en: `${alone} not by two officers` }) : say({ zh: '每件都由两名民警办理', en: 'Each was done by two officers' })}
              </AnswerLine>
              <section className="desk-card">
                <h2>{say({ zh: '按城市', en: 'By city' })}</h2>
                <table className="desk-table">
                  <thead><tr><th scope="col">{say({ zh: '城市', en: 'City' })}</th><th scope="col" className="number">{say({ zh: '已恢复', en: 'Restored' })}</th><th scope="col" className="number">{say({ zh: '未恢复', en: 'Refused' })}</th></tr></thead>
                  <tbody>{cities.filter((city) => cities.length === 1 || !isProvince(city.area)).map((city) => <tr key={city.area}><th scope="row">{say(city.city)}</th><td className="number">{city.restored}</td><td className="number">{city.refused}</td></tr>)}</tbody>
                </table>
              </section>
              <List list={list} />
            </>
          )
        }}
      </Result>
    </div>
  )
}

export default RestorationsPage
