import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts, decide } from '../registry.ts'

// The waits once more, from the words of the clauses and the articles, on the platform's own calendar.
const millisecondsPerDay = 86_400_000
const instant = (date: string) => Date.parse(`${date}T00:00:00Z`)
const later = (date: string, days: number) => new Date(instant(date) + days * millisecondsPerDay).toISOString().slice(0, 10)
const threeYearsAfter = (date: string) => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const sameDay = new Date(Date.UTC(year + 3, month - 1, day))
  return (sameDay.getUTCMonth() === month - 1 ? sameDay : new Date(Date.UTC(year + 3, month, 0))).toISOString().slice(0, 10)
}

function waitByTheWords(subject: number, licenceClass: string, kind: string, requestedOn: string): number {
  if ('DEF'.includes(licenceClass)) return 0
  const isLargeOrMedium = /^[AB]/.test(licenceClass)
  if (subject === 2) return isLargeOrMedium || licenceClass === 'C6' ? 20 : 10
  if (licenceClass === 'C6') return 0
  if (isLargeOrMedium) return kind === 'upgrade' && requestedOn >= '2021-06-01' ? 30 : 40
  if (['C2', 'C5'].includes(licenceClass) && requestedOn > '2021-05-31') return 20
  if (['C3', 'C4'].includes(licenceClass) && requestedOn > '2022-03-31') return 20
  return 30
}

const onlyAdded = ['A1', 'A2', 'B1', 'C6']
const anyClass = fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')
const anyDay = (first: string, last: string) =>
  fc.integer({ min: 0, max: (instant(last) - instant(first)) / millisecondsPerDay }).map((days) => later(first, days))
const nearADay = fc.constantFrom('2021-06-01', '2022-04-01').chain((day) => anyDay(later(day, -3), later(day, 3)))
const request = fc.oneof(anyDay('2016-04-01', '2027-12-31'), nearADay)
const sincePermit = fc.oneof(fc.constantFrom(9, 10, 11, 19, 20, 21, 29, 30, 31, 39, 40, 41), fc.integer({ min: -30, max: 1200 }))

const factsAtFault = (facts: object) => {
  try {
    decide('exams.earliest-booking', '2021-06-15', facts)
    return []
  } catch (error) {
    assert.ok(error instanceof BadFacts)
    return error.problems.map(({ fact }) => fact)
  }
}

describe('the first day of a booking', () => {
  it('is what the words say, for any class, permit and request', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(2, 3), anyClass, fc.constantFrom('first', 'upgrade'), request, sincePermit, anyDay('2016-04-01', '2027-12-31'),
        (subject, licenceClass, kind, requestedOn, days, on) => {
          const permitObtainedOn = later(requestedOn, -days)
          const facts = { subject, class: licenceClass, kind, permitObtainedOn, requestedOn }
          const faults = [
            ...(days < 0 ? ['requestedOn'] : []),
            ...(licenceClass === 'C6' && requestedOn < '2022-04-01' ? ['class'] : []),
            ...(kind === 'first' && onlyAdded.includes(licenceClass) ? ['class', 'kind'] : []),
          ]
          if (faults.length > 0) return assert.deepEqual(factsAtFault(facts), faults)
          const { outcome, reasons } = decide('exams.earliest-booking', on, facts)
          const intervalDays = waitByTheWords(subject, licenceClass, kind, requestedOn)
          assert.deepEqual(outcome, { intervalDays, earliest: later(permitObtainedOn, intervalDays) })
          assert.deepEqual(reasons.map(({ holds }) => holds), [days >= intervalDays, requestedOn <= threeYearsAfter(permitObtainedOn)])
        },
      ),
      { numRuns: 20_000 },
    )
  })

  const good = { subject: 3, class: 'C2', kind: 'first', permitObtainedOn: '2021-05-20', requestedOn: '2021-06-10' }
  const bad: readonly (readonly [name: string, facts: object, atFault: string[]])[] = [
    ['a request before the permit', { requestedOn: '2021-05-19' }, ['requestedOn']],
    ['a first licence of A1', { class: 'A1' }, ['class', 'kind']],
    ['a first licence of B1', { class: 'B1' }, ['class', 'kind']],
    ['a class that does not exist yet', { class: 'C6', kind: 'upgrade' }, ['class']],
    ['a class that never existed', { class: 'C7' }, ['class']],
    ['subject one, which has no wait', { subject: 1 }, ['subject']],
    ['a request older than the law held here', { permitObtainedOn: '2016-01-01', requestedOn: '2016-03-31' }, ['requestedOn']],
    ['dates no file can hold', { permitObtainedOn: '0201-05-20', requestedOn: '9999-12-31' }, ['permitObtainedOn', 'requestedOn']],
    ['several at once', { class: 'C6', requestedOn: '2021-05-19' }, ['requestedOn', 'class', 'class', 'kind']],
  ]
  for (const [name, change, atFault] of bad)
    it(`is not told for ${name}`, () => assert.deepEqual(factsAtFault({ ...good, ...change }), atFault))
})
