import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { chances, poisson } from './chances.ts'
import { falseAlarms } from './false-alarms.ts'
import { judgeMovements, tallyOf, type Movement } from './judge-movements.ts'
import { leastUnusual } from './least-unusual.ts'
import { chanceOfCount, chanceOfShare } from './tails.ts'
import { unusualCount } from './decide-unusual-count.ts'

const came = (count: number, school: string | null, otherArea: string): Movement[] => Array.from({ length: count }, () => ({ direction: 'in', school, otherArea }))
const quiet = tallyOf([...came(10, '甲', '320100'), ...came(6, '乙', '320500'), ...came(4, null, '340100')])
const alarmsOf = (movements: readonly Movement[]) =>
  judgeMovements('2021-07-05', tallyOf(movements), Array.from({ length: 26 }, () => quiet)).filter(({ answer }) => answer.outcome['alarm'] === true).map(({ kind, about }) => [kind, about])

describe('what is looked for among changes of the test place (M3.3.3)', () => {
  it('says nothing of a week like the others, nor of an empty one', () => {
    assert.deepEqual(alarmsOf([...came(10, '甲', '320100'), ...came(7, '乙', '320500'), ...came(3, null, '340100')]), [])
    assert.deepEqual(alarmsOf([]), [])
  })
  it('draws the line of alarms where the rule draws it', () => {
    for (const [earlier, periods] of [[286, 26], [10, 4], [0, 12], [2600, 26]] as const) {
      const line = leastUnusual(earlier, periods)!
      const alarm = (count: number) => unusualCount.decide({ of: 'in', count, earlier, periods, comparisons: 1 }, '2021-07-05').outcome.alarm
      assert.deepEqual([alarm(line - 1), alarm(line)], [false, true], `${earlier} in ${periods}`)
    }
    assert.equal(leastUnusual(30, 3), null)
  })
  it('finds an abnormal number, one school and one place of origin, each by itself', () => {
    assert.deepEqual(alarmsOf([...came(24, '甲', '320100'), ...came(14, '乙', '320500'), ...came(9, null, '340100')]).slice(0, 1), [['in', '']])
    assert.deepEqual(alarmsOf([...came(4, '甲', '320100'), ...came(18, '乙', '320500')]).filter(([kind]) => kind !== 'source'), [['school', '乙']])
    assert.deepEqual(alarmsOf([...came(3, '甲', '320100'), ...came(12, '丙', '510100')]), [['school', '丙'], ['source', '510100']])
  })

  it('reckons chances that agree with counting', () => {
    const chance = chances(7)
    const [tries, rate, periods, earlier] = [40_000, 5, 4, 20]
    // The rate itself is uncertain: it is drawn from what the earlier periods leave open, by rejection.
    let atLeast = 0
    for (let made = 0; made < tries;) {
      const guess = rate * (0.1 + 2.4 * chance())
      if (poisson(guess * periods, chance) !== earlier || chance() > 1 / Math.sqrt(guess)) continue
      made += 1
      if (poisson(guess, chance) >= 9) atLeast += 1
    }
    assert.ok(Math.abs(chanceOfCount(9, earlier, periods) - atLeast / tries) < 0.008, `${chanceOfCount(9, earlier, periods)} ${atLeast / tries}`)
  })

  it('are chances: certain for none, ever smaller for more, whatever the numbers', () => {
    fc.assert(fc.property(fc.nat(400), fc.nat(20_000), fc.integer({ min: 1, max: 60 }), (count, earlier, periods) => {
      assert.equal(chanceOfCount(0, earlier, periods), 1)
      assert.ok(chanceOfCount(count + 1, earlier, periods) <= chanceOfCount(count, earlier, periods))
    }), { numRuns: 500 })
    fc.assert(fc.property(fc.nat(60), fc.nat(60), fc.nat(900), fc.nat(900), (one, more, earlier, others) => {
      const total = one + more
      assert.equal(chanceOfShare(0, total, earlier, earlier + others), 1)
      if (one > 0) assert.ok(chanceOfShare(one, total, earlier, earlier + others) <= chanceOfShare(one - 1, total, earlier, earlier + others))
    }), { numRuns: 500 })
    assert.ok(Math.abs(chanceOfShare(1, 1, 2, 9) - 0.25) < 1e-12)
  })

  it('suspects a quiet place less than once in three years, as measured', () => {
    assert.ok(falseAlarms.week.aYearInAll < 1 / 3)
    assert.ok(falseAlarms.month.aYearInAll < 1 / 3)
    assert.ok(falseAlarms.week.comparisons > 50_000)
  })
})
