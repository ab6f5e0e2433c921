import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { coverage } from '@changxing/contract/rules.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ChoiceField } from '@changxing/ui/form/inputs.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Result } from '../shell/result.tsx'
import { Screen } from '../shell/screen.tsx'
import { measureNames } from './measures.ts'
import './coverage.css'

type Clause = OutputOf<typeof coverage>['clauses'][number]
type Part = 'rules' | 'operations' | 'screens' | 'tests' | 'services'

const kinds: Record<string, Words> = {
  R: { zh: '规则', en: 'Rule' },
  W: { zh: '流程与界面', en: 'Workflow' },
  D: { zh: '按日期的数据', en: 'Dated data' },
  O: { zh: '机关职责', en: 'Duty of an authority' },
}
const parts: readonly { readonly part: Part; readonly label: Words }[] = [
  { part: 'rules', label: { zh: '规则', en: 'Rule' } },
  { part: 'operations', label: { zh: '操作', en: 'Operation' } },
  { part: 'services', label: { zh: '业务', en: 'Service' } },
  { part: 'screens', label: { zh: '界面', en: 'Screen' } },
  { part: 'tests', label: { zh: '测试', en: 'Test' } },
]

const isStarted = (clause: Clause) => parts.some(({ part }) => clause[part].length > 0)

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/** What serves a clause. Tests are files, often many: counted, and opened when wanted; the whole path is the title. */
const Served = ({ part, names }: { readonly part: Part; readonly names: readonly string[] }) => {
  const say = useSay()
  if (names.length === 0) return <span className="cx-soft">{say({ zh: '尚未', en: 'not yet' })}</span>
  if (part !== 'tests') return names.map((name) => <code key={name}>{name}</code>)
  return (
    <details className="coverage-tests">
      <summary>{say({ zh: `${names.length} 个测试文件`, en: names.length === 1 ? '1 test file' : `${names.length} test files` })}</summary>
      {names.map((name) => <code key={name} title={name}>{lastOf(name)}</code>)}
    </details>
  )
}

const ClauseRow = ({ clause, marked }: { readonly clause: Clause; readonly marked: boolean }) => {
  const say = useSay()
  return (
    <li id={clause.id} className="coverage-clause" data-marked={marked}>
      <h3>
        <span className="cx-figures">{clause.id}</span>
        {clause.kinds.map((kind) => <span key={kind} className="cx-chip">{say(kinds[kind] ?? { zh: kind, en: kind })}</span>)}
      </h3>
      <p>{say(clause.says)}</p>
      {isStarted(clause)
        ? (
          <dl>
            {parts.map(({ part, label }) => (
              <div key={part}>
                <dt>{say(label)}</dt>
                <dd><Served part={part} names={clause[part]} /></dd>
              </div>
            ))}
          </dl>
        )
        : <p className="cx-soft">{say({ zh: '尚未实现', en: 'Not yet' })}</p>}
    </li>
  )
}

const List = ({ clauses }: { readonly clauses: readonly Clause[] }) => {
  const say = useSay()
  const { hash } = useLocation()
  const [shown, setShown] = useState('all')
  useEffect(() => {
    if (hash) document.getElementById(hash)?.scrollIntoView({ block: 'start' })
  }, [hash])
  const started = clauses.filter(isStarted).length
  const visible = clauses.filter((clause) => shown === 'all' || isStarted(clause) === (shown === 'started'))
  const measures = Map.groupBy(visible, (clause) => clause.id.split('.')[0] ?? '')
  return (
    <>
      <section className="cx-card cx-stack">
        <p style={{ margin: 0 }} className="cx-figures">
          {say({
            zh: `共 ${clauses.length} 条，其中 ${started} 条已有对应的规则、操作、界面或测试。`,
            en: `${clauses.length} clauses; ${started} have a rule, an operation, a screen or a test.`,
          })}
        </p>
        <progress className="coverage-bar" value={started} max={clauses.length} aria-label={say({ zh: '已覆盖的条款', en: 'Clauses covered' })} />
        <ChoiceField row id="shown" label={{ zh: '显示', en: 'Show' }} value={shown} onChange={setShown} options={[
          { value: 'all', label: { zh: '全部', en: 'All' } }, { value: 'open', label: { zh: '尚未', en: 'Not yet' } },
        ]} />
      </section>
      {[...measures].map(([measure, rows]) => (
        <details key={measure} className="coverage-measure" open={rows.some(({ id }) => id === hash)}>
          <summary>
            <h2><span className="cx-figures">{measure}</span> {say(measureNames[measure] ?? { zh: '', en: '' })}</h2>
            <span className="cx-soft cx-figures">{say({ zh: `${rows.filter(isStarted).length} / ${rows.length} 条`, en: `${rows.filter(isStarted).length} of ${rows.length}` })}</span>
          </summary>
          <ul className="cx-plain-list rows">
            {rows.map((clause) => <ClauseRow key={clause.id} clause={clause} marked={clause.id === hash} />)}
          </ul>
        </details>
      ))}
    </>
  )
}

/** Public: every clause of the regulation, and what of this system serves it, or “not yet”. */
const Coverage = () => {
  const say = useSay()
  const client = useClient()
  const query = useQuery({ queryKey: ['coverage'], queryFn: ({ signal }) => client.call(coverage, { signal }), staleTime: Infinity })
  return (
    <Screen title={{ zh: '条款与功能对照', en: 'Clauses and features' }} back={{ to: '/' }} narrow={false}>
      <p className="cx-soft" style={{ margin: 0 }}>
        {say({
          zh: '十二项便利措施实施细则的每一条，由哪条规则、哪个操作、哪个界面实现，由哪个测试证明。',
          en: 'Each clause of the twelve measures: the rule, operation and screen that serve it, and the test that proves it.',
        })}
      </p>
      <Result query={query}>{({ clauses }) => <List clauses={clauses} />}</Result>
    </Screen>
  )
}
export default Coverage
