import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts, decide } from '../registry.ts'
import { codePoints, compareNames } from './compare-names.ts'

// The dates once more, from the words of the orders, on the platform's own calendar.
const millisecondsPerDay = 86_400_000
const instant = (date: string) => Date.parse(`${date}T00:00:00Z`)
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10)
const later = (date: string, days: number) => dayOf(instant(date) + days * millisecondsPerDay)
const monthsOn = (date: string, months: number) => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const rolled = new Date(Date.UTC(year, month - 1 + months, day))
  if (rolled.getUTCDate() !== day) rolled.setUTCDate(0)
  return dayOf(rolled.getTime())
}
const anyDay = (first: string, last: string) => fc.integer({ min: 0, max: (instant(last) - instant(first)) / millisecondsPerDay }).map((days) => later(first, days))
const on = fc.oneof(anyDay('2016-04-01', '2027-12-31'), fc.constantFrom('2022-03-31', '2022-04-01', '2024-12-31', '2025-01-01', '2024-02-29'))
const edge = fc.integer({ min: -2, max: 2 })
const numRuns = { numRuns: 12_000 }

const faultsOf = (rule: string, day: string, facts: object) => {
  try {
    decide(rule, day, facts)
    return []
  } catch (error) {
    assert.ok(error instanceof BadFacts)
    return error.problems.map(({ fact }) => fact)
  }
}
const base = { states: 'A', class: 'C1', birthDate: '1980-03-03', firstIssuedOn: '2000-05-05', reachedTwelve: false } as const

describe('everyday business of a licence', () => {
  it('renewal: the window and the next validity, for anybody', () => {
    fc.assert(fc.property(on, fc.oneof(fc.integer({ min: -500, max: 400 }), fc.constantFrom(-366, -365, -1, 0, 89, 90, 91)), fc.constantFrom(6, 10), fc.boolean(), (day, left, years, reachedTwelve) => {
      const validUntil = later(day, left)
      const validFrom = monthsOn(validUntil, -12 * years)
      const { outcome } = decide('licences.business', day, { ...base, business: 'renewal', validFrom, validUntil, reachedTwelve })
      const allowed = left <= 90 && day < monthsOn(validUntil, 12)
      assert.equal(outcome['allowed'], allowed)
      const starts = day > validUntil ? day : validUntil
      const next = reachedTwelve ? monthsOn(starts, 12 * years) : years === 6 ? monthsOn(starts, 120) : null
      assert.deepEqual([outcome['validFrom'], outcome['validUntil']], allowed ? [starts, next] : [validFrom, validUntil])
    }), numRuns)
  })

  it('the age limit: which classes end and what is had instead', () => {
    const heavy = (day: string) => (day < '2025-01-01' ? 60 : 63)
    fc.assert(fc.property(on, fc.constantFrom('A1', 'A2', 'A3', 'B1', 'B2', 'D', 'E', 'C3', 'C4', 'N', 'P', 'C1', 'C2', 'F'), fc.constantFrom('C1', 'C2'), fc.constantFrom(60, 63, 70), fc.integer({ min: -40, max: 40 }), (day, licenceClass, choice, age, days) => {
      const birthDate = later(monthsOn(day, -12 * age), days)
      const isHeavy = /^[AB]|[NP]/.test(licenceClass)
      const ends = isHeavy ? heavy(day) : ['D', 'E', 'C3', 'C4'].includes(licenceClass) ? 70 : undefined
      const over = ends !== undefined && monthsOn(birthDate, 12 * ends) <= day
      // The light trailer that A2 may keep ends at 70 itself.
      const keepsTrailer = licenceClass === 'A2' && day >= '2022-04-01' && monthsOn(birthDate, 12 * 70) > day
      const left = /^[AB]/.test(licenceClass) ? `${choice}${keepsTrailer ? 'C6' : ''}` : licenceClass === 'D' || licenceClass === 'E' ? 'F' : ''
      const { outcome } = decide('licences.business', day, { ...base, business: 'age-limit', class: licenceClass, birthDate, firstIssuedOn: later(birthDate, 7000), validFrom: '2010-01-01', choice })
      assert.deepEqual([outcome['allowed'], outcome['class']], over && left !== '' ? [true, left] : [false, licenceClass])
    }), numRuns)
  })

  it('postponing renewal: until when it may be asked for, and for how long', () => {
    fc.assert(fc.property(on, fc.integer({ min: -420, max: 400 }), fc.constantFrom(0, 12, 36, 40), edge, (day, left, months, days) => {
      const validUntil = later(day, left)
      const postponeUntil = later(monthsOn(validUntil, months), days)
      const { outcome } = decide('licences.business', day, { ...base, business: 'postpone', postpone: 'renewal', postponeUntil, validFrom: monthsOn(validUntil, -72), validUntil })
      const inTime = day < '2022-04-01' ? day <= validUntil : day <= monthsOn(validUntil, 12)
      const allowed = inTime && postponeUntil > day && postponeUntil <= monthsOn(validUntil, 36)
      assert.deepEqual([outcome['allowed'], outcome['states']], [allowed, allowed ? 'N' : 'A'])
    }), numRuns)
  })

  it('is not decided on facts that contradict each other', () => {
    const good = { ...base, business: 'renewal', validFrom: '2015-09-30', validUntil: '2021-09-30' } as const
    for (const [change, atFault] of [
      [{ class: 'C6' }, ['class']], [{ validFrom: '2021-10-01' }, ['validFrom']], [{ birthDate: '2000-05-06' }, ['birthDate']], [{ firstIssuedOn: '2021-08-02' }, ['firstIssuedOn']],
      [{ postponeUntil: '9999-12-31' }, ['postponeUntil']], [{ states: 'O' }, ['states']],
    ] as const) assert.deepEqual(faultsOf('licences.business', '2021-08-01', { ...good, ...change }), atFault)
  })
})

