import { BadFacts, type Problem } from './bad-facts.ts'
import type { CivilDate } from './civil-date.ts'
import type { Dated, DatedValue } from './dated.ts'
import type { Words } from './words.ts'

/** Throws BadFacts with every problem that is there. For facts that fit one by one and contradict each other: only a rule can tell. */
export function refuseBadFacts(problems: readonly (Problem | undefined)[]): void {
  const found = problems.filter((problem) => problem !== undefined)
  if (found.length > 0) throw new BadFacts(found)
}

/** The fact is at fault when its date lies before one that it can only follow, or fall on. */
export const before = (fact: string, date: CivilDate, other: CivilDate, says: Words): Problem | undefined =>
  date < other ? { fact, says } : undefined

/** The fact is at fault when its date lies after one that it can only precede, or fall on. */
export const after = (fact: string, date: CivilDate, other: CivilDate, says: Words): Problem | undefined =>
  date > other ? { fact, says } : undefined

const firstPossible = '1900-01-01'
const lastPossible = '2199-12-31'

/** Dates that no living driver's file can hold, so that whole years can be counted from every date that passes. */
export const unlikelyDates = (dates: { readonly [fact: string]: CivilDate }): readonly Problem[] =>
  Object.entries(dates).flatMap(([fact, date]) =>
    firstPossible <= date && date <= lastPossible
      ? []
      : [{ fact, says: { zh: `日期应在1900年至2199年之间：${date}`, en: `the date must lie in the years 1900 to 2199: ${date}` } }],
  )

/** The value in force on the day that a fact (or `on`) names; BadFacts when the law of that day is older than what is known here. */
export function valueOn<Value>(value: Dated<Value>, date: CivilDate, fact: string): DatedValue<Value> {
  const row = value.find(date)
  if (row) return row
  const first = value.values[0]?.from ?? date
  throw new BadFacts([{ fact, says: { zh: `${first}以前的规定这里没有：${date}`, en: `the law before ${first} is not held here: ${date}` } }])
}
