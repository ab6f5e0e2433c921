import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { normalVin, readVin, vinCheckDigit } from './check-vin.ts'

// GB 16735 once more: the two tables of the standard as it prints them, place by place.
const letterTable = 'A1 B2 C3 D4 E5 F6 G7 H8 J1 K2 L3 M4 N5 P7 R9 S2 T3 U4 V5 W6 X7 Y8 Z9'
const placeTable = '1:8 2:7 3:6 4:5 5:4 6:3 7:2 8:10 10:9 11:8 12:7 13:6 14:5 15:4 16:3 17:2'
const worth = (character: string) => Number(/\d/.test(character) ? character : new RegExp(`${character}(\\d)`).exec(letterTable)?.[1])
function remainder(vin: string): string {
  let sum = 0
  for (const row of placeTable.split(' ')) {
    const [place, weight] = row.split(':').map(Number) as [number, number]
    sum += worth(vin[place - 1]!) * weight
  }
  return '0123456789X'[sum % 11]!
}

const anyVin = fc.stringMatching(/^[0-9A-HJ-NPR-Z]{17}$/)
const withCheck = (vin: string) => vin.slice(0, 8) + vinCheckDigit(vin) + vin.slice(9)

describe('a VIN', () => {
  it('of the samples is good', () => {
    for (const vin of ['1M8GDM9AXKP042788', '11111111111111111']) assert.deepEqual(readVin(vin), { vin, isWarning: false })
    assert.deepEqual(readVin(' 1m8gdm9axkp 042788\n'), { vin: '1M8GDM9AXKP042788', isWarning: false })
    assert.equal(normalVin('1m8-gdm9ax-kp042788'), '1M8GDM9AXKP042788')
  })

  it('has the check digit of the standard', () => {
    fc.assert(
      fc.property(anyVin, (vin) => {
        assert.equal(vinCheckDigit(vin), remainder(vin))
        assert.equal(readVin(withCheck(vin)).problem, undefined)
        assert.deepEqual(readVin(vin).isWarning, vin[8] !== remainder(vin))
      }),
      { numRuns: 10_000 },
    )
  })

  it('with two neighbouring digits swapped, away from the check digit, is noticed', () => {
    const places = fc.constantFrom(0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15)
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{17}$/), places, (digits, place) => {
        const vin = withCheck(digits)
        const swapped = vin.slice(0, place) + vin[place + 1] + vin[place] + vin.slice(place + 2)
        if (swapped !== vin) assert.deepEqual(readVin(swapped), { vin: swapped, problem: 'check-digit', isWarning: true })
      }),
    )
  })

  it('of another form is no VIN', () => {
    for (const text of ['', '1M8GDM9AXKP04278', '1M8GDM9AXKP0427888']) assert.equal(readVin(text).problem, 'length')
    for (const letter of 'IOQ苏é') {
      const reading = readVin(`1M8GDM9AXKP04278${letter}`)
      assert.deepEqual([reading.problem, reading.isWarning], ['letters', false])
    }
  })
})
