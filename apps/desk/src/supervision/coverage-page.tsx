import { coverage } from '@changxing/contract/rules.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button, Input, Segmented } from 'antd'
import { GoLink, useAddress, useGo } from '../shell/places.tsx'
import { Result } from '../shell/result.tsx'
import { measureOf, standingOf, standings, type CoveredClause } from './clause-standing.ts'
import { CoverageChart, standingWords } from './coverage-chart.tsx'
import './supervision.css'

type Address = { readonly q?: string; readonly measure?: string; readonly kind?: string; readonly standing?: string }
const kinds: Record<string, Words> = {
  R: { zh: 'R 规则', en: 'R rule' }, W: { zh: 'W 流程', en: 'W workflow' }, D: { zh: 'D 数据', en: 'D dated data' }, O: { zh: 'O 职责', en: 'O duty' },
}
const columns = [
  ['rules', { zh: '规则', en: 'Rule' }], ['services', { zh: '业务', en: 'Service' }], ['operations', { zh: '操作', en: 'Operation' }],
  ['screens', { zh: '界面', en: 'Screen' }], ['tests', { zh: '测试', en: 'Test' }],
] as const satisfies readonly (readonly [keyof CoveredClause, Words])[]

const matches = (clause: CoveredClause, { q, measure, kind, standing }: Address) => {
  const text = `${clause.id} ${clause.says.zh} ${clause.says.en} ${columns.flatMap(([name]) => clause[name]).join(' ')}`.toLowerCase()
  return (!q || text.includes(q.trim().toLowerCase())) && (!measure || measureOf(clause.id) === measure)
    && (!kind || clause.kinds.includes(kind)) && (!standing || standingOf(clause) === standing)
}

const Names = ({ names, rules }: { readonly names: readonly string[]; readonly rules: boolean }) => {
  const say = useSay()
  if (names.length === 0) return <span className="coverage-none">{say({ zh: '尚未', en: 'not yet' })}</span>
  return (
    <ul className="cx-plain-list coverage-names">
      {names.map((name) => <li key={name}>{rules ? <GoLink to="/rules" search={{ rule: name }}>{name}</GoLink> : name.split('/').at(-1)}</li>)}
    </ul>
  )
}

/** What serves each clause of the regulation, and what proves it. */
const CoveragePage = () => {
  const say = useSay()
  const go = useGo()
  const client = useClient()
  const address = useAddress<Address>()
  const query = useQuery({ queryKey: ['coverage'], queryFn: ({ signal }) => client.call(coverage, { signal }), staleTime: 300_000 })
  const change = (part: Address) => go({ to: '/coverage', search: { ...address, ...part }, replace: true })
  const filtered = address.q || address.measure || address.kind || address.standing
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '条款覆盖', en: 'Coverage of the clauses' })}</h1>
        <p className="cx-soft">
          {say({ zh: '每一条由什么规则、操作、界面实现，由什么测试证明。', en: 'Which rule, operation and screen serves each clause, and which test proves it.' })}
        </p>
      </header>
      <Result query={query}>
        {({ clauses }) => {
          const shown = clauses.filter((clause) => matches(clause, address))
          return (
            <>
              <section className="desk-card desk-scroll">
                <CoverageChart clauses={clauses} chosen={address.measure} onChoose={(measure) => change({ measure })} />
              </section>
              <div className="desk-bar" role="search" aria-label={say({ zh: '条款', en: 'Clauses' })}>
                <Input className="coverage-search" allowClear value={address.q ?? ''}
                  onChange={(event) => change({ q: event.target.value || undefined })}
                  aria-label={say({ zh: '查找条款', en: 'Search the clauses' })} placeholder={say({ zh: '条款号、文字、规则或操作名', en: 'Clause id, words, rule or operation' })} />
                <Segmented aria-label={say({ zh: '种类', en: 'Kind' })} value={address.kind ?? ''} onChange={(kind) => change({ kind: kind || undefined })}
                  options={[{ value: '', label: say({
                    zh: '全部种类',
                    en: 'Every kind',
                  }) }, ...Object.entries(kinds).map(([value, label]) => ({ value, label: say(label) }))]} />
                <Segmented aria-label={say({
                  zh: '进展',
                  en: 'Standing',
                })} value={address.standing ?? ''} onChange={(standing) => change({ standing: standing || undefined })}
                  options={[{ value: '', label: say({ zh: '全部', en: 'All' }) }, ...standings.map((value) => ({ value, label: say(standingWords[value].says) }))]} />
                <span className="cx-figures cx-soft" role="status">
                  {say({ zh: `${shown.length} / ${clauses.length} 条`, en: `${shown.length} of ${clauses.length}` })}
                </span>
                {filtered && <Button size="small" onClick={() => go({ to: '/coverage', replace: true })}>{say({ zh: '清除条件', en: 'Clear' })}</Button>}
              </div>
              <div className="desk-card coverage-table" tabIndex={0} role="region" aria-label={say({ zh: '条款表', en: 'Table of clauses' })}>
                <table className="desk-table">
                  <thead>
                    <tr>
                      <th scope="col">{say({ zh: '条款', en: 'Clause' })}</th>
                      <th scope="col">{say({ zh: '种类', en: 'Kind' })}</th>
                      <th scope="col">{say({ zh: '内容', en: 'What it says' })}</th>
                      {columns.map(([name, words]) => <th key={name} scope="col">{say(words)}</th>)}
                    </tr>
                  </thead>
                  <tbody>
                    {shown.map((clause) => {
                      const standing = standingOf(clause)
                      return (
                        <tr key={clause.id} id={clause.id}>
                          <th scope="row">
                            <span className="coverage-id" data-standing={standing}>
                              <Shape tone={standingWords[standing].tone} />{clause.id}
                            </span>
                          </th>
                          <td>{clause.kinds.join(' ')}</td>
                          <td className="coverage-says">{say(clause.says)}</td>
                          {columns.map(([name]) => <td key={name}><Names names={clause[name]} rules={name === 'rules'} /></td>)}
                        </tr>
                      )
                    })}
                  </tbody>
                </table>
                {shown.length === 0 && <p className="desk-empty">{say({ zh: '没有符合条件的条款。', en: 'No clause matches.' })}</p>}
              </div>
            </>
          )
        }}
      </Result>
    </div>
  )
}

export default CoveragePage
