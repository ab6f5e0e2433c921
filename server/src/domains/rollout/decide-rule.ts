import * as contract from '@changxing/contract/rules.ts'
import { BadFacts, decide } from '@changxing/rules/registry.ts'
import { operation, Problem } from '../../platform/operation.ts'

/**
 * Decides by a rule as code and command line do, with the same bytes. Without `on` by the law of the business date.
 * Problem: bad-input, naming `rule`, `on` or each fact that is missing, ill-typed or impossible. A refusal by the rule is an answer.
 */
export const decideRule = operation(contract.decideRule, async (context, { rule, on = context.today, facts }) => {
  try {
    const { reasons, ...answer } = decide(rule, on, facts)
    return { ...answer, reasons: [...reasons] }
  } catch (cause) {
    if (cause instanceof BadFacts) throw new Problem('bad-input', cause.problems.map(({ fact, says }) => ({ field: fact, says })))
    throw cause
  }
})
