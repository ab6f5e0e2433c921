import type { CivilDate } from './civil-date.ts'
import type { ClauseId } from './clauses.ts'
import type { Words } from './words.ts'

export type { CivilDate } from './civil-date.ts'
export type { Words } from './words.ts'

/** What a fact may be: plain data that survives JSON unchanged. */
export type FactValue = string | number | boolean | null | readonly FactValue[] | { readonly [name: string]: FactValue }
export type Facts = { readonly [name: string]: FactValue | undefined }

/** One ground of a decision: the clause, whether its condition holds, the sentence shown to people, the facts it rests on. */
export type Reason = { readonly clause: ClauseId; readonly holds: boolean; readonly says: Words; readonly facts: Facts }

/** The answer of a rule. A refusal is an answer too: `outcome` says it, and every unmet reason is listed at once. */
export type Decision<Outcome extends Facts = Facts> = { readonly outcome: Outcome; readonly reasons: readonly Reason[] }

/** What `decide` of the registry answers; the same bytes in code, on the command line and over HTTP. */
export type Answer = Decision & { readonly rule: string; readonly version: string; readonly on: CivilDate }

/** One ground: `because('M1.5.1', true, {zh, en}, { licenceToBeDetained })`. */
export const because = (clause: ClauseId, holds: boolean, says: Words, facts: Facts = {}): Reason => ({ clause, holds, says, facts })

/** Closes a decision. */
export const decided = <Outcome extends Facts>(outcome: Outcome, reasons: readonly Reason[]): Decision<Outcome> => ({ outcome, reasons })
