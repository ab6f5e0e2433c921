import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateOfDay } from '../civil-date.ts'
import { decide } from '../registry.ts'

// "unless the vehicle is suspected stolen/robbed/defrauded, smuggled or illegally (re)assembled" (M2.4.1): three grounds only.
const lawful = ['stolen-robbed-defrauded', 'smuggled', 'illegally-assembled']
const unlawful = ['no-paper-archive', 'mortgage-checked-online', 'incomplete', 'system-error', 'other']

describe('the return of an archive', () => {
  it('has three grounds, on any day, and another way for every other, in 10,000 cases', () => {
    const day = fc.integer({ min: 0, max: 30_000 }).map(dateOfDay)
    fc.assert(
      fc.property(fc.constantFrom(...lawful, ...unlawful), day, (ground, on) => {
        const { outcome, reasons } = decide('vehicles.return-archive', on, { ground })
        assert.equal(outcome['mayReturn'], lawful.includes(ground))
        assert.equal('instead' in outcome, unlawful.includes(ground))
        assert.deepEqual(reasons.map((reason) => reason.holds), [lawful.includes(ground)])
      }),
      { numRuns: 10_000 },
    )
  })
})
