import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { CivilDate, Decision, Facts, Words } from './shapes.ts'

export const listRules = endpoint({
  method: 'GET', path: '/api/rules', who: ['anyone'],
  summary: { zh: '全部规则及其事实', en: 'Every rule with its facts as JSON Schema' },
  output: z.object({ rules: z.array(z.object({ id: z.string(), version: z.string(), title: Words, clauses: z.array(z.string()), facts: Facts })) }),
})
export const decideRule = endpoint({
  method: 'POST', path: '/api/rules/:rule/decide', who: ['anyone'], perMinute: 600, repeatable: true,
  summary: { zh: '按某日、某事实作出决定', en: 'Decide by a rule, on a date, with facts' },
  input: z.object({ on: CivilDate.optional().describe('the business date when absent'), facts: Facts }),
  output: Decision,
})
export const coverage = endpoint({
  method: 'GET', path: '/api/coverage', who: ['anyone'],
  summary: { zh: '条款覆盖', en: 'Coverage of the clauses' },
  output: z.object({
    clauses: z.array(z.object({
      id: z.string(), kinds: z.array(z.string()), says: Words,
      rules: z.array(z.string()), operations: z.array(z.string()), screens: z.array(z.string()), tests: z.array(z.string()), services: z.array(z.string()),
    })),
  }),
})
