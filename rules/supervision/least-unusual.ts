import { movementLimits } from './parameters.ts'
import { chanceOfCount, rounded } from './tails.ts'

/**
 * The smallest number of changes in or out that `supervision.unusual-count` would take for abnormal: the line that a chart shows above the
 * figures (M3.3.3). Null while there are too few periods before to judge.
 */
export function leastUnusual(earlier: number, periods: number): number | null {
  if (periods < movementLimits.leastPeriods) return null
  let count = Math.max(movementLimits.leastCount, Math.floor(earlier / periods) + 1)
  while (rounded(chanceOfCount(count, earlier, periods)) >= rounded(movementLimits.chance)) count += 1
  return count
}
