import * as contract from '@changxing/contract/rules.ts'
import { allRules, ruleSchema } from '@changxing/rules/registry.ts'
import { operation } from '../../platform/operation.ts'

const rules = allRules.map((rule) => ({ id: rule.id, version: rule.version, title: rule.title, clauses: [...rule.clauses], facts: { ...ruleSchema(rule) } }))

/** Every rule of the law with its facts as JSON Schema, in the register's order. */
export const listRules = operation(contract.listRules, async () => ({ rules }))
