import type { CivilDate } from './civil-date.ts'
import type { ClauseId } from './clauses.ts'

/** A value of the law from a day on, with the clause or the other source that says so. */
export type DatedValue<Value> = {
  readonly from: CivilDate
  readonly value: Value
  readonly clause?: ClauseId
  readonly source?: string
}

/** Asked for a day on which no value was in force yet. */
export class NotYetInForce extends Error {
  readonly on: CivilDate
  readonly first: CivilDate
  constructor(on: CivilDate, first: CivilDate) {
    super(`no value on ${on}: the first is in force from ${first}`)
    this.name = 'NotYetInForce'
    this.on = on
    this.first = first
  }
}

export type Dated<Value> = {
  readonly values: readonly DatedValue<Value>[]
  /** The value in force on the day; throws NotYetInForce before the first. */
  readonly on: (date: CivilDate) => DatedValue<Value>
  /** The value in force on the day; undefined before the first. */
  readonly find: (date: CivilDate) => DatedValue<Value> | undefined
}

/** A value that changes by date: each row holds from its day until the next row's. Rows must be in order of date. */
export function dated<Value>(values: readonly [DatedValue<Value>, ...DatedValue<Value>[]]): Dated<Value> {
  for (const [index, row] of values.entries()) {
    const next = values[index + 1]
    if (next && next.from <= row.from) throw new RangeError(`dated values out of order: ${row.from}, ${next.from}`)
  }
  const find = (date: CivilDate) => values.findLast((row) => row.from <= date)
  const on = (date: CivilDate) => {
    const row = find(date)
    if (!row) throw new NotYetInForce(date, values[0].from)
    return row
  }
  return { values, on, find }
}
