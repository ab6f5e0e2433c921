import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts, decide } from '../registry.ts'

// The dates once more, from the words of the clauses, on the platform's own calendar.
const millisecondsPerDay = 86_400_000
const instant = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const later = (date: string, days: number) => dayOf(instant(date) + days * millisecondsPerDay)
const inYear = (date: string, year: number) => {
  const [month, day] = date.slice(5).split('-').map(Number) as [number, number]
  const sameDay = new Date(Date.UTC(year, month - 1, day))
  return dayOf(sameDay.getUTCMonth() === month - 1 ? sameDay.getTime() : Date.UTC(year, month, 0))
}
const ageOn = (birthDate: string, day: string) => {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return inYear(birthDate, Number(day.slice(0, 4))) <= day ? years : years - 1
}
const minimumAge = (licenceClass: string, day: string) => {
  const isEased = day >= '2020-11-20'
  if (licenceClass === 'A1') return isEased ? 22 : 26
  if (licenceClass === 'A2') return isEased ? 22 : 24
  if (licenceClass === 'B1') return isEased ? 20 : 21
  return ['A3', 'B2', 'C6', 'N', 'P'].includes(licenceClass) ? 20 : 18
}
/** The first day from the military issue on which the age is reached, found by halving: whoever is old enough stays so. */
function oldEnoughFrom(licenceClass: string, birthDate: string, militaryFirstIssue: string): string {
  let tooEarly = -1
  let late = 30 * 366
  while (late - tooEarly > 1) {
    const middle = Math.floor((tooEarly + late) / 2)
    const day = later(militaryFirstIssue, middle)
    if (ageOn(birthDate, day) >= minimumAge(licenceClass, day)) late = middle
    else tooEarly = middle
  }
  return later(militaryFirstIssue, late)
}
/** The first time that the exchange's day of the year comes round on or after the base. */
function comesRound(base: string, exchangeDate: string): string {
  for (let year = Number(base.slice(0, 4)); ; year += 1) {
    const day = inYear(exchangeDate, year)
    if (day >= base) return day
  }
}

const anyDay = (first: string, last: string) =>
  fc.integer({ min: 0, max: (instant(last) - instant(first)) / millisecondsPerDay }).map((days) => later(first, days))
const leapDay = fc.constantFrom('1992-02-29', '1996-02-29', '2000-02-29', '2004-02-29')
const anyClass = fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'D', 'E', 'F', 'M', 'N', 'P')

const faultsOf = (rule: string, facts: object) => {
  try {
    decide(rule, '2021-06-15', facts)
    return []
  } catch (error) {
    assert.ok(error instanceof BadFacts)
    return error.problems.map(({ fact }) => fact)
  }
}