describe('the legal days of a licence', () => {
  it('are those of the words, on any day', () => {
    const first = anyDay('1995-01-01', '2015-12-31')
    fc.assert(fc.property(on, fc.oneof(first, fc.constantFrom('1996-02-29', '2004-02-29', '2010-01-01')), fc.integer({ min: 20, max: 85 }), fc.constantFrom('C1', 'C5', 'B2'), fc.integer({ min: 0, max: 11 }), (day, firstIssuedOn, age, licenceClass, points) => {
      const birthDate = monthsOn(day, -12 * age)
      if (birthDate > firstIssuedOn) return
      const { outcome } = decide('licences.life', day, { class: licenceClass, birthDate, firstIssuedOn, points })
      const days = Object.fromEntries((outcome['days'] as { kind: string; on: string }[]).map(({ kind, on: at }) => [kind, at]))
      let number = 1
      while (later(monthsOn(firstIssuedOn, 12 * number), -1) < day) number += 1
      const ends = (cycle: number) => later(monthsOn(firstIssuedOn, 12 * cycle), -1)
      assert.equal(days['cycle-ends'], ends(number))
      assert.equal(outcome['cycleStartsOn'], monthsOn(firstIssuedOn, 12 * (number - 1)))
      assert.equal(days['audit-due'], licenceClass === 'B2' && points > 0 ? later(ends(number), 30) : undefined)
      const counts = number > 1 && day <= later(ends(number - 1), 30) ? number - 1 : number
      const third = counts % 3 === 0 ? counts : counts + 3 - (counts % 3)
      assert.equal(days['medical-due'], age >= 70 ? later(ends(counts), 30) : licenceClass === 'C5' ? later(ends(third), 30) : undefined)
    }), numRuns)
  })
})

describe('the date noted for a class added in service', () => {
  it('is the true day, or in the record that of the new-style licence', () => {
    const days = anyDay('2000-01-01', '2021-05-31')
    fc.assert(fc.property(days, days, days, fc.boolean(), (firstIssuedOn, addedOn, newStyleIssuedOn, noteOnly) => {
      const facts = { firstIssuedOn, addedOn, newStyleIssuedOn, noteOnly }
      const wrong = [...(addedOn < firstIssuedOn ? ['addedOn'] : []), ...(newStyleIssuedOn < firstIssuedOn ? ['newStyleIssuedOn'] : [])]
      if (wrong.length > 0) return assert.deepEqual(faultsOf('licences.added-class-date', '2021-06-15', facts), wrong)
      const date = noteOnly && addedOn !== firstIssuedOn ? [addedOn, newStyleIssuedOn].toSorted().at(-1) : addedOn
      assert.deepEqual(decide('licences.added-class-date', '2021-06-15', facts).outcome, { date })
    }), numRuns)
  })
})

describe('names', () => {
  it('agree by code point; a rare character goes to a person', () => {
    assert.equal(compareNames('沈𬮱㛃', ' 沈𬮱㛃 '), 'same')
    assert.equal(compareNames('沈𬮱㛃', '沈閏㛃'), 'rare-character')
    assert.equal(compareNames('沈𬮱㛃', '沈\ue863㛃'), 'rare-character')
    assert.equal(compareNames('沈𬮱㛃', '沈?㛃'), 'rare-character')
    assert.equal(compareNames('雷振国', '雷正国'), 'different')
    assert.equal(compareNames('沈𬮱㛃', '陈𬮱㛃'), 'different')
    assert.equal(compareNames('沈𬮱㛃', '沈𬮱'), 'different')
    assert.equal(compareNames('𬮱', '閏'), 'different', 'nothing is left that agrees')
    assert.equal(codePoints('沈𬮱'), 'U+6C88 U+2CBB1')
  })
})
