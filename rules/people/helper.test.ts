import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../civil-date.ts'
import { decide } from '../registry.ts'
import { ageOn } from './decide-helper.ts'

// The eight of M6.1.2, as the clause writes them; the order and the short form of the fifth are those of the counter.
const eight = '补换领号牌 补换领行驶证 补领检验合格标志 免检车申领检验标志 驾驶证期满换证 期满换证 达到规定年龄换证 遗失补证 损毁换证'.split(' ')
const others = ['转移登记', '抵押/解除抵押', '提交身体条件证明', '换证', 'x']

/** The years by counting birthdays one after another. */
function birthdays(birthDate: string, on: string): number {
  let count = 0
  for (let year = Number(birthDate.slice(0, 4)) + 1; ; year++) {
    const leap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    const birthday = `${year}-${birthDate.endsWith('02-29') && !leap ? '02-28' : birthDate.slice(5)}`
    if (birthday > on) return count
    count += 1
  }
}

describe('a helper', () => {
  const around = fc.tuple(fc.constantFrom('1961-06-15', '1964-02-29', '1971-12-31'), fc.integer({ min: -800, max: 800 }))
  const given = fc.record({
    birthDate: fc.oneof(around.map(([date, days]) => addDays(date, days)), fc.constantFrom('1964-02-29', '1968-02-29', '1935-01-01')),
    business: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...eight) }, { weight: 1, arbitrary: fc.constantFrom(...others) }),
    pieces: fc.constantFrom(1, 1, 1, 2, 9),
    identity: fc.constantFrom('id-card', 'residence-permit', 'other'),
    realPerson: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  })
  const sixtieth = fc.tuple(given, fc.integer({ min: -2, max: 2 }))

  it('may act as M6.1 says, around the sixtieth birthday, in 20,000 cases', () => {
    let allowed = 0
    fc.assert(
      fc.property(sixtieth, fc.boolean(), ([facts, days], early) => {
        const year = Number(facts.birthDate.slice(0, 4)) + 60
        const birthday = `${year}${facts.birthDate.slice(4)}`
        const on = early ? addDays('2021-06-01', days) : addDays(birthday, days)
        const expected =
          on >= '2021-06-01' &&
          birthdays(facts.birthDate, on) >= 60 &&
          facts.realPerson &&
          facts.identity !== 'other' &&
          eight.includes(facts.business) &&
          facts.pieces === 1
        assert.deepEqual(decide('people.helper', on, facts).outcome, { allowed: expected })
        if (expected) allowed += 1
      }),
      { numRuns: 20_000 },
    )
    assert.ok(allowed > 500, String(allowed))
  })

  it('is told every reason at once, but not the age of the other', () => {
    const facts = { birthDate: '1999-12-31', business: '注册登记', pieces: 2, identity: 'other', realPerson: false }
    const { reasons } = decide('people.helper', '2021-07-01', facts)
    assert.equal(reasons.filter((reason) => !reason.holds).length, 5)
    assert.ok(!JSON.stringify(reasons).includes('1999'))
  })

  it('counts years also before birth, and refuses days that do not exist', () => {
    assert.deepEqual(['2021-06-01', '2021-05-31', '2020-06-01'].map((on) => ageOn('2021-06-01', on)), [0, -1, -1])
    assert.throws(() => ageOn('2021-02-29', '2021-06-01'), RangeError)
    assert.throws(() => ageOn('2021-02-28', '2021-06-31'), RangeError)
  })

  it('names no piece at all as bad input', () => {
    const facts = { birthDate: '1950-01-01', business: '遗失补证', identity: 'id-card', realPerson: true }
    for (const pieces of [0, -1, 1.5, '1'])
      assert.throws(() => decide('people.helper', '2021-07-01', { ...facts, pieces }), { name: 'BadFacts' })
  })
})
