import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { addDays, addMonths, civilDate, compareDates, dayNumber, daysBetween, isCivilDate, weekday } from './civil-date.ts'

const millisecondsPerDay = 86_400_000
const oracle = (number: number) => new Date(number * millisecondsPerDay)
const isoOf = (number: number) => oracle(number).toISOString().slice(0, 10)
// 0001-01-01 … 9999-12-31
const anyDay = fc.integer({ min: -719_162, max: 2_932_896 })

describe('civil dates', () => {
  it('number days as the platform calendar does', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -4000, max: 4000 }), (number, days) => {
        const date = isoOf(number)
        assert.equal(dayNumber(date), number)
        assert.equal(weekday(date), oracle(number).getUTCDay() || 7)
        const other = number + days
        if (other < -719_162 || other > 2_932_896) return
        assert.equal(addDays(date, days), isoOf(other))
        assert.equal(daysBetween(date, isoOf(other)), days)
        assert.equal(compareDates(date, isoOf(other)), days > 0 ? -1 : days < 0 ? 1 : 0)
      }),
      { numRuns: 10_000 },
    )
  })

  it('exist exactly when the platform calendar has them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }), (year, month, day) => {
        const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
        const date = new Date(`${text}T00:00:00Z`)
        assert.equal(isCivilDate(text), !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
      }),
      { numRuns: 10_000 },
    )
    for (const no of ['2021-6-1', '2021-02-29', '0000-01-01', '2021-06-01T00:00:00Z', ' 2021-06-01', 20210601, null]) assert.ok(!isCivilDate(no))
    assert.deepEqual(['1900', '2000', '2020', '2021', '2100', '2400'].filter((year) => isCivilDate(`${year}-02-29`)), ['2000', '2020', '2400'])
    assert.throws(() => civilDate(2021, 2, 29), RangeError)
    assert.throws(() => addDays('2021-02-30', 1), RangeError)
  })

  it('add months, falling back to the last day of a shorter one', () => {
    assert.equal(addMonths('2021-01-31', 1), '2021-02-28')
    assert.equal(addMonths('2020-01-31', 1), '2020-02-29')
    assert.equal(addMonths('2020-02-29', 12), '2021-02-28')
    assert.equal(addMonths('2020-02-29', 72), '2026-02-28')
    assert.equal(addMonths('2021-12-31', 2), '2022-02-28')
    assert.equal(addMonths('2021-06-01', 6), '2021-12-01')
    assert.equal(addMonths('2021-03-31', -1), '2021-02-28')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: -300, max: 300 }), (number, months) => {
        const date = isoOf(number)
        const result = addMonths(date, months)
        const wanted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) + months
        assert.equal(Number(result.slice(0, 4)) * 12 + Number(result.slice(5, 7)), wanted)
        const sameDay = `${result.slice(0, 8)}${date.slice(8)}`
        assert.equal(result, isCivilDate(sameDay) ? sameDay : addDays(`${addMonths(`${result.slice(0, 8)}01`, 1).slice(0, 8)}01`, -1))
      }),
      { numRuns: 10_000 },
    )
  })
})
