import type { FormField } from '@changxing/contract/cases.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { shownNumber } from '@changxing/rules/people/shown-number.ts'
import type { Words } from '@changxing/rules/words.ts'
import { dateWords } from '../dates.ts'

/** A given answer as people read it, for 核对 and for the desk: the option's label, 是/否, the city's name, the date in words, a number masked. */
export function answerWords(field: FormField, value: unknown): Words {
  if (value === undefined || value === null || value === '') return { zh: '未填写', en: 'Not given' }
  if (field.kind === 'yes-no') return value === true ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' }
  const text = String(value)
  if (field.kind === 'choice') return field.options?.find((option) => option.value === text)?.label ?? { zh: text, en: text }
  if (field.kind === 'area') return cityName(text)
  if (field.kind === 'date') return dateWords(text)
  if (field.kind === 'identity-number') return { zh: shownNumber(text), en: shownNumber(text) }
  return { zh: text, en: text }
}
