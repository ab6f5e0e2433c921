import type { ClauseKind, ClauseText } from './clauses/clause.ts'
import type { Words } from './words.ts'
import { m01 } from './clauses/m01.ts'
import { m02 } from './clauses/m02.ts'
import { m03 } from './clauses/m03.ts'
import { m04 } from './clauses/m04.ts'
import { m05 } from './clauses/m05.ts'
import { m06 } from './clauses/m06.ts'
import { m07 } from './clauses/m07.ts'
import { m08 } from './clauses/m08.ts'
import { m09 } from './clauses/m09.ts'
import { m10 } from './clauses/m10.ts'
import { m11 } from './clauses/m11.ts'
import { m12 } from './clauses/m12.ts'

export type { ClauseKind } from './clauses/clause.ts'

const measureTexts = {
  M1: m01, M2: m02, M3: m03, M4: m04, M5: m05, M6: m06, M7: m07, M8: m08, M9: m09, M10: m10, M11: m11, M12: m12,
} as const

export type MeasureId = keyof typeof measureTexts

const clauseTexts = {
  ...m01.clauses, ...m02.clauses, ...m03.clauses, ...m04.clauses, ...m05.clauses, ...m06.clauses,
  ...m07.clauses, ...m08.clauses, ...m09.clauses, ...m10.clauses, ...m11.clauses, ...m12.clauses,
} as const

/** The id of a clause of the regulation: a literal type, so that a wrong id does not compile. */
export type ClauseId = keyof typeof clauseTexts

/** One row of the register: what kind of duty it is, and a one-line restatement in our own words. */
export type Clause = { readonly id: ClauseId; readonly measure: MeasureId; readonly kind: readonly ClauseKind[]; readonly says: Words }
export type Measure = { readonly id: MeasureId; readonly title: Words }

/** M1 to M12, in order. */
export const measureIds = Object.keys(measureTexts) as readonly MeasureId[]

/** The twelve measures with their titles. */
export const measures: readonly Measure[] = measureIds.map((id) => ({ id, title: measureTexts[id].title }))

/** Every clause, in the order of the regulation. */
export const clauses: readonly Clause[] = measureIds.flatMap((measure) =>
  Object.entries<ClauseText>(measureTexts[measure].clauses).map(([id, text]) => ({ id: id as ClauseId, measure, kind: text.kind, says: text.says })),
)

const byId = new Map<string, Clause>(clauses.map((clause) => [clause.id, clause]))

/** Whether the text is the id of a clause. */
export const isClauseId = (id: unknown): id is ClauseId => typeof id === 'string' && byId.has(id)

/** The register's row for a clause. */
export function clauseOf(id: ClauseId): Clause {
  const clause = byId.get(id)
  if (!clause) throw new RangeError(`no such clause: ${id}`)
  return clause
}

/** The title of a measure. */
export const measureTitle = (id: MeasureId): Words => measureTexts[id].title
