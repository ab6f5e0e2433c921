import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../civil-date.ts'
import { decide } from '../registry.ts'

// The lists of M9.1, as the clause writes them.
const delegable = (
  '注册登记 变更登记 转移登记 换领登记证书 补换领号牌 补换领行驶证 补领检验合格标志 免检车申领检验标志 抵押/解除抵押 质押/解除质押 ' +
  '申领新车临时号牌 注销登记 变更备案 补换领驾驶证 转入换证 注销 提交身体条件证明 延期'
).split(' ')
const notDelegable = ['补领登记证书', '期满换证', '驾驶证期满换证', '临时号牌', '变更', 'x', ' 延期']

const start = '2021-06-01'
const facts = fc.record({
  business: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...delegable) }, { weight: 1, arbitrary: fc.constantFrom(...notDelegable) }),
  made: fc.integer({ min: -5, max: 60 }),
  length: fc.integer({ min: -2, max: 34 }),
  agentMatches: fc.boolean(),
  businessMatches: fc.boolean(),
  inPerson: fc.boolean(),
  cancelled: fc.boolean(),
})

type Days = { readonly made: number; readonly length: number; readonly today: number }
/** Valid from the day it is made to the last of at most 30 days, counted one by one on a calendar of numbers. */
function runsToday({ made, length, today }: Days): boolean {
  if (today === made) return length >= 0 && length <= 30
  for (let day = 1; day <= 30; day++) if (made + day === today) return day <= length && length <= 30
  return false
}

describe('an online delegation', () => {
  it('counts as M9 says, in 20,000 cases', () => {
    const seen = new Map<string, number>()
    fc.assert(
      fc.property(facts, fc.integer({ min: -2, max: 36 }), ({ made, length, ...given }, later) => {
        const today = made + later
        const [on, madeOn, validUntil] = [today, made, made + length].map((days) => addDays(start, days)) as [string, string, string]
        const { outcome } = decide('people.delegation', on, { ...given, madeOn, validUntil })
        const matches = given.agentMatches && given.businessMatches && !given.cancelled && runsToday({ made, length, today })
        const expected = given.inPerson
          ? { accepted: true, action: 'none-needed' }
          : today < 0 || !delegable.includes(given.business)
            ? { accepted: false }
            : matches
              ? { accepted: true }
              : { accepted: false, action: 'delegate-again' }
        assert.deepEqual(outcome, expected)
        const kind = JSON.stringify(outcome)
        seen.set(kind, (seen.get(kind) ?? 0) + 1)
      }),
      { numRuns: 20_000 },
    )
    assert.equal(seen.size, 4)
    for (const [kind, count] of seen) assert.ok(count > 50, kind)
  })

  it('is not examined when the applicant comes in person', () => {
    const wrong = { agentMatches: false, businessMatches: false, cancelled: true }
    const given = { business: 'x', madeOn: '2021-07-01', validUntil: '2020-01-01', ...wrong }
    const { outcome, reasons } = decide('people.delegation', '2021-07-01', { ...given, inPerson: true })
    assert.deepEqual(outcome, { accepted: true, action: 'none-needed' })
    assert.deepEqual(reasons.map((reason) => reason.clause), ['M9.2.3'])
  })

  it('names an empty business as bad input, and no other name', () => {
    const given = { madeOn: start, validUntil: start, agentMatches: true, businessMatches: true, inPerson: false, cancelled: false }
    for (const empty of ['', ' ', '\n'])
      assert.throws(() => decide('people.delegation', start, { ...given, business: empty }), { name: 'BadFacts' })
    assert.equal(decide('people.delegation', start, { ...given, business: '过户' }).outcome['accepted'], false)
  })
})
