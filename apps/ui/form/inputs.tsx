import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '../language.tsx'
import { FieldFrame, FieldGroup, describedBy, type FieldProps } from './field.tsx'

type TextProps = FieldProps<string> & {
  readonly maxLength?: number
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'search'
}

export const TextField = ({ maxLength, autoComplete, inputMode, ...field }: TextProps) => (
  <FieldFrame {...field}>
    <input className="cx-input" id={field.id} type="text" value={field.value} maxLength={maxLength} autoComplete={autoComplete ?? 'off'}
      inputMode={inputMode} aria-invalid={field.problem ? true : undefined} aria-describedby={describedBy(field)}
      aria-required={field.required} onChange={(event) => field.onChange(event.target.value)} />
  </FieldFrame>
)

export const PhoneField = (field: FieldProps<string>) => <TextField {...field} inputMode="tel" autoComplete="tel" />

/** A long number, printed in groups: two rows, so that all of it is in sight on a phone. Enter sends the form, as a barcode gun expects. */
export const DigitsField = (field: FieldProps<string>) => (
  <FieldFrame {...field}>
    <textarea className="cx-input cx-input--digits" id={field.id} value={field.value} rows={2} inputMode="numeric"
      autoComplete="off" spellCheck={false} aria-invalid={field.problem ? true : undefined} aria-describedby={describedBy(field)}
      aria-required={field.required}
      onChange={(event) => field.onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        event.currentTarget.form?.requestSubmit()
      }} />
  </FieldFrame>
)

export const LongTextField = ({ maxLength, ...field }: FieldProps<string> & { readonly maxLength?: number }) => {
  const say = useSay()
  const left = maxLength === undefined ? undefined : maxLength - [...field.value].length
  return (
    <FieldFrame {...field}>
      <textarea className="cx-input" id={field.id} value={field.value} rows={4} aria-invalid={field.problem ? true : undefined}
        aria-describedby={describedBy(field)} aria-required={field.required} onChange={(event) => field.onChange(event.target.value)} />
      {left !== undefined && left < 100 && (
        <p className="cx-field-hint cx-figures" role="status">
          {left >= 0
            ? say({ zh: `还可写 ${left} 字`, en: `${left} characters left` })
            : say({ zh: `超出 ${-left} 字`, en: `${-left} characters too many` })}
        </p>
      )}
    </FieldFrame>
  )
}

/** A day by the browser's own calendar; what is typed stays typed. */
export const DateField = (field: FieldProps<string>) => (
  <FieldFrame {...field}>
    <input className="cx-input" id={field.id} type="date" value={field.value} min="1900-01-01" max="2100-12-31"
      aria-invalid={field.problem ? true : undefined} aria-describedby={describedBy(field)} aria-required={field.required}
      onChange={(event) => field.onChange(event.target.value)} />
  </FieldFrame>
)

type Option = { readonly value: string; readonly label: Words; readonly hint?: Words; readonly group?: Words }
type ListProps = FieldProps<string> & { readonly options: readonly Option[] }

/** More than these make a page too long to overlook. */
const mostInSight = 6

/** The options as a long list shows them: those in a row that have one heading under it. */
const grouped = (options: readonly Option[]): readonly { readonly group: Words | undefined; readonly of: readonly Option[] }[] => {
  const groups: { group: Words | undefined; of: Option[] }[] = []
  for (const option of options) {
    const last = groups.at(-1)
    if (last && last.group?.en === option.group?.en) last.of.push(option)
    else groups.push({ group: option.group, of: [option] })
  }
  return groups
}

/** One of many: the list of the browser itself, which every phone draws large and every screen reader knows. */
const ListField = ({ options, ...field }: ListProps) => {
  const say = useSay()
  const chosen = options.find(({ value }) => value === field.value)
  return (
    <FieldFrame {...field}>
      <select className="cx-input cx-input--list" id={field.id} value={field.value} aria-invalid={field.problem ? true : undefined}
        aria-describedby={describedBy(field)} aria-required={field.required} onChange={(event) => field.onChange(event.target.value)}>
        <option value="" disabled={field.required}>{say({ zh: '请选择', en: 'Please choose' })}</option>
        {grouped(options).map(({ group, of }) => {
          const shown = of.map((option) => <option key={option.value} value={option.value}>{say(option.label)}</option>)
          return group ? <optgroup key={group.en} label={say(group)}>{shown}</optgroup> : shown
        })}
      </select>
      {chosen?.hint && <p className="cx-field-hint">{say(chosen.hint)}</p>}
    </FieldFrame>
  )
}

/** One of several, all in sight; more than six as a list that opens. */
export const ChoiceField = ({ options, row, ...field }: ListProps & { readonly row?: boolean }) => {
  const say = useSay()
  if (options.length > mostInSight) return <ListField {...field} options={options} />
  return (
    <FieldGroup {...field}>
      <div className={row ? 'cx-choices cx-choices--row' : 'cx-choices'}>
        {options.map((option, index) => (
          <label key={option.value} className="cx-choice">
            <input type="radio" name={field.id} id={index === 0 ? field.id : undefined} value={option.value}
              checked={field.value === option.value} onChange={() => field.onChange(option.value)} />
            <span className="cx-choice-words">
              {say(option.label)}
              {option.hint && <span className="cx-choice-hint">{say(option.hint)}</span>}
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}

const yesNo: readonly Option[] = [{ value: 'true', label: { zh: '是', en: 'Yes' } }, { value: 'false', label: { zh: '否', en: 'No' } }]

type YesNoProps = Omit<FieldProps<boolean | undefined>, 'onChange'> & { readonly onChange: (value: boolean) => void }

export const YesNoField = ({ value, onChange, ...field }: YesNoProps) => (
  <ChoiceField {...field} row options={yesNo} value={value === undefined ? '' : String(value)}
    onChange={(chosen) => onChange(chosen === 'true')} />
)
