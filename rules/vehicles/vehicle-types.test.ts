import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  isLowSpeedTruck, isMinivan, isMotorcycle, isSmallOrMiniPassenger, isThreeWheeler,
  vehicleGroup, vehicleGroups, vehicleTypeFact, vehicleTypeName, vehicleTypes,
} from './vehicle-types.ts'
import { useFact, uses } from './uses.ts'

const codes = Object.keys(vehicleTypes)
const fits = (code: string) => new RegExp(vehicleTypeFact.pattern).test(code)

describe('vehicle types', () => {
  it('are codes, each of a group that has a name', () => {
    for (const code of codes) assert.ok(fits(code) && vehicleGroups[vehicleGroup(code)], code)
    assert.deepEqual(new Set(codes.map(vehicleGroup)), new Set(Object.keys(vehicleGroups)))
  })

  it('are known in groups', () => {
    assert.equal(codes.filter(isSmallOrMiniPassenger).join(' '), 'K31 K32 K33 K34 K38 K39 K41 K42 K43 K49')
    assert.equal(codes.filter(isMinivan).join(' '), 'K39 K49')
    assert.equal(codes.filter(isMotorcycle).join(' '), 'M11 M12 M13 M14 M15 M21 M22')
    assert.equal(codes.filter(isLowSpeedTruck).join(' '), 'H51')
    assert.equal(codes.filter(isThreeWheeler).join(' '), 'N11')
  })

  it('off the list are called by their group', () => {
    assert.equal(vehicleTypeName('K33').zh, '小型轿车')
    assert.equal(vehicleTypeName('H3A').zh, '载货汽车')
    assert.deepEqual(['K3A', 'K4Z', 'K29', 'K51', 'H33'].filter(isSmallOrMiniPassenger), ['K3A', 'K4Z'])
    assert.deepEqual(['H5Z', 'H4Z', 'K51'].filter(isLowSpeedTruck), ['H5Z'])
  })

  it('know what is no code', () => {
    for (const no of ['', 'K', 'K3', 'K333', 'k33', 'Y11', '33', 'K3-', 'K33 ']) {
      assert.ok(!fits(no), no)
      assert.throws(() => vehicleGroup(no), RangeError)
    }
  })
})

describe('uses', () => {
  it('are 21 letters, one of them private', () => {
    assert.equal(useFact.enum.join(''), 'ABCDEFGHIJKLMNOPQRSTU')
    assert.deepEqual(Object.entries(uses).flatMap(([letter, { kind }]) => (kind === 'private' ? [letter] : [])), ['A'])
  })
})
