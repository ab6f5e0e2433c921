import type { FormField } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { AreaField } from './area-field.tsx'
import { ChoiceField, DateField, LongTextField, PhoneField, TextField, YesNoField } from './inputs.tsx'

/** The id of a field's control; the error summary links to it. */
export const controlId = (name: string) => `field-${name}`

/** Draws one field of a service's form by its kind. */
export const FormFieldInput = ({ field, value, onChange, problem, heading }: {
  readonly field: FormField
  readonly value: unknown
  readonly onChange: (value: string | boolean) => void
  readonly problem?: Words
  readonly heading?: boolean
}) => {
  const frame = { id: controlId(field.name), label: field.label, hint: field.hint, required: field.required, problem, heading }
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'yes-no': return <YesNoField {...frame} value={typeof value === 'boolean' ? value : undefined} onChange={onChange} />
    case 'choice': return <ChoiceField {...frame} options={field.options ?? []} value={text} onChange={onChange} />
    case 'long-text': return <LongTextField {...frame} maxLength={field.maxLength} value={text} onChange={onChange} />
    case 'date': return <DateField {...frame} value={text} onChange={onChange} />
    case 'area': return <AreaField {...frame} value={text} onChange={onChange} />
    case 'phone': return <PhoneField {...frame} value={text} onChange={onChange} />
    case 'identity-number':
    case 'text': return <TextField {...frame} maxLength={field.maxLength} value={text} onChange={onChange} />
  }
}
