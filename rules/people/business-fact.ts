import type { FactSchema } from '../fact-schema.ts'

/** The fact `business`: the Chinese name as a clause writes it. Any name is an answerable question; one off the list is refused. */
export const businessFact = {
  type: 'string',
  pattern: '\\S',
  maxLength: 100,
  wanted: { zh: '应为业务名称，如 补换领号牌', en: 'must be the Chinese name of a business, like 补换领号牌' },
  says: { zh: '业务', en: 'Business' },
} as const satisfies FactSchema
