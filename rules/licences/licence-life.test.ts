import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts, decide } from '../registry.ts'

// The dates once more, from the words of the clauses and orders, on the platform's own calendar.
const millisecondsPerDay = 86_400_000
const instant = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const later = (date: string, days: number) => dayOf(instant(date) + days * millisecondsPerDay)
/** The same day so many months on, or the month's last: the platform rolls a missing day into the next month, which is then undone. */
const monthsOn = (date: string, months: number) => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const rolled = new Date(Date.UTC(year, month - 1 + months, day))
  if (rolled.getUTCDate() !== day) rolled.setUTCDate(0)
  return dayOf(rolled.getTime())
}
const anyDay = (first: string, last: string) =>
  fc.integer({ min: 0, max: (instant(last) - instant(first)) / millisecondsPerDay }).map((days) => later(first, days))
const near = (...dates: string[]) => fc.constantFrom(...dates).chain((date) => anyDay(later(date, -2), later(date, 2)))

const faultsOf = (rule: string, on: string, facts: object) => {
  try {
    decide(rule, on, facts)
    return []
  } catch (error) {
    assert.ok(error instanceof BadFacts)
    return error.problems.map(({ fact }) => fact)
  }
}

describe('restoring a licence after a return from abroad', () => {
  const rule = 'licences.restore-abroad'
  const first = fc.oneof(anyDay('2020-01-01', '2024-12-31'), near('2021-06-01', '2021-08-31', '2023-08-31'))
  const cancelled = fc.oneof(anyDay('2019-06-01', '2022-06-30'), near('2020-01-20', '2021-12-31'))

  it('is as the words say, on any day', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('R', 'G'), cancelled, first, fc.boolean(), fc.integer({ min: -30, max: 250 }),
        fc.integer({ min: -2, max: 2 }), fc.boolean(),
        (state, cancelledOn, firstReturnOn, abroadWhenDue, days, edge, atTheEdge) => {
          const facts = { state, cancelledOn, firstReturnOn, abroadWhenDue }
          const counted = firstReturnOn < '2021-06-01' ? '2021-06-01' : firstReturnOn
          const deadline = monthsOn(counted, 6)
          const on = atTheEdge ? later(deadline, edge) : later(counted, days)
          if (cancelledOn > on) return assert.deepEqual(faultsOf(rule, on, facts), ['cancelledOn'])
          const { outcome, reasons } = decide(rule, on, facts)
          const wanted: [string, boolean][] = [
            ['M8.2.0', on > '2021-05-31'],
            ['M8.2.1', cancelledOn >= '2020-01-20' && cancelledOn < '2022-01-01'],
            ['M8.2.1', abroadWhenDue],
            ['M8.2.2', on >= firstReturnOn && on <= deadline],
            ['M8.2.3', true],
          ]
          assert.deepEqual(reasons.map(({ clause, holds }) => [clause, holds]), wanted)
          const eligible = wanted.every(([, holds]) => holds)
          assert.deepEqual(outcome, { eligible, deadline, needs: state === 'G' ? 'subject-one' : 'nothing' })
        },
      ),
      { numRuns: 20_000 },
    )
  })

  const good = { state: 'R', cancelledOn: '2021-04-01', firstReturnOn: '2021-08-15', abroadWhenDue: true }
  const bad: readonly (readonly [name: string, change: object, atFault: string[]])[] = [
    ['a cancellation in the future', { cancelledOn: '2021-09-02' }, ['cancelledOn']],
    ['a state that is not cancelled', { state: 'A' }, ['state']],
    ['a day that does not exist', { firstReturnOn: '2021-02-30' }, ['firstReturnOn']],
    ['a year no file can hold', { firstReturnOn: '9999-12-31' }, ['firstReturnOn']],
    ['several at once', { cancelledOn: '2022-01-01', firstReturnOn: '0021-01-01' }, ['firstReturnOn', 'cancelledOn']],
  ]
  for (const [name, change, atFault] of bad)
    it(`is not told for ${name}`, () => assert.deepEqual(faultsOf(rule, '2021-09-01', { ...good, ...change }), atFault))
})

