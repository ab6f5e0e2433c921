import { because, decided, type Decision } from '../decision.ts'
import { rule } from '../rule.ts'
import { movementLimits } from './parameters.ts'
import { chanceOfCount, chanceWords, rounded } from './tails.ts'

type Outcome = { readonly alarm: boolean; readonly chance: number; readonly threshold: number; readonly expected: number; readonly least: number }

/**
 * Whether a number of changes of the test place is abnormal against the periods before it: into a city, out of it, or by one driving school
 * (M3.3.3). The statistic is the chance of so many or more had nothing changed; the threshold is divided by the number of comparisons made
 * at once. An alarm opens an investigation, it accuses nobody.
 */
export const unusualCount = rule({
  id: 'supervision.unusual-count',
  version: '1',
  title: { zh: '考试地变更数量是否异常', en: 'Is the number of changes of the test place abnormal' },
  clauses: ['M3.3.3'],
  facts: {
    of: { type: 'string', enum: ['in', 'out', 'school'], says: { zh: '转入、转出、驾校', en: 'Into the city, out of it, by one school' } },
    count: { type: 'integer', minimum: 0, says: { zh: '本期数量', en: 'Number in the period' } },
    earlier: { type: 'integer', minimum: 0, says: { zh: '此前各期合计', en: 'Number in the periods before, in all' } },
    periods: { type: 'integer', minimum: 1, maximum: 520, says: { zh: '此前期数', en: 'Periods before' } },
    comparisons: { type: 'integer', minimum: 1, says: { zh: '同时比较的对象数', en: 'Comparisons made at once' } },
  },
  decide({ of, count, earlier, periods, comparisons }): Decision<Outcome> {
    const least = of === 'school' ? movementLimits.leastOfOneSchool : movementLimits.leastCount
    const chance = rounded(chanceOfCount(Math.min(count, 100_000), earlier, periods))
    const threshold = rounded(movementLimits.chance / comparisons)
    const expected = rounded(earlier / periods)
    const alarm = count >= least && count > expected && chance < threshold
    return decided({ alarm, chance, threshold, expected, least }, [
      because('M3.3.3', !alarm, alarm
        ? { zh: `本期${count}，此前平均${expected}：没有变化时出现的概率${chanceWords(chance).zh}，低于界限${threshold}，应当调查`, en: `${count} in this period against ${expected} on average before: a chance of ${chanceWords(chance).en} had nothing changed, below ${threshold}. To be investigated` }
        : { zh: `本期${count}，此前平均${expected}，在正常范围`, en: `${count} in this period against ${expected} on average before: nothing abnormal` },
      { of, count, earlier, periods, comparisons }),
    ])
  },
})