describe('the first-issue date after a military licence', () => {
  it('is what the words say, for anybody', () => {
    const birth = fc.oneof({ weight: 9, arbitrary: anyDay('1970-01-01', '2003-12-31') }, { weight: 1, arbitrary: leapDay })
    const birthday = fc.constantFrom(18, 20, 21, 22, 24, 26).map((years) => Math.round(years * 365.25))
    const issuedAt = fc.oneof(fc.integer({ min: 16 * 365, max: 32 * 365 }), birthday)
    const onLeapDay = fc.constant('2024-02-29')
    const exchange = fc.oneof({ weight: 9, arbitrary: anyDay('2021-06-01', '2026-12-31') }, { weight: 1, arbitrary: onLeapDay })
    let young = 0
    fc.assert(
      fc.property(birth, issuedAt, exchange, anyClass, (birthDate, days, exchangeDate, licenceClass) => {
        const militaryFirstIssue = later(birthDate, days)
        const facts = { militaryFirstIssue, exchangeDate, birthDate, class: licenceClass }
        const faults = [
          ...(exchangeDate < militaryFirstIssue ? ['exchangeDate'] : []),
          ...(licenceClass === 'C6' && exchangeDate < '2022-04-01' ? ['class'] : []),
        ]
        if (faults.length > 0) return assert.deepEqual(faultsOf('licences.first-issue-date', facts), faults)
        const base = oldEnoughFrom(licenceClass, birthDate, militaryFirstIssue)
        if (base > militaryFirstIssue) young += 1
        const { outcome, reasons } = decide('licences.first-issue-date', '2021-06-15', facts)
        const firstIssueDate = comesRound(base, exchangeDate)
        const validUntil = inYear(exchangeDate, Number(exchangeDate.slice(0, 4)) + 6)
        assert.deepEqual(outcome, { firstIssueDate, validFrom: exchangeDate, validUntil, noteDate: militaryFirstIssue })
        assert.equal(reasons[0]?.holds, ageOn(birthDate, exchangeDate) >= minimumAge(licenceClass, exchangeDate))
        assert.ok(firstIssueDate >= base && (firstIssueDate <= exchangeDate || !reasons[0]?.holds))
      }),
      { numRuns: 20_000 },
    )
    assert.ok(young > 1000, `too few under the age: ${young}`)
  })

  const good = { militaryFirstIssue: '2010-09-08', exchangeDate: '2021-06-15', birthDate: '1990-01-01', class: 'C1' }
  const bad: readonly (readonly [name: string, change: object, atFault: string[]])[] = [
    ['an exchange the day before the military issue', { exchangeDate: '2010-09-07' }, ['exchangeDate']],
    ['a birth after the military issue', { birthDate: '2010-09-09' }, ['birthDate']],
    ['a class that does not exist at the exchange', { class: 'C6', exchangeDate: '2022-03-31' }, ['class']],
    ['an exchange on a day that does not exist', { exchangeDate: '2021-02-29' }, ['exchangeDate']],
    ['a year no file can hold', { exchangeDate: '9999-01-01' }, ['exchangeDate']],
    ['several at once', { exchangeDate: '2010-09-07', birthDate: '2011-01-01', class: 'C6' }, ['exchangeDate', 'birthDate', 'class']],
  ]
  for (const [name, change, atFault] of bad)
    it(`is not told for ${name}`, () => assert.deepEqual(faultsOf('licences.first-issue-date', { ...good, ...change }), atFault))
})

describe('the treatment of a military licence', () => {
  const listed = [
    'JW', 'JH', 'LA', 'HA', 'KA', 'JA', 'YA', 'BA', 'QD', 'QN', 'QX', 'QB', 'QZ',
    'SS', 'BS', 'LS', 'JS', 'NS', 'GS', 'CS', 'WA', 'WJ', 'WH', 'WD', 'WN', 'WX', 'WB', 'WZ',
  ]

  it('admits the twenty-eight prefixes to the note, and no other of two letters', () => {
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const noted = letters.flatMap((one) => letters.map((two) => one + two)).filter((prefix) => {
      const facts = { appliedOn: '2021-06-10', issuedOn: '2020-01-01', prefix, check: 'confirmed' }
      return decide('licences.military-treatment', '2021-06-15', facts).outcome['treatment'] === 'note-only'
    })
    assert.equal(listed.length, 28)
    assert.deepEqual(noted, [...listed].sort())
  })

  it('is what the words say, whatever the dates', () => {
    const day = fc.oneof(anyDay('2019-01-01', '2024-12-31'), anyDay('2021-05-29', '2021-06-03'))
    fc.assert(
      fc.property(
        day, fc.option(day, { nil: undefined }), fc.option(fc.constantFrom(...listed, 'ZZ', '', 'WW'), { nil: undefined }),
        fc.constantFrom('confirmed', 'denied', 'unknown'),
        (appliedOn, issuedOn, prefix, check) => {
          const facts = { appliedOn, check, ...(issuedOn && { issuedOn }), ...(prefix !== undefined && { prefix }) }
          const issuedByMay31 = issuedOn !== undefined && issuedOn <= '2021-05-31'
          if (issuedOn !== undefined && !issuedByMay31 && issuedOn < appliedOn)
            return assert.deepEqual(faultsOf('licences.military-treatment', facts), ['issuedOn'])
          const { outcome, reasons } = decide('licences.military-treatment', '2021-06-15', facts)
          const isNewStyle = prefix !== undefined && listed.includes(prefix)
          const confirmed = !issuedByMay31 ? 'mark-first-issue' : isNewStyle ? 'note-only' : 'none'
          assert.equal(outcome['treatment'], check === 'denied' ? 'suspect-case' : check === 'unknown' ? 'check-again' : confirmed)
          const unmet = reasons.flatMap(({ holds, clause }) => (holds ? [] : [clause]))
          assert.deepEqual(unmet, [...(check === 'confirmed' ? [] : ['M7.1']), ...(confirmed === 'none' ? ['M7.3.2'] : [])])
        },
      ),
      { numRuns: 10_000 },
    )
  })
})
