import type { Answer, Facts } from '@changxing/rules/decision.ts'
import { BadFacts, decide } from '@changxing/rules/registry.ts'
import { Problem } from '../../platform/operation.ts'

/** The rule's answer on a day. Problem: bad-input, naming every fact at fault. */
export const decideOn = (rule: string, on: string, facts: Facts): Answer => {
  try {
    return decide(rule, on, facts)
  } catch (cause) {
    if (cause instanceof BadFacts) throw new Problem('bad-input', cause.problems.map(({ fact, says }) => ({ field: fact, says })))
    throw cause
  }
}
