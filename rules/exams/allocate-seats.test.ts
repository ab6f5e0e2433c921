import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { allocateSeats, commitmentOf, drawFaults, type Waiting } from './allocate-seats.ts'
import { byWeek, forecastDemand, forecastError, weeksAhead } from './forecast-demand.ts'
import { generatedDemand } from './generated-demand.ts'
import { sha256 } from './sha256.ts'

const day = fc.integer({ min: 1, max: 28 }).map((number) => `2021-06-${String(number).padStart(2, '0')}`)
const list = fc.uniqueArray(fc.record({ applicant: fc.uuid(), waitingSince: day }), { selector: ({ applicant }) => applicant, maxLength: 40 })

describe('the draw', () => {
  it('hashes as FIPS 180-4 does', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      assert.equal(sha256(text), createHash('sha256').update(text, 'utf8').digest('hex'))
    }), { numRuns: 2000 })
    assert.equal(sha256('abc'), 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  it('leaves nobody out who has waited longer than a winner, and does not depend on the order of the list', () => {
    fc.assert(fc.property(list, fc.nat(50), fc.string(), (waiting, seats, secret) => {
      const winners = allocateSeats(waiting, seats, secret)
      assert.equal(winners.length, Math.min(seats, waiting.length))
      assert.equal(new Set(winners).size, winners.length)
      const won = waiting.filter(({ applicant }) => winners.includes(applicant)).map(({ waitingSince }) => waitingSince)
      const lost = waiting.filter(({ applicant }) => !winners.includes(applicant)).map(({ waitingSince }) => waitingSince)
      for (const since of lost) assert.ok(won.every((other) => other <= since))
      assert.deepEqual(allocateSeats(waiting.toReversed(), seats, secret), winners)
    }), { numRuns: 2000 })
  })

  it('gives equals equal chances', () => {
    const equals: readonly Waiting[] = Array.from({ length: 4 }, (_, index) => ({ applicant: `applicant-${index}`, waitingSince: '2021-06-01' }))
    const wins = new Map(equals.map(({ applicant }) => [applicant, 0]))
    for (let secret = 0; secret < 4000; secret += 1) for (const winner of allocateSeats(equals, 1, String(secret))) wins.set(winner, wins.get(winner)! + 1)
    // Four standard deviations of 1000 wins each.
    for (const [applicant, count] of wins) assert.ok(Math.abs(count - 1000) < 110, `${applicant}: ${count}`)
  })

  it('can be proved, and every forgery shows', () => {
    const waiting = Array.from({ length: 9 }, (_, index) => ({ applicant: `a${index}`, waitingSince: '2021-06-01' }))
    const draw = { commitment: commitmentOf('s'), secret: 's', seats: 3, list: waiting, winners: allocateSeats(waiting, 3, 's') }
    assert.deepEqual(drawFaults(draw), [])
    assert.deepEqual(drawFaults({ ...draw, secret: 't' }), ['secret-not-committed', 'other-winners'])
    assert.deepEqual(drawFaults({ ...draw, list: [...waiting, waiting[0]!] }).includes('list-has-doubles'), true)
    assert.deepEqual(drawFaults({ ...draw, winners: draw.winners.toReversed() }), ['other-winners'])
    assert.deepEqual(drawFaults({ ...draw, list: waiting.slice(1) }), ['other-winners'])
  })
})

describe('the forecast of applicants', () => {
  it('follows a line with a weekly season exactly when nothing is left to chance', () => {
    const history = Array.from({ length: 140 }, (_, day) => 100 + day * 0.5 + (day % 7 === 6 ? -30 : 5))
    const { days } = forecastDemand(history, 14)
    for (const [index, expected] of days.entries()) {
      const on = 140 + index
      assert.ok(Math.abs(expected - (100 + on * 0.5 + (on % 7 === 6 ? -30 : 5))) < 6, `${index}: ${expected}`)
    }
  })

  it('is off by less than a tenth four weeks ahead on generated history, and no worse than repeating the last week', () => {
    const error = forecastError(generatedDemand(728), 4)
    assert.ok(error.weeks > 40)
    assert.ok(error.ofForecast < 0.1, String(error.ofForecast))
    assert.ok(error.ofForecast <= error.ofLastWeek, JSON.stringify(error))
  })

  it('copes with little or nothing to learn from', () => {
    assert.deepEqual(forecastDemand([], 3).days, [0, 0, 0])
    assert.deepEqual(forecastDemand([4, 6], 2).days, [5, 5])
    assert.ok(forecastDemand([9, 0, 0, 0, 0, 0, 0, 0, 0], 30).days.every((expected) => expected >= 0))
    assert.deepEqual(byWeek([1, 1, 1, 1, 1, 1, 1, 5]), [7])
  })

  it('shows the backlog before it happens, and what would avoid it', () => {
    const [first, second] = weeksAhead([100, 100], [150, 100], 0)
    assert.deepEqual([first!.backlog, second!.backlog, second!.seatsMissing, second!.vehiclesNeeded], [0, 50, 50, 2])
  })
})
