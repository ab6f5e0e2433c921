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

function problemOfText(text: string, schema: FactSchema & { type: 'string' }): Words | undefined {
  if (schema.maxLength !== undefined && text.length > schema.maxLength)
    return { zh: `最长${schema.maxLength}个字符`, en: `at most ${schema.maxLength} characters` }
  if (schema.enum && !schema.enum.includes(text))
    return { zh: `只能是 ${schema.enum.join('、')}`, en: `must be one of ${schema.enum.join(', ')}` }
  if (schema.format === 'date' && !isCivilDate(text))
    return { zh: '不是存在的日期，应为 YYYY-MM-DD', en: 'not an existing date; write YYYY-MM-DD' }
  if (schema.format === 'area' && !cityOf(text))
    return isProvince(text)
      ? { zh: '是省级代码，请给出其中一个城市', en: 'names a province; name one of its cities' }
      : { zh: '没有这个行政区划代码，应为六位城市代码，如 320500', en: 'no such place; give the six-digit code of a city, like 320500' }
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text))
    return schema.wanted ?? { zh: `格式不符，应符合 ${schema.pattern}`, en: `must match ${schema.pattern}` }
  return undefined
}

function problemOf(value: unknown, schema: FactSchema): Words | undefined {
  if (!is(value, schema.type)) return { zh: `应为${typeNames[schema.type].zh}`, en: `must be ${typeNames[schema.type].en}` }
  if (schema.type === 'string') return problemOfText(value as string, schema)
  if (schema.type === 'boolean') return undefined
  if (schema.minimum !== undefined && (value as number) < schema.minimum)
    return { zh: `不能小于${schema.minimum}`, en: `must be at least ${schema.minimum}` }
  if (schema.maximum !== undefined && (value as number) > schema.maximum)
    return { zh: `不能大于${schema.maximum}`, en: `must be at most ${schema.maximum}` }
  return undefined
}

const named = (schema: FactSchema, problem: Words): Words => ({ zh: `${schema.says.zh}：${problem.zh}`, en: `${schema.says.en}: ${problem.en}` })

/** Everything wrong with the facts, at once, in the order of the schemas, then facts nobody asked for. Empty when the facts are good. */
export function checkFacts(facts: unknown, schemas: FactSchemas): readonly Problem[] {
  if (typeof facts !== 'object' || facts === null || Array.isArray(facts))
    return [{ fact: 'facts', says: { zh: '事实应为一个 JSON 对象', en: 'the facts must be one JSON object' } }]
  const given = new Map(Object.entries(facts))
  const wrong = Object.entries(schemas).flatMap(([fact, schema]) => {
    const value = given.get(fact)
    if (value === undefined)
      return schema.optional ? [] : [{ fact, says: named(schema, { zh: '缺少', en: 'missing' }) }]
    const problem = problemOf(value, schema)
    return problem ? [{ fact, says: named(schema, problem) }] : []
  })
  const unknown = [...given.keys()].filter((fact) => !Object.hasOwn(schemas, fact))
  return [...wrong, ...unknown.map((fact) => ({ fact, says: { zh: '本规则没有这个事实', en: 'this rule knows no such fact' } }))]
}
