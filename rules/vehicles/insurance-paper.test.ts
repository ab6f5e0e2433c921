import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays } from '../civil-date.ts'
import { decide } from '../registry.ts'
import { vehicleTypes } from './vehicle-types.ts'

// The three types of M11.1, by their names.
const excepted = /摩托车|^低速|^三轮汽车/
const trailer = /挂车$/
const day = fc.integer({ min: -30, max: 400 }).map((days) => addDays('2021-06-01', days))

describe('paper proof of insurance', () => {
  it('is asked for as M11.1 says, and never stops the business, in 10,000 cases', () => {
    const facts = fc.record({
      vehicleType: fc.constantFrom(...Object.keys(vehicleTypes)),
      business: fc.constantFrom('registration', 'inspection-mark', 'other'),
      check: fc.constantFrom('confirmed', 'denied', 'unknown'),
    })
    fc.assert(
      fc.property(facts, day, ({ vehicleType, business, check }, on) => {
        const asked = business === 'registration' || business === 'inspection-mark'
        const name = vehicleTypes[vehicleType]!.zh
        const online = !excepted.test(name) && on >= '2021-06-01'
        const found = check === 'confirmed' && online
        const { outcome, reasons } = decide('vehicles.insurance-paper', on, { vehicleType, business, check })
        assert.deepEqual(outcome, { insurancePaper: asked && !found && !trailer.test(name), taxPaper: asked && !found, mayProceed: true })
        assert.equal(reasons.some(({ says }) => says.zh === '已查到，不要纸质凭证'), asked && found)
        assert.equal(reasons.some(({ facts }) => 'check' in facts), asked && online && (found || !trailer.test(name)), 'an answer is a reason only where it counts')
      }),
      { numRuns: 10_000 },
    )
  })
})
