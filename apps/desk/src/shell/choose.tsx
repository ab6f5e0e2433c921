import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'

type Option<Value extends string> = { readonly value: Value; readonly label: Words }

/** One of several by the browser's own list: every screen reader and every keyboard knows it. `hint` stands there until something is chosen. */
export const Choose = <Value extends string>({ id, label, hidden, value, options, hint, disabled, onChange }: {
  readonly id: string
  readonly label: Words
  /** the label is for screen readers only */
  readonly hidden?: boolean
  readonly value: Value | undefined
  readonly options: readonly Option<Value>[]
  readonly hint?: Words
  readonly disabled?: boolean
  readonly onChange: (value: Value) => void
}) => {
  const say = useSay()
  return (
    <div className="desk-field">
      <label htmlFor={id} className={hidden ? 'cx-hidden' : undefined}>{say(label)}</label>
      <select id={id} className="desk-select" value={value ?? ''} disabled={disabled} onChange={(event) => onChange(event.target.value as Value)}>
        {(hint || value === undefined) && <option value="" disabled>{say(hint ?? { zh: '请选择', en: 'Please choose' })}</option>}
        {options.map((option) => <option key={option.value} value={option.value}>{say(option.label)}</option>)}
      </select>
    </div>
  )
}
