import type { Words } from '../decision.ts'

/** Rounded so that engines whose `Math.exp` differs in the last bit answer the same bytes. */
export const rounded = (value: number): number => Number(value.toFixed(9))

/** A chance in a sentence: what was rounded away is small, not nothing. */
export const chanceWords = (chance: number): Words => (chance === 0 ? { zh: '小于十亿分之一', en: 'less than one in a billion' } : { zh: `为${chance}`, en: String(chance) })

/** One less the sum of the first `count` probabilities; they come as logarithms, since small ones would vanish. */
const above = (count: number, logOfNone: number, logOfStep: (number: number) => number): number => {
  let logTerm = logOfNone
  let below = 0
  for (let number = 0; number < count; number += 1) {
    below += Math.exp(logTerm)
    logTerm += logOfStep(number)
  }
  return Math.min(1, Math.max(0, 1 - below))
}

/**
 * The chance of `count` or more in one period after `earlier` in so many periods, when nothing has changed: the predictive distribution of a
 * Poisson rate with Jeffreys' prior (negative binomial). It knows that a short history is uncertain.
 */
export function chanceOfCount(count: number, earlier: number, periods: number): number {
  const shape = earlier + 0.5
  return above(count, shape * Math.log(periods / (periods + 1)), (number) => Math.log((shape + number) / (number + 1) / (periods + 1)))
}

/**
 * The chance that `count` or more of `total` come from one place after `earlier` of `earlierTotal`, when nothing has changed: the predictive
 * distribution of a share with Jeffreys' prior (beta-binomial).
 */
export function chanceOfShare(count: number, total: number, earlier: number, earlierTotal: number): number {
  const [yes, no] = [earlier + 0.5, earlierTotal - earlier + 0.5]
  let logOfNone = 0
  for (let number = 0; number < total; number += 1) logOfNone += Math.log((no + number) / (yes + no + number))
  return above(count, logOfNone, (number) => Math.log(((total - number) * (yes + number)) / ((number + 1) * (no + total - number - 1))))
}
