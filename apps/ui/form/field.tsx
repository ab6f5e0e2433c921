import type { Words } from '@changxing/rules/words.ts'
import type { ReactNode } from 'react'
import { useSay } from '../language.tsx'
import { Shape } from '../shapes.tsx'
import './form.css'

export type FieldProps<Value> = {
  readonly id: string
  readonly label: Words
  readonly hint?: Words
  readonly problem?: Words
  readonly required?: boolean
  /** The label is the question of the page: large, and its heading. */
  readonly heading?: boolean
  readonly value: Value
  readonly onChange: (value: Value) => void
}

type Parts = Pick<FieldProps<unknown>, 'id' | 'label' | 'hint' | 'problem' | 'required' | 'heading'>

/** The ids a control names in `aria-describedby`: its hint and its problem. */
export const describedBy = ({ id, hint, problem }: Pick<Parts, 'id' | 'hint' | 'problem'>) =>
  [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined

const Label = ({ label, required, heading }: Pick<Parts, 'label' | 'required' | 'heading'>) => {
  const say = useSay()
  return (
    <>
      <span className={heading ? 'cx-field-heading' : undefined}>{say(label)}</span>
      {required === false && <span className="cx-field-optional">{say({ zh: '（选填）', en: ' (optional)' })}</span>}
    </>
  )
}

const Below = ({ id, hint, problem }: Parts) => {
  const say = useSay()
  return (
    <>
      {hint && <p className="cx-field-hint" id={`${id}-hint`}>{say(hint)}</p>}
      {problem && <p className="cx-field-problem" id={`${id}-problem`}><Shape tone="bad" />{say(problem)}</p>}
    </>
  )
}

/** Label, hint and problem around one control. */
export const FieldFrame = ({ children, ...parts }: Parts & { readonly children: ReactNode }) => (
  <div className="cx-field" data-problem={parts.problem ? true : undefined}>
    {parts.heading
      ? <h1 className="cx-field-label"><label htmlFor={parts.id}><Label {...parts} /></label></h1>
      : <label className="cx-field-label" htmlFor={parts.id}><Label {...parts} /></label>}
    <Below {...parts} />
    {children}
  </div>
)

/** The same around a group of choices. */
export const FieldGroup = ({ children, ...parts }: Parts & { readonly children: ReactNode }) => (
  <fieldset className="cx-field" data-problem={parts.problem ? true : undefined} aria-describedby={describedBy(parts)}>
    <legend className="cx-field-label">{parts.heading ? <h1><Label {...parts} /></h1> : <Label {...parts} />}</legend>
    <Below {...parts} />
    {children}
  </fieldset>
)
