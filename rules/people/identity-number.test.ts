import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { dateOfDay } from '../civil-date.ts'
import { identityCheckDigit, normalIdentityNumber, readIdentityNumber } from './identity-number.ts'

// ISO 7064 MOD 11-2, the system GB 11643 uses, in its recursive form rather than by the table of weights.
function checkedByRecursion(number: string): boolean {
  let product = 0
  for (const digit of number.slice(0, 17)) product = ((product + Number(digit)) * 2) % 11
  return (product + (number.at(-1) === 'X' ? 10 : Number(number.at(-1)))) % 11 === 1
}

const on = '2021-06-01'
const birth = fc.integer({ min: -25_000, max: 18_778 }).map(dateOfDay)
const area = fc.constantFrom('110105', '320506', '440524', '659001', '710100', '810000', '820000', '830000')
const sequence = fc.integer({ min: 1, max: 999 }).map((number) => String(number).padStart(3, '0'))
const person = fc.tuple(area, birth, sequence).map(([place, date, order]) => ({ date, order, digits: `${place}${date.replaceAll('-', '')}${order}` }))

describe('identity numbers', () => {
  it('are read back: birth date, sex, check character', () => {
    fc.assert(
      fc.property(person, ({ date, order, digits }) => {
        const number = digits + identityCheckDigit(digits)
        assert.ok(checkedByRecursion(number))
        const reading = readIdentityNumber(number, on)
        assert.ok(reading.valid)
        assert.equal(reading.birthDate, date)
        assert.equal(reading.sex, Number(order) % 2 ? 'male' : 'female')
      }),
    )
  })

  it('with one digit mistyped, or two neighbours swapped, are never valid', () => {
    fc.assert(
      fc.property(person, fc.nat(17), fc.integer({ min: 1, max: 9 }), fc.nat(15), ({ digits }, place, change, swap) => {
        const number = digits + identityCheckDigit(digits)
        const mistyped = place < 17 ? number.slice(0, place) + ((Number(number[place]) + change) % 10) + number.slice(place + 1) : ''
        if (mistyped) assert.equal(readIdentityNumber(mistyped, on).valid, false, mistyped)
        const swapped = number.slice(0, swap) + number[swap + 1] + number[swap] + number.slice(swap + 2)
        if (swapped !== number) assert.equal(readIdentityNumber(swapped, on).valid, false, swapped)
      }),
    )
  })

  it('are valid exactly when place, date, day and check character are right', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(11|81|99)0{4}(19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9X]$/), (number) => {
        const text = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`
        const day = new Date(`${text}T00:00:00Z`)
        const exists = !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
        assert.equal(readIdentityNumber(number, on).valid, !number.startsWith('99') && exists && text <= on && checkedByRecursion(number))
      }),
      { numRuns: 2000 },
    )
  })

  it('are compared in one form', () => assert.equal(normalIdentityNumber(' 11010519491231002x\n'), '11010519491231002X'))
})
