import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths } from '../civil-date.ts'
import { decide } from '../registry.ts'
import { uses } from './uses.ts'
import { vehicleTypes } from './vehicle-types.ts'

/** Ages in years at which a mark is due, written out for 30 years, and those at which no inspection is needed. */
type Ages = { readonly due: readonly number[]; readonly free: readonly number[] }
const yearly = (from: number, to = 30) => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const halfYearly = (from: number) => yearly(from * 2, 60).map((halves) => halves / 2)

const carBefore: Ages = { due: [2, 4, ...yearly(6, 15), ...halfYearly(15.5)], free: [2, 4] }
const car2020: Ages = { due: [2, 4, 6, 8, 10, ...yearly(11, 15), ...halfYearly(15.5)], free: [2, 4] }
const car2022: Ages = { due: [2, 4, 6, 8, ...yearly(10)], free: [2, 4, 8] }

function agesByTheWords(type: string, use: string, on: string): Ages {
  const name = vehicleTypes[type]?.zh ?? assert.fail(type)
  if (/摩托车/.test(name)) return on < '2022-10-01' ? { due: [2, ...yearly(4)], free: [] } : car2022
  if (/校车/.test(name) || (type[0] === 'K' && 'OPQS'.includes(use))) return { due: halfYearly(0.5), free: [] }
  if (type[0] === 'K') {
    if ('BCDEFGLMNRTU'.includes(use)) return { due: [...yearly(1, 5), ...halfYearly(5.5)], free: [] }
    if (/^[大中]型/.test(name)) return { due: [...yearly(1, 10), ...halfYearly(10.5)], free: [] }
    if (/面包车/.test(name) || use !== 'A') return { ...carBefore, free: [] }
    return on < '2020-11-20' ? carBefore : on < '2022-10-01' ? car2020 : car2022
  }
  if (/货车|牵引车|挂车/.test(name)) return { due: [...yearly(1, 10), ...halfYearly(10.5)], free: [] }
  return { due: yearly(1), free: [] }
}

/** A day so many half-years later, by a calendar that is not ours. */
function later(date: string, years: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const months = month - 1 + years * 12
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate()
  return new Date(Date.UTC(year, months, Math.min(day, last))).toISOString().slice(0, 10)
}

const often = <Value>(usual: readonly Value[], all: readonly Value[]) => fc.oneof(fc.constantFrom(...usual), fc.constantFrom(...all))
const facts = fc.record({
  vehicleType: often(['K33', 'K31', 'K43', 'M21'], Object.keys(vehicleTypes)),
  use: often(['A'], Object.keys(uses)),
  injuryAccident: fc.oneof({ weight: 3, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
})
const day = fc.oneof(
  fc.integer({ min: 0, max: 3000 }).map((days) => addDays('2016-01-01', days)),
  fc.constantFrom('2020-11-19', '2020-11-20', '2020-11-21', '2022-09-30', '2022-10-01', '2022-10-02'),
)
/** Ages in half-years and days, so that due days and their neighbours meet often. */
const age = fc.tuple(fc.integer({ min: 0, max: 50 }), fc.constantFrom(-1, 0, 1, -2, 40, 100))

describe('the inspection mark', () => {
  it('falls due, with or without an inspection, as the table says, in 20,000 cases', () => {
    let exempt = 0
    fc.assert(
      fc.property(facts, day, age, (given, on, [halves, days]) => {
        const past = addDays(addMonths(on, -6 * halves), days)
        const firstRegistered = past > on ? on : past
        const { due, free } = agesByTheWords(given.vehicleType, given.use, on)
        const years = due.find((at) => later(firstRegistered, at) >= on) ?? assert.fail('30 years are not enough')
        const expected = free.includes(years) && !given.injuryAccident ? 'exempt' : 'required'
        const { outcome, reasons } = decide('vehicles.inspection-mark', on, { ...given, firstRegistered })
        assert.deepEqual(outcome, { inspection: expected, nextDue: later(firstRegistered, years) })
        assert.equal(reasons.some(({ says }) => says.zh.endsWith('直接申领标志')), expected === 'exempt')
        if (expected === 'exempt') exempt += 1
      }),
      { numRuns: 20_000 },
    )
    assert.ok(exempt > 1000, String(exempt))
  })

  it('is not asked of a car that is not registered yet, nor on days without a schedule', () => {
    const given = { vehicleType: 'K33', use: 'A', firstRegistered: '2003-06-01', injuryAccident: false }
    const fact = (on: string, change: object) => {
      try {
        return decide('vehicles.inspection-mark', on, { ...given, ...change }).outcome
      } catch (error) {
        return (error as { problems?: readonly { fact: string }[] }).problems?.map((problem) => problem.fact)
      }
    }
    assert.deepEqual(fact('2021-06-01', { firstRegistered: '2021-06-02' }), ['firstRegistered'])
    assert.deepEqual(fact('2004-04-30', {}), ['on'])
    assert.deepEqual(fact('2004-05-01', {}), { inspection: 'required', nextDue: '2005-06-01' })
    assert.deepEqual(fact('9999-12-31', {}), ['on'])
  })
})
