import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { BadFacts } from './bad-facts.ts'
import { addDays, daysBetween, weekday } from './civil-date.ts'
import { addWorkingDays, isWorkingDay, notices, publishedYears, UnpublishedYear, workingDaysBetween } from './calendar.ts'
import { decide } from './registry.ts'

// The notices once more, walked day by day on the platform's own calendar.
const iso = (day: Date) => day.toISOString().slice(0, 10)
const isWorked = (day: Date) => {
  const notice = notices[day.getUTCFullYear()]
  if (!notice) return undefined
  const off = notice.off.some(([first, last]) => first <= iso(day) && iso(day) <= last)
  return notice.work.includes(iso(day)) || (day.getUTCDay() !== 0 && day.getUTCDay() !== 6 && !off)
}
const daysOf = (year: number) => {
  const days = []
  for (const day = new Date(Date.UTC(year, 0, 1)); day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) days.push(new Date(day))
  return days
}

const worked = publishedYears.flatMap(daysOf).filter(isWorked).map(iso)
/** Counts along the list of all days worked; undefined where the list ends first, for the next notice may change what comes after. */
const countOn = (from: string, days: number) => (days === 0 ? from : worked[worked.findIndex((day) => day > from) + days - 1])

describe('the working calendar', () => {
  it('has the working days of each year that the notices make', () => {
    const counts = publishedYears.map((year) => [year, daysOf(year).filter((day) => isWorkingDay(iso(day))).length])
    assert.deepEqual(counts, [[2020, 249], [2021, 250], [2022, 249], [2023, 249], [2024, 251], [2025, 248], [2026, 248]])
    for (const day of publishedYears.flatMap(daysOf)) assert.equal(isWorkingDay(iso(day)), isWorked(day), iso(day))
  })

  it('knows its years without a gap', () => {
    assert.deepEqual(publishedYears, publishedYears.map((_, index) => publishedYears[0]! + index))
  })

  it('gives only weekends to work and keeps every date in its year', () => {
    for (const [year, { off, work }] of Object.entries(notices)) {
      for (const day of work) assert.ok(weekday(day) >= 6, day)
      for (const day of [...off.flat(), ...work]) assert.ok(day.startsWith(year), day)
      for (const [first, last] of off) assert.ok(first <= last && !work.some((day) => first <= day && day <= last), first)
    }
  })

  it('counts as one who counts along the days worked, in 10,000 cases', () => {
    const first = '2020-01-01'
    fc.assert(
      fc.property(fc.integer({ min: 0, max: daysBetween(first, '2026-12-31') }), fc.integer({ min: 0, max: 300 }), (offset, days) => {
        const from = addDays(first, offset)
        const expected = from < worked.at(-1)! || days === 0 ? countOn(from, days) : undefined
        if (expected === undefined) assert.throws(() => addWorkingDays(from, days), UnpublishedYear)
        else {
          assert.equal(addWorkingDays(from, days), expected)
          assert.equal(workingDaysBetween(from, expected), days)
        }
      }),
      { numRuns: 10_000 },
    )
  })

  it('never guesses a year whose notice is not published', () => {
    assert.throws(() => addWorkingDays('2026-12-31', 1), (error) => error instanceof UnpublishedYear && error.year === 2027)
    assert.throws(() => isWorkingDay('2027-02-08'), UnpublishedYear)
    assert.throws(() => addWorkingDays('2027-01-04', 0), UnpublishedYear)
    assert.throws(() => addWorkingDays('2019-12-31', 1), (error) => error instanceof UnpublishedYear && error.year === 2019)
    const factOf = (facts: object) => {
      try {
        return decide('calendar.add-working-days', '2021-06-01', facts)
      } catch (error) {
        assert.ok(error instanceof BadFacts && error.name === 'UnpublishedYear')
        assert.match(error.message, /2027.*UnpublishedYear/)
        return error.problems.map((problem) => problem.fact)
      }
    }
    assert.deepEqual(factOf({ from: '2027-01-04', days: 1 }), ['from'])
    assert.deepEqual(factOf({ from: '2026-12-30', days: 2 }), ['days'])
  })
})
