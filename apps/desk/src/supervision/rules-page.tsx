import { Failed } from '@changxing/contract/client.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { decideRule, listRules } from '@changxing/contract/rules.ts'
import type { Decision } from '@changxing/contract/shapes.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { GoLink, useAddress, useGo } from '../shell/places.tsx'
import { useMe } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { DecisionView } from './decision-view.tsx'
import { factsOf, fieldsOf, type FactValues } from './fact-fields.ts'
import { FactForm } from './fact-form.tsx'
import './supervision.css'

type Rule = OutputOf<typeof listRules>['rules'][number]

const Console = ({ rule, on, onDate }: { readonly rule: Rule; readonly on: string; readonly onDate: (on: string) => void }) => {
  const say = useSay()
  const ask = useAction(decideRule)
  const fields = fieldsOf(rule.facts)
  const [values, setValues] = useState<FactValues>(() => Object.fromEntries(fields.filter(({ kind }) => kind === 'yes-no').map(({ name }) => [name, false])))
  const [decision, setDecision] = useState<Decision | null>(null)
  const decide = async () => {
    const answer = await ask.run({ params: { rule: rule.id }, input: { on, facts: factsOf(fields, values) } })
    setDecision(answer ?? null)
  }
  const named = ask.failure instanceof Failed ? (ask.failure.error?.fields ?? []) : []
  const problems = Object.fromEntries(named.map(({ field, says }) => [field.split(/[./]/).at(-1)!, say(says)]))
  const allNamed = named.length > 0 && named.every(({ field }) => fields.some(({ name }) => name === field.split(/[./]/).at(-1)))
  useKeys({ zh: '规则台', en: 'Rules' }, [{ key: 'ctrl+enter', label: { zh: '作出决定', en: 'Decide' }, run: () => void decide(), off: ask.pending }])
  return (
    <>
      <form className="desk-card rules-form" onSubmit={(event) => { event.preventDefault(); void decide() }}>
        <h2>{say(rule.title)} <span className="cx-soft cx-small">v{rule.version}</span></h2>
        <div className="rules-clauses">{rule.clauses.map((clause) => <ClauseChip key={clause} clause={clause} />)}</div>
        <div className="desk-field">
          <label htmlFor="rule-on">{say({ zh: '业务日期', en: 'Decided on' })}</label>
          <Input id="rule-on" type="date" value={on} onChange={(event) => onDate(event.target.value)} />
        </div>
        <FactForm fields={fields} values={values} problems={problems}
          onChange={(name, value) => setValues((now) => ({ ...now, [name]: value }))} />
        <div>
          <Button type="primary" htmlType="submit" loading={ask.pending}>{say({ zh: '作出决定', en: 'Decide' })}<Kbd of="ctrl+enter" /></Button>
        </div>
        {!allNamed && <FailureNotice failure={ask.failure} />}
      </form>
      <div aria-live="polite">
        {decision
          ? <DecisionView decision={decision} title={say({ zh: '决定', en: 'Decision' })} />
          : <p className="desk-empty">{say({
            zh: '填写事实后按“作出决定”。拒绝也是一种答复，会列明全部原因和条款。',
            en: 'Fill in the facts and decide. A refusal is an answer too: it lists every reason with its clause.',
          })}</p>}
      </div>
    </>
  )
}

/** Ask any rule of the law, on any day, with any facts. Nothing is stored. */
const RulesPage = () => {
  const say = useSay()
  const go = useGo()
  const client = useClient()
  const today = useMe().data?.today ?? '2021-06-01'
  const address = useAddress<{ rule?: string; on?: string }>()
  const query = useQuery({ queryKey: ['rules'], queryFn: ({ signal }) => client.call(listRules, { signal }), staleTime: 300_000 })
  const on = address.on ?? today
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '规则台', en: 'Rules' })}</h1>
        <p className="cx-soft">{say({ zh: '按任一日期、任一事实试问规则；不保存任何内容。', en: 'Ask a rule on any day with any facts; nothing is stored.' })}</p>
      </header>
      <Result query={query}>
        {({ rules }) => {
          const rule = rules.find(({ id }) => id === address.rule) ?? rules[0]
          return (
            <div className="rules">
              <nav className="desk-card rules-list" aria-label={say({ zh: '全部规则', en: 'All rules' })}>
                {rules.map(({ id, title }) => (
                  <div key={id} data-chosen={id === rule?.id}>
                    <GoLink to="/rules" search={{ rule: id, on: address.on }}>{say(title)} <code>{id}</code></GoLink>
                  </div>
                ))}
              </nav>
              {rule && <Console key={rule.id} rule={rule} on={on} onDate={(day) => go({ to: '/rules', search: { rule: rule.id, on: day || undefined }, replace: true })} />}
            </div>
          )
        }}
      </Result>
    </div>
  )
}

export default RulesPage
