import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTestedBeforeRegistration, type NewCar } from './safety-inspection.ts'

const on = '2021-07-01'
const cars: readonly (readonly [name: string, car: Partial<NewCar>, tested: boolean])[] = [
  ['a new saloon car', {}, false],
  ['a new mini car', { vehicleType: 'K43' }, false],
  ['made two years ago, to the day', { madeOn: '2019-07-01' }, false],
  ['made two years and a day ago', { madeOn: '2019-06-30' }, true],
  ['the day it was made is not filled in yet', { madeOn: undefined }, false],
  ['in an accident before', { accidentBefore: true }, true],
  ['returned for its quality and mended', { mended: true }, true],
  ['a minivan', { vehicleType: 'K39' }, true],
  ['a small school bus', { vehicleType: 'K38' }, true],
  ['a bus', { vehicleType: 'K21' }, true],
  ['a light box truck', { vehicleType: 'H32' }, true],
  ['a trailer', { vehicleType: 'B11' }, true],
  ['an imported truck', { vehicleType: 'H21', imported: true }, false],
  ['an imported school bus', { vehicleType: 'K18', imported: true }, true],
  ['a truck imported two years and a day ago', { vehicleType: 'H21', imported: true, madeOn: '2019-06-30' }, true],
  ['an imported car after an accident', { imported: true, accidentBefore: true }, true],
]
for (const [name, car, tested] of cars) test(`tested before registration: ${name}`, () => {
  const known = { vehicleType: 'K33', imported: false, madeOn: '2021-05-10', mended: false, ...car } as NewCar
  assert.equal(isTestedBeforeRegistration(known, on), tested)
})
