import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { decide } from '../registry.ts'
import { displayOf, licenceStates, mayDrive, statesFact, statusOf } from './states.ts'

// The groups of the practice, as the letters stand in it.
const shown = 'AHI'
const warned = 'BCDKMNPSTUZ'
const gone = 'EFGRJL'
const anyStates = fc.stringMatching(/^[A-NPR-UZ]{1,6}$/)
const any = (states: string, group: string) => [...states].some((letter) => group.includes(letter))

describe('licence states', () => {
  it('are the twenty letters', () => {
    assert.equal(Object.keys(licenceStates).join(''), [...shown, ...warned, ...gone].sort().join(''))
    assert.equal(Object.keys(licenceStates).length, 20)
  })

  it('show the worst', () => {
    fc.assert(
      fc.property(anyStates, (states) => {
        assert.equal(displayOf(states), any(states, gone) ? 'none' : any(states, warned) ? 'warning' : 'normal')
        assert.equal(statusOf(states), any(states, 'EFGR') ? 1 : any(states, 'DKUJL') ? 2 : any(states, 'MSBNPTCZ') ? 3 : 0)
        assert.equal(mayDrive(states), !any(states, 'BDEFGJKLMNPRSTU'))
        assert.equal(decide('licences.e-licence-application', '2021-12-10', { area: '110000', states, photoRejections: 0 }).outcome['allowed'], !any(states, warned + gone))
      }),
    )
  })

  it('are consistent: what is shown as usual may drive, what is not valid may not', () => {
    for (const [letter, state] of Object.entries(licenceStates)) {
      if (state.display === 'normal') assert.ok(state.mayDrive && state.mayApply && state.status === 0, letter)
      if (state.status === 1 || state.status === 2) assert.ok(!state.mayDrive && !state.mayApply, letter)
    }
  })

  it('know no other letter', () => {
    for (const no of ['O', 'Q', 'V', 'a', '', 'A B', 'AO']) {
      assert.ok(!new RegExp(statesFact.pattern).test(no))
      assert.throws(() => displayOf(no), RangeError)
    }
  })
})
