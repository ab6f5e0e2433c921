import type { CivilDate } from './civil-date.ts'
import type { ClauseId } from './clauses.ts'
import type { Decision, Facts } from './decision.ts'
import type { FactSchemas, FactsOf } from './fact-schema.ts'
import type { Words } from './words.ts'

/** A piece of law that decides: checked facts and the day go in, a decision with its reasons comes out. */
export type Rule<Schemas extends FactSchemas = FactSchemas, Outcome extends Facts = Facts> = {
  /** `<domain>.<what>`. */
  readonly id: string
  /** Changes whenever the same facts on the same day could be answered differently, so that stored decisions replay. */
  readonly version: string
  readonly title: Words
  readonly clauses: readonly ClauseId[]
  readonly facts: Schemas
  /** Facts are already checked against `facts`; throws BadFacts for what only the rule itself can tell. */
  decide(facts: FactsOf<Schemas>, on: CivilDate): Decision<Outcome>
}

/** Defines a rule; the type of its facts follows from their schemas. */
export const rule = <const Schemas extends FactSchemas, Outcome extends Facts>(definition: Rule<Schemas, Outcome>): Rule<Schemas, Outcome> => definition
