import type { CivilDate } from './civil-date.ts'
import type { ClauseId } from './clauses.ts'
import type { Facts } from './decision.ts'
import type { FactSchemas, FactsOf } from './fact-schema.ts'
import type { Rule } from './rule.ts'

/** One line of a table that an official can read: what happens, on which day, with which facts, what is answered, which clauses are not met. */
export type Example = {
  readonly name: string
  readonly on: CivilDate
  readonly facts: Facts
  readonly outcome: Facts
  readonly unmet: readonly ClauseId[]
}
export type ExampleTable = { readonly rule: string; readonly examples: readonly Example[] }

type Line<Schemas extends FactSchemas, Outcome> = readonly [
  name: string,
  on: CivilDate,
  facts: FactsOf<Schemas>,
  outcome: Outcome,
  unmet?: readonly ClauseId[],
]

/** A table of examples for a rule. Without `unmet` every reason is expected to hold. */
export const examples = <Schemas extends FactSchemas, Outcome extends Facts>(
  rule: Rule<Schemas, Outcome>,
  lines: readonly Line<Schemas, Outcome>[],
): ExampleTable => ({
  rule: rule.id,
  examples: lines.map(([name, on, facts, outcome, unmet = []]) => ({ name, on, facts: facts as Facts, outcome, unmet })),
})
