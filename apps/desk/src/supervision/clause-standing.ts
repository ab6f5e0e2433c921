import type { coverage } from '@changxing/contract/rules.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'

export type CoveredClause = OutputOf<typeof coverage>['clauses'][number]
export const standings = ['proved', 'begun', 'not-yet'] as const
export type Standing = (typeof standings)[number]

/** How far a clause is: something serves it and a test proves it, something serves it, or nothing yet. */
export function standingOf({ rules, operations, services, screens, tests }: Pick<CoveredClause, 'rules' | 'operations' | 'services' | 'screens' | 'tests'>): Standing {
  const served = rules.length + operations.length + services.length + screens.length > 0
  if (served && tests.length > 0) return 'proved'
  return served || tests.length > 0 ? 'begun' : 'not-yet'
}

/** `M12.4.2` belongs to `M12`. */
export const measureOf = (clause: string): string => clause.split('.', 1)[0]!

/** How many clauses of each measure stand where, in the order of the regulation. */
export function countByMeasure(clauses: readonly CoveredClause[]): readonly { readonly measure: string; readonly counts: Record<Standing, number>; readonly total: number }[] {
  const byMeasure = new Map<string, Record<Standing, number>>()
  for (const clause of clauses) {
    const counts = byMeasure.get(measureOf(clause.id)) ?? { proved: 0, begun: 0, 'not-yet': 0 }
    counts[standingOf(clause)] += 1
    byMeasure.set(measureOf(clause.id), counts)
  }
  return [...byMeasure].map(([measure, counts]) => ({ measure, counts, total: counts.proved + counts.begun + counts['not-yet'] }))
}
