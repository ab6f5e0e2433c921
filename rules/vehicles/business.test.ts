import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decide } from '../registry.ts'
import { vehicleBusinesses, vehicleBusinessIds } from './businesses.ts'
import { delegableVehicleBusiness, findBusiness, helperBusiness } from '../people/business-lists.ts'
import { firstMarkValidUntil, markValidUntil } from './mark-validity.ts'
import { plateKindFor } from './plate-kind-for.ts'

/** The grounds of refusal by their words, written out apart from the table: business -> names of states. */
const lost = ['转出', '被盗抢', '注销', '嫌疑车', '强制注销', '事故逃逸', '锁定']
const scrapped = '达到报废标准、公告牌证作废'
const open = ['违法未处理', '事故未处理', '海关监管', '查封', '扣留']
const against: Readonly<Record<string, readonly string[]>> = {
  registration: ['嫌疑车'], 'temporary-plate': ['嫌疑车'], change: [...lost, ...open, scrapped], transfer: [...lost, ...open, '停驶', scrapped], certificate: [...lost, '查封', scrapped],
  plates: [...lost, scrapped], 'vehicle-licence': [...lost, scrapped], 'replacement-mark': [...lost, scrapped],
  'exempt-mark': [...lost, '违法未处理', '事故未处理', '停驶', scrapped], deregistration: [...lost, ...open], filing: [...lost, scrapped],
  'move-out': [...lost, ...open, '停驶', scrapped],
  // What was settled before it left is not asked again: violations, accidents, being laid up.
  'move-in': ['被盗抢', '注销', '海关监管', '嫌疑车', '查封', '扣留', '强制注销', '事故逃逸', '锁定', scrapped],
}
const names: Readonly<Record<string, string>> = {
  A: '正常', B: '转出', C: '被盗抢', D: '停驶', E: '注销', G: '违法未处理', H: '海关监管', I: '事故未处理', J: '嫌疑车', K: '查封', L: '扣留', M: '强制注销', N: '事故逃逸', O: '锁定',
  P: scrapped, Q: '逾期未检验',
}
const mortgageStops = ['transfer', 'deregistration', 'move-out']
/** On neither list: the owner comes. */
const ownersAlone = ['move-out', 'move-in']
const helperNames = ['补换领号牌', '补换领行驶证', '补领检验合格标志', '免检车申领检验标志']

describe('vehicle business', () => {
  it('is refused for exactly the states and the mortgage that stand against it, all at once, each with a remedy, in 20,000 cases', () => {
    let refused = 0
    fc.assert(fc.property(
      fc.constantFrom(...vehicleBusinessIds), fc.stringMatching(/^[A-EG-Q]{1,5}$/), fc.boolean(), fc.constantFrom('self', 'delegate', 'agent-on-paper', 'helper'),
      (business, states, mortgaged, applicant) => {
        const expected = [...new Set(states)].map((letter) => names[letter]!).filter((name) => against[business]!.includes(name))
        const { outcome, reasons } = decide('vehicles.business', '2021-07-01', { business, states, mortgaged, applicant })
        const unmet = reasons.filter(({ holds }) => !holds)
        const byState = unmet.filter(({ facts }) => facts['state'] !== undefined)
        assert.deepEqual(new Set(byState.map(({ says }) => says.zh.split('：')[0])), new Set(expected))
        for (const { says } of byState) assert.ok(!says.zh.endsWith('请先处理'), says.zh)
        const stops = mortgaged && mortgageStops.includes(business) ? 1 : 0
        const ofHelpers = helperNames.includes(vehicleBusinesses[business].listed ?? '')
        const stranger = (applicant === 'helper' && !ofHelpers) || (applicant === 'delegate' && ownersAlone.includes(business)) ? 1 : 0
        assert.equal(unmet.length, expected.length + stops + stranger)
        assert.equal(outcome['allowed'], unmet.length === 0)
        if (unmet.length > 0) refused += 1
      }), { numRuns: 20_000 })
    assert.ok(refused > 5000, String(refused))
  })

  it('has the names of the two lists', () => {
    for (const id of vehicleBusinessIds) {
      const { listed, helper } = vehicleBusinesses[id]
      assert.equal(listed === null, ownersAlone.includes(id), id)
      if (listed === null) continue
      assert.ok(findBusiness(listed, delegableVehicleBusiness), listed)
      assert.equal(findBusiness(listed, helperBusiness) !== undefined, helper, listed)
    }
  })

  it('gives a mark until the end of the month in which the next one falls due', () => {
    const car = { vehicleType: 'K33', use: 'A', firstRegistered: '2019-07-15', injuryAccident: false } as const
    assert.equal(markValidUntil(car, '2021-07-31', '2021-07-01'), '2023-07-31')
    assert.equal(markValidUntil(car, '2021-07-31', '2021-09-01'), '2023-07-31')
    assert.equal(firstMarkValidUntil({ ...car, firstRegistered: '2021-07-01' }, '2021-07-01'), '2023-07-31')
    assert.equal(firstMarkValidUntil({ ...car, firstRegistered: '2021-01-31', vehicleType: 'H31', use: 'F' }, '2021-01-31'), '2022-01-31')
  })

  it('knows the kind of plate of each vehicle', () => {
    const kinds = [
      ['K33', 'A', 'A', '02'], ['K33', 'C', 'A', '52'], ['K11', 'B', 'B', '01'], ['K11', 'C', 'C', '51'], ['H31', 'B', 'F', '02'], ['H12', 'B', 'F', '01'], ['Z41', 'B', 'K', '02'],
      ['J11', 'B', 'A', '01'], ['D11', 'C', 'C', '51'], ['M21', 'A', 'A', '07'], ['M22', 'A', 'A', '08'], ['M12', 'A', 'A', '08'], ['B11', 'Y', 'F', '15'], ['G11', 'Y', 'N', '15'],
      ['N11', 'B', 'A', '13'], ['H51', 'B', 'A', '13'], ['T11', 'B', 'A', '14'], ['K33', 'C', 'N', '16'], ['M21', 'A', 'N', '17'], ['K33', 'A', 'H', '23'], ['M21', 'A', 'H', '24'],
    ] as const
    for (const [type, energy, use, kind] of kinds) assert.equal(plateKindFor(type, energy, use), kind, `${type} ${energy} ${use}`)
  })
})
