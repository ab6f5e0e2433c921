import { chances, poisson } from './chances.ts'
import { alarmKinds, judgeMovements, type AlarmKind, type Tally } from './judge-movements.ts'
import { baselinePeriods, movementLimits, type PeriodKind } from './parameters.ts'

/** The quiet place that is simulated: nothing ever changes in it but by chance. Numbers are a week's; a month has 4.35 of them, a province several cities. */
const quiet = {
  inAWeek: 20, outAWeek: 16, schools: [0.2, 0.15, 0.15, 0.1, 0.1, 0.08, 0.08, 0.05, 0.04, 0.03, 0.01, 0.01], sources: [0.3, 0.25, 0.2, 0.1, 0.1, 0.05],
}
const scales = { week: { years: 100, perYear: 52, times: 1 }, month: { years: 200, perYear: 12, times: 4.35 * 8 } } as const
const seed = 20210601

const simulate = (period: PeriodKind) => {
  const { years, perYear, times } = scales[period]
  const chance = chances(seed + perYear)
  const parts = (expected: number, shares: readonly number[]) => shares.map((share) => poisson(expected * share, chance))
  const named = (counts: readonly number[]) => Object.fromEntries(counts.flatMap((count, index) => (count === 0 ? [] : [[`${index + 1}`, count]])))
  const one = (): Tally => {
    const sources = parts(quiet.inAWeek * times, quiet.sources)
    const out = poisson(quiet.outAWeek * times, chance)
    const came = sources.reduce((sum, count) => sum + count, 0)
    return { in: came, out, sources: named(sources), schools: named(parts((quiet.inAWeek + quiet.outAWeek) * times, quiet.schools)) }
  }
  const tallies = Array.from({ length: years * perYear + baselinePeriods[period] }, one)
  const alarms: Record<AlarmKind, number> = { in: 0, out: 0, school: 0, source: 0 }
  let comparisons = 0
  for (let index = baselinePeriods[period]; index < tallies.length; index += 1) {
    for (const { kind, answer } of judgeMovements('2021-06-01', tallies[index]!, tallies.slice(index - baselinePeriods[period], index))) {
      comparisons += 1
      if (answer.outcome['alarm'] === true) alarms[kind] += 1
    }
  }
  const perYearOf = (count: number) => Number((count / years).toFixed(4))
  return {
    years, periods: years * perYear, comparisons,
    aYear: Object.fromEntries((Object.keys(alarmKinds) as AlarmKind[]).map((kind) => [kind, perYearOf(alarms[kind])])),
    aYearInAll: perYearOf(Object.values(alarms).reduce((sum, count) => sum + count, 0)),
  }
}

/** Measures how often a place in which nothing happens is suspected, and writes it down with how it was measured. */
export default (): Record<string, string> => {
  const measured = {
    how: {
      zh: `模拟没有任何变化的地方：每周转入平均${quiet.inAWeek}人、转出${quiet.outAWeek}人，${quiet.schools.length}所驾校、${quiet.sources.length}个来源地，份额不变，泊松分布；随机种子${seed}。月度为8个城市合计。每期与此前各期比较，数报警次数。`,
      en: `Simulated places where nothing changes: ${quiet.inAWeek} in and ${quiet.outAWeek} out a week on average, ${quiet.schools.length} schools and ${quiet.sources.length} places of origin of constant shares, Poisson; seed ${seed}. A month is that of 8 cities together. Each period is judged against those before it and the alarms are counted.`,
    },
    limits: movementLimits, week: simulate('week'), month: simulate('month'),
  }
  return {
    'rules/supervision/false-alarms.ts': [
      "import type { FalseAlarms } from './measured.ts'", '',
      '/** How often quiet places are suspected. Measured by false-alarms.generate.ts, written by `npm run generate`; not to be edited. */',
      `export const falseAlarms: FalseAlarms = ${JSON.stringify(measured, null, 2)}`, '',
    ].join('\n'),
  }
}
