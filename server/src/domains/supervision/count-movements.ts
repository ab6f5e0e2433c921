import { tallyOf, type Movement, type Tally } from '@changxing/rules/supervision/judge-movements.ts'
import type { PeriodKind } from '@changxing/rules/supervision/parameters.ts'
import type { Tx } from '../../platform/database.ts'
import { movementsOf } from '../exams/index.ts'
import { citiesOf, periodsUpTo, type Period } from './periods.ts'

export type Counted = Period & { readonly tally: Tally }

/** Changes of the test place of an office's cities, period by period up to and with the one that begins on that day; from the first that had any. */
export const countMovements = async (db: Tx, area: string, kind: PeriodKind, from: string, count: number): Promise<readonly Counted[]> => {
  const periods = periodsUpTo(kind, from, count)
  const [first, last] = [periods[0]!, periods.at(-1)!]
  const movements: (Movement & { readonly on: string })[] = []
  for (const city of citiesOf(area)) movements.push(...(await movementsOf(db, city, first.from, last.until)))
  const counted = periods.map((period) => ({ ...period, tally: tallyOf(movements.filter(({ on }) => on >= period.from && on <= period.until)) }))
  // Weeks before the platform was there are not weeks without changes.
  const begun = counted.findIndex(({ tally }) => tally.in + tally.out > 0)
  return begun < 0 ? counted.slice(-1) : counted.slice(Math.min(begun, counted.length - 1))
}
