import type { Decision } from '@changxing/contract/shapes.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { App, Button } from 'antd'

const toneOf = (value: unknown) => (value === true ? 'good' : value === false ? 'bad' : undefined)

/** The outcome in large, every reason with its clause, and the JSON that all three ways of asking give alike. */
export const DecisionView = ({ decision, title }: { readonly decision: Decision; readonly title: string }) => {
  const say = useSay()
  const { message } = App.useApp()
  const json = JSON.stringify(decision, undefined, 2)
  const shown = (value: unknown) => (value === true ? say({
    zh: '是',
    en: 'Yes',
  }) : value === false ? say({ zh: '否', en: 'No' }) : typeof value === 'string' ? value || '""' : JSON.stringify(value))
  const copy = async () => {
    await navigator.clipboard.writeText(json)
    void message.success(say({ zh: '已复制', en: 'Copied' }))
  }
  return (
    <section className="desk-card">
      <h2>{title} <span className="cx-soft cx-small">{decision.rule} · v{decision.version} · {decision.on}</span></h2>
      <dl className="rules-outcome">
        {Object.entries(decision.outcome).map(([name, value]) => <div key={name} data-tone={toneOf(value)}><dt>{name}</dt><dd>{shown(value)}</dd></div>)}
      </dl>
      <ReasonList reasons={decision.reasons} />
      <div className="desk-bar"><h2>JSON</h2><Button size="small" onClick={() => void copy()}>{say({ zh: '复制', en: 'Copy' })}</Button></div>
      <pre className="desk-json" tabIndex={0} aria-label="JSON">{json}</pre>
    </section>
  )
}
