import type { Answer, Words } from '../decision.ts'
import { decide } from '../registry.ts'

/** Changes of the test place in one period, counted; `schools` and `sources` by name and by area, `sources` of those who came. */
export type Tally = {
  readonly in: number
  readonly out: number
  readonly schools: Readonly<Record<string, number>>
  readonly sources: Readonly<Record<string, number>>
}

/** One change of the test place as a city counts it. */
export type Movement = { readonly direction: 'in' | 'out'; readonly school: string | null; readonly otherArea: string }

export type AlarmKind = 'in' | 'out' | 'school' | 'source'
export const alarmKinds = {
  in: { zh: '转入数量异常', en: 'Abnormal number in' },
  out: { zh: '转出数量异常', en: 'Abnormal number out' },
  school: { zh: '同一驾校短期大量转考', en: 'One school moves many candidates' },
  source: { zh: '考生来源集中', en: 'Candidates from one place' },
} as const satisfies { readonly [kind in AlarmKind]: Words }

export type Judged = { readonly kind: AlarmKind; readonly about: string; readonly rule: string; readonly facts: Readonly<Record<string, string | number>>; readonly answer: Answer }

const counted = (names: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {}
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1
  return counts
}

/** Counts the changes of a period. */
export const tallyOf = (movements: readonly Movement[]): Tally => {
  const came = movements.filter(({ direction }) => direction === 'in')
  return {
    in: came.length, out: movements.length - came.length, schools: counted(movements.flatMap(({ school }) => school ?? [])),
    sources: counted(came.map(({ otherArea }) => otherArea)),
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/**
 * Every comparison that supervision makes of a period with those before it (M3.3.3): all that comes in, all that goes out, each school, each
 * place of origin. `on` is the first day after the period. Answers all of them; those whose outcome has `alarm` are to be investigated.
 */
export function judgeMovements(on: string, period: Tally, earlier: readonly Tally[]): readonly Judged[] {
  const periods = Math.max(1, earlier.length)
  const judged = (kind: AlarmKind, about: string, rule: string, facts: Readonly<Record<string, string | number>>): Judged => ({ kind, about, rule, facts, answer: decide(rule, on, facts) })
  const ofAll = (of: 'in' | 'out') =>
    judged(of, '', 'supervision.unusual-count', { of, count: period[of], earlier: sum(earlier.map((one) => one[of])), periods, comparisons: 1 })
  const schools = Object.entries(period.schools)
  const sources = Object.entries(period.sources)
  const earlierTotal = sum(earlier.map((one) => one.in))
  return [
    ofAll('in'), ofAll('out'),
    ...schools.map(([school, count]) => judged('school', school, 'supervision.unusual-count', {
      of: 'school', count, earlier: sum(earlier.map((one) => one.schools[school] ?? 0)), periods, comparisons: schools.length,
    })),
    ...sources.map(([area, count]) => judged('source', area, 'supervision.concentration', {
      count, total: period.in, earlier: sum(earlier.map((one) => one.sources[area] ?? 0)), earlierTotal, comparisons: sources.length,
    })),
  ]
}