describe('renewing a licence', () => {
  const rule = 'licences.renewal'
  const ends: { readonly [licenceClass: string]: (on: string) => number } = {
    M: (on) => (on < '2022-04-01' ? 70 : on < '2025-01-01' ? 60 : 63),
    ...Object.fromEntries(['A1', 'A2', 'A3', 'B1', 'B2', 'N', 'P'].map((code) => [code, (on: string) => (on < '2025-01-01' ? 60 : 63)])),
    ...Object.fromEntries(['C3', 'C4', 'C6', 'D', 'E'].map((code) => [code, () => 70])),
  }
  const anyClass = fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')
  const on = fc.oneof(anyDay('2016-04-01', '2027-12-31'), near('2022-04-01', '2025-01-01'))
  const daysLeft = fc.oneof(fc.integer({ min: -1300, max: 400 }), fc.constantFrom(-1, 0, 1, 89, 90, 91, -365, -366))
  const yearsOld = fc.oneof(fc.integer({ min: 18 * 12, max: 90 * 12 }), fc.constantFrom(60 * 12, 63 * 12, 70 * 12))

  it('follows the days and ages of the orders, for anybody', () => {
    fc.assert(
      fc.property(
        on, daysLeft, anyClass, yearsOld, fc.integer({ min: -2, max: 2 }),
        (day, left, licenceClass, months, edge) => {
          const validUntil = later(day, left)
          const birthDate = later(monthsOn(day, -months), edge)
          const facts = { validUntil, class: licenceClass, birthDate }
          if (licenceClass === 'C6' && day < '2022-04-01') return assert.deepEqual(faultsOf(rule, day, facts), ['class'])
          const { outcome, reasons } = decide(rule, day, facts)
          const cancelledOn = monthsOn(validUntil, 12)
          const restorableUntil = monthsOn(validUntil, 36)
          assert.deepEqual(outcome, { opensOn: later(validUntil, -90), lastDayOnTime: validUntil, cancelledOn, restorableUntil })
          const ended = ends[licenceClass]
          const mayDrive = !ended || day < monthsOn(birthDate, ended(day) * 12)
          assert.deepEqual(reasons.map(({ holds }) => holds), [left >= 0 && left <= 90, mayDrive])
        },
      ),
      { numRuns: 20_000 },
    )
  })

  const good = { validUntil: '2021-09-30', class: 'C1', birthDate: '1990-05-05' }
  const bad: readonly (readonly [name: string, change: object, atFault: string[]])[] = [
    ['a birth after the end of validity', { birthDate: '2021-10-01' }, ['birthDate']],
    ['a birth after the day asked about', { birthDate: '2021-08-02', validUntil: '2027-09-30' }, ['birthDate']],
    ['a class that does not exist yet', { class: 'C1C6' }, ['class']],
    ['a class that never existed', { class: 'A4' }, ['class']],
    ['a licence valid for good', { validUntil: '长期' }, ['validUntil']],
    ['a year no file can hold', { validUntil: '9999-12-31' }, ['validUntil']],
    ['several at once', { class: 'C6', birthDate: '2021-10-01' }, ['class', 'birthDate']],
  ]
  for (const [name, change, atFault] of bad)
    it(`is not told for ${name}`, () => assert.deepEqual(faultsOf(rule, '2021-08-01', { ...good, ...change }), atFault))

  it('is not known for days before the law held here', () =>
    assert.deepEqual(faultsOf(rule, '2016-03-31', { ...good, validUntil: '2016-04-30' }), ['on']))

  it('says what the holder of an ended class may have instead', () => {
    const says = (day: string, licenceClass: string) =>
      decide(rule, day, { validUntil: day, class: licenceClass, birthDate: '1930-01-01' }).reasons[1]?.says.en ?? ''
    assert.match(says('2022-03-31', 'A2'), /C1 or C2 \(Order 139\)/)
    assert.match(says('2022-04-01', 'A2'), /C1 or C2, and C6 may be kept \(Order 162\)/)
    assert.match(says('2021-06-01', 'D'), /changed to F/)
    assert.match(says('2021-06-01', 'C4'), /cancelled/)
    assert.match(says('2021-06-01', 'C1'), /no upper age; from 2000-01-01, age 70/)
  })
})

describe('the states of a licence by the calendar', () => {
  const rule = 'licences.states-by-calendar'
  it('are as the words say, on any day, and a life told day by day ends where it does at once', () => {
    fc.assert(
      fc.property(
        anyDay('2017-01-01', '2027-12-31'), fc.option(fc.integer({ min: -40, max: 1100 }), { nil: undefined }), fc.constantFrom('A', 'H', 'HI', 'U', 'P', 'DS'),
        fc.integer({ min: -3, max: 1500 }), fc.integer({ min: -1, max: 1 }), fc.constantFrom(0, 12, 36, undefined),
        (validUntil, postponedBy, states, days, edge, atMonth) => {
          const postponedUntil = postponedBy === undefined ? undefined : later(validUntil, postponedBy)
          const due = postponedUntil !== undefined && postponedUntil > validUntil ? postponedUntil : validUntil
          const ends = monthsOn(due, 12)
          const on = atMonth === undefined ? later(validUntil, days) : later(atMonth === 36 ? monthsOn(ends, 24) : monthsOn(due, atMonth), edge)
          const facts = { states, validUntil, ...(postponedUntil && { postponedUntil }) }
          const once = decide(rule, on, facts).outcome as { states: string; cancelledOn: string | null; cause: string | null }
          const beside = states.replace('A', '')
          const letter = on <= due ? '' : on < ends ? 'M' : 'R'
          const wanted = letter === '' ? states : [...(beside + letter)].toSorted().join('')
          assert.equal(once.states, wanted)
          assert.deepEqual([once.cancelledOn, once.cause], letter === 'R' ? [ends, 'not-renewed'] : [null, null])
          // Whoever looked on the day before finds the same: nothing depends on how often it is looked.
          const day = later(on, -1)
          const before = decide(rule, day, facts).outcome as typeof once
          const again = { ...facts, states: before.states, ...(before.cause && { cause: before.cause }), ...(before.cancelledOn && { cancelledOn: before.cancelledOn }) }
          const step = decide(rule, on, again).outcome as typeof once
          const gone = before.states.includes('R') && on > monthsOn(ends, 24)
          assert.equal(step.states, gone ? [...(beside + 'G')].toSorted().join('') : wanted)
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
