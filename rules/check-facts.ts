import { cityOf, isProvince } from './areas.ts'
import type { Problem } from './bad-facts.ts'
import { isCivilDate } from './civil-date.ts'
import type { FactSchema, FactSchemas } from './fact-schema.ts'
import type { Words } from './words.ts'

const is = (value: unknown, type: FactSchema['type']): boolean =>
  type === 'integer' ? Number.isSafeInteger(value) : type === 'number' ? Number.isFinite(value) : typeof value === type

const typeNames: Record<FactSchema['type'], Words> = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字', en: 'a number' },
  boolean: { zh: '是或否（true/false）', en: 'true or false' },
}

type TextSchema = Extract<FactSchema, { type: 'string' }>
type Check = (value: unknown) => Words | undefined

const checkOfText = (schema: TextSchema): Check => {
  const pattern = schema.pattern === undefined ? undefined : new RegExp(schema.pattern, 'u')
  const { maxLength = Number.POSITIVE_INFINITY, enum: choices, format } = schema
  return (value) => {
    const text = value as string
    if (text.length > maxLength) return { zh: `最长${maxLength}个字符`, en: `at most ${maxLength} characters` }
    if (choices && !choices.includes(text)) return { zh: `只能是 ${choices.join('、')}`, en: `must be one of ${choices.join(', ')}` }
    if (format === 'date' && !isCivilDate(text)) return { zh: '不是存在的日期，应为 YYYY-MM-DD', en: 'not an existing date; write YYYY-MM-DD' }
    if (format === 'area' && !cityOf(text)) return problemOfArea(text)
    if (pattern && !pattern.test(text)) return schema.wanted ?? { zh: `格式不符，应符合 ${schema.pattern}`, en: `must match ${schema.pattern}` }
    return undefined
  }
}

const problemOfArea = (code: string): Words =>
  isProvince(code)
    ? { zh: '是省级代码，请给出其中一个城市', en: 'names a province; name one of its cities' }
    : { zh: '没有这个行政区划代码，应为六位城市代码，如 320500', en: 'no such place; give the six-digit code of a city, like 320500' }

const checkOfNumber =
  ({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }: { minimum?: number; maximum?: number }): Check =>
  (value) => {
    if ((value as number) < minimum) return { zh: `不能小于${minimum}`, en: `must be at least ${minimum}` }
    if ((value as number) > maximum) return { zh: `不能大于${maximum}`, en: `must be at most ${maximum}` }
    return undefined
  }

const noCheck: Check = () => undefined

function checkOf(schema: FactSchema): Check {
  const check = schema.type === 'string' ? checkOfText(schema) : schema.type === 'boolean' ? noCheck : checkOfNumber(schema)
  return (value) => (is(value, schema.type) ? check(value) : { zh: `应为${typeNames[schema.type].zh}`, en: `must be ${typeNames[schema.type].en}` })
}

const named = (schema: FactSchema, problem: Words): Words => ({ zh: `${schema.says.zh}：${problem.zh}`, en: `${schema.says.en}: ${problem.en}` })

export type FactsChecker = (facts: unknown) => readonly Problem[]

/** Prepares the check of a rule's facts once. It answers everything wrong at once, in the order of the schemas, then facts nobody asked for. */
export function factsChecker(schemas: FactSchemas): FactsChecker {
  const prepared = Object.entries(schemas).map(([fact, schema]) => ({ fact, schema, check: checkOf(schema) }))
  return (facts) => {
    if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
      return [{ fact: 'facts', says: { zh: '事实应为一个 JSON 对象', en: 'the facts must be one JSON object' } }]
    const problems: Problem[] = []
    for (const { fact, schema, check } of prepared) {
      const value = (facts as Record<string, unknown>)[fact]
      if (value === undefined && schema.optional) continue
      const problem = value === undefined ? { zh: '缺少', en: 'missing' } : check(value)
      if (problem) problems.push({ fact, says: named(schema, problem) })
    }
    for (const fact of Object.keys(facts))
      if (!Object.hasOwn(schemas, fact)) problems.push({ fact, says: { zh: '本规则没有这个事实', en: 'this rule knows no such fact' } })
    return problems
  }
}
