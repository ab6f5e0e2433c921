import type { CaseView, FormField } from '@changxing/contract/cases.ts'

/** The form as a case leaves it: of a choice only what can be chosen, and no field that has nothing to choose. */
export const offered = (form: readonly FormField[], offers: CaseView['offers']): readonly FormField[] =>
  form.flatMap((field) => {
    const open = offers?.[field.name]
    if (open === undefined) return [field]
    if (open.length === 0) return []
    return [{ ...field, options: field.options?.filter(({ value }) => open.includes(value)) }]
  })
