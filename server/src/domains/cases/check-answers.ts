import type { FormField } from '@changxing/contract/cases.ts'
import { isArea } from '@changxing/rules/areas.ts'
import { isCivilDate } from '@changxing/rules/civil-date.ts'
import type { Facts, Words } from '@changxing/rules/decision.ts'
import { Problem } from '../../platform/operation.ts'
import type { Service } from './service.ts'

const wrong = (zh: string, en: string): Words => ({ zh, en })

/** What is wrong with an answer, or nothing. An empty answer is not wrong: a draft may have gaps. */
const complaint = (field: FormField, value: unknown): Words | undefined => {
  if (value === undefined || value === null || value === '') return undefined
  if (field.kind === 'yes-no') return typeof value === 'boolean' ? undefined : wrong('请选择是或否', 'Choose yes or no')
  if (typeof value !== 'string') return wrong('应为文字', 'Must be text')
  const longest = field.maxLength ?? (field.kind === 'long-text' ? 2000 : 200)
  if ([...value].length > longest) return wrong(`最多 ${longest} 个字`, `May have at most ${longest} characters`)
  if (field.pattern !== undefined && !new RegExp(field.pattern, 'u').test(value))
    return field.hint ?? wrong('格式不对', 'Is not in the expected form')
  switch (field.kind) {
    case 'choice':
      return field.options?.some((option) => option.value === value) ? undefined : wrong('请从选项中选择', 'Choose one of the options')
    case 'date':
      return isCivilDate(value)
        ? undefined
        : wrong('没有这一天，请写成 2021-06-01 的样子', 'There is no such day; write it like 2021-06-01')
    case 'area':
      return isArea(value) ? undefined : wrong('没有这个行政区划', 'There is no such area')
    case 'identity-number':
      return /^[\dA-Za-z]{6,20}$/.test(value.trim()) ? undefined : wrong('请填写完整的证件号码，只有数字和字母', 'Give the whole number: digits and letters only')
    case 'phone':
      return /^1\d{10}$/.test(value) ? undefined : wrong('请填写 11 位手机号', 'Give a mobile number of 11 digits')
    default:
      return undefined
  }
}

/** Checks the answers that are given against the service's form. Problem: bad-input, naming every wrong or unknown field at once. */
export const checkAnswers = (service: Pick<Service, 'form'>, answers: Facts): void => {
  const known = new Map(service.form.map((field) => [field.name, field]))
  const problems = Object.entries(answers).flatMap(([name, value]) => {
    const field = known.get(name)
    const says = field ? complaint(field, value) : wrong('没有这一项，请去掉', 'There is no such field; leave it out')
    return says ? [{ field: name, says }] : []
  })
  if (problems.length > 0) throw new Problem('bad-input', problems)
}
