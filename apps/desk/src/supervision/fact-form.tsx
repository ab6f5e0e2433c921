import { useSay } from '@changxing/ui/language.tsx'
import { Input, InputNumber, Radio, Select } from 'antd'
import type { FactField, FactValues } from './fact-fields.ts'

type Value = FactValues[string]
type Change = (value: Value) => void

const Control = ({ field, value, onChange, label }: { readonly field: FactField; readonly value: Value; readonly onChange: Change; readonly label: string }) => {
  const say = useSay()
  const id = `fact-${field.name}`
  const typed = (value as string | undefined) ?? ''
  switch (field.kind) {
    case 'choice':
      return (
        <Select id={id} aria-label={label} showSearch notFoundContent={null} allowClear={!field.required} value={value as string | undefined} onChange={onChange}
          options={field.options.map((option) => ({ value: option, label: option }))} />
      )
    case 'yes-no':
      return (
        <Radio.Group id={id} aria-label={label} value={value} onChange={(event) => onChange(event.target.value as boolean)}
          options={[{ value: true, label: say({ zh: '是', en: 'Yes' }) }, { value: false, label: say({ zh: '否', en: 'No' }) }]} />
      )
    case 'number':
      return <InputNumber id={id} min={field.minimum} max={field.maximum} value={value as number | undefined} onChange={onChange} />
    case 'date':
      return <Input id={id} type="date" value={typed} onChange={(event) => onChange(event.target.value || undefined)} />
    case 'text':
      return <Input id={id} autoComplete="off" value={typed} onChange={(event) => onChange(event.target.value)} />
  }
}

const Label = ({ field }: { readonly field: FactField }) => {
  const say = useSay()
  const words = <>{say(field.label)} <code>{field.name}</code>{!field.required && say({ zh: '（选填）', en: ' (optional)' })}</>
  return field.kind === 'yes-no' ? <span className="desk-label">{words}</span> : <label htmlFor={`fact-${field.name}`}>{words}</label>
}

/** A form drawn from the JSON Schema of a rule's facts; each problem that the rule named stands beside its fact. */
export const FactForm = ({ fields, values, problems, onChange }: {
  readonly fields: readonly FactField[]
  readonly values: FactValues
  readonly problems: Readonly<Record<string, string>>
  readonly onChange: (name: string, value: Value) => void
}) => {
  const say = useSay()
  return fields.map((field) => (
    <div key={field.name} className="desk-field">
      <Label field={field} />
      <Control field={field} value={values[field.name]} label={say(field.label)} onChange={(value) => onChange(field.name, value)} />
      {problems[field.name] && <p className="rules-problem" role="alert">{problems[field.name]}</p>}
    </div>
  ))
}
