import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { classesOf, classNotYet, classRules, licenceClassCodes, minimumAgeReachedOn, type LicenceClass } from './class-rules.ts'
import { licenceClasses } from './classes.ts'

const ages = (licenceClass: LicenceClass, on: string) => {
  const { minimum, maximum } = classRules[licenceClass].applicants.on(on).value
  return `${minimum}-${maximum ?? ''}`
}
const asOf = (on: string, codes: readonly LicenceClass[] = licenceClassCodes.filter((code) => code !== 'C6')) =>
  Object.fromEntries(codes.map((code) => [code, ages(code, on)]))

describe('licence classes', () => {
  it('are the seventeen of the register', () => assert.deepEqual([...licenceClassCodes], Object.keys(licenceClasses)))

  it('have the ages of their time', () => {
    const motor = { C3: '18-60', C4: '18-60', D: '18-60', E: '18-60', M: '18-60' }
    const small = { C1: '18-', C2: '18-', C5: '18-', F: '18-' }
    const smallOf139 = { C1: '18-70', C2: '18-70', C5: '18-70', F: '18-70' }
    const of139 = { A1: '26-50', A2: '24-50', A3: '20-50', B1: '21-50', B2: '20-50', ...smallOf139, ...motor }
    const of2021 = { A1: '22-60', A2: '22-60', A3: '20-60', B1: '20-60', B2: '20-60', ...small, ...motor }
    assert.deepEqual(asOf('2020-11-19'), { ...of139, N: '20-50', P: '20-50' })
    assert.deepEqual(asOf('2020-11-20'), { ...of2021, N: '20-50', P: '20-50' })
    assert.deepEqual(asOf('2022-03-31'), { ...of2021, N: '20-50', P: '20-50' })
    assert.deepEqual(asOf('2022-04-01', licenceClassCodes), { ...of2021, N: '20-60', P: '20-60', C6: '20-60' })
    const heavy2025 = { A1: '22-63', A2: '22-63', A3: '20-63', B1: '20-63', B2: '20-63', N: '20-63', P: '20-63' }
    const others2025 = { C3: '18-63', C4: '18-63', M: '18-63', D: '18-70', E: '18-70', C6: '20-70' }
    assert.deepEqual(asOf('2025-01-01', licenceClassCodes), { ...heavy2025, ...others2025, ...small })
  })

  it('allow what the annex says, and never themselves', () => {
    for (const code of licenceClassCodes)
      for (const { value } of classRules[code].allows.values) {
        assert.ok(!value.includes(code))
        // What a class allows, it allows with all that this one allows in turn; light trailers came to A2 alone.
        for (const below of value)
          for (const { value: further } of classRules[below].allows.values) assert.ok(further.every((one) => value.includes(one)))
      }
    assert.ok(!classRules.A2.allows.on('2022-03-31').value.includes('C6') && classRules.A2.allows.on('2022-04-01').value.includes('C6'))
    assert.deepEqual(classRules.D.allows.on('2021-06-01').value, ['E', 'F'])
    assert.deepEqual(classRules.C2.allows.on('2021-06-01').value, [])
  })

  it('are read from a licence that prints several', () => {
    assert.deepEqual(classesOf('A2E'), ['A2', 'E'])
    assert.deepEqual(classesOf('EC1DC1'), ['C1', 'D', 'E'])
    assert.deepEqual(classesOf(licenceClassCodes.join('')), [...licenceClassCodes])
    for (const no of ['', 'A4', 'C', 'A2 E', 'c1', 'C1,D', 'G']) assert.throws(() => classesOf(no), RangeError)
  })

  it('exist from their day', () => {
    assert.equal(classNotYet('C6', '2022-03-31')?.fact, 'class')
    assert.equal(classNotYet('C6', '2022-04-01'), undefined)
    assert.equal(classNotYet('C1', '1990-01-01'), undefined)
  })

  it('are reached by age on the day the law of that day is met', () => {
    const reached = (licenceClass: LicenceClass, birthDate: string, from: string) => minimumAgeReachedOn(licenceClass, birthDate, from)
    assert.equal(reached('C1', '2000-05-05', '2016-09-01'), '2018-05-05')
    assert.equal(reached('C1', '2000-05-05', '2018-05-05'), '2018-05-05')
    assert.equal(reached('C1', '2000-05-05', '2018-05-06'), '2018-05-06')
    assert.equal(reached('C1', '1980-05-05', '1997-05-05'), '1998-05-05', 'Order 139 judges earlier days too')
    assert.equal(reached('C1', '2004-02-29', '2020-01-01'), '2022-02-28')
    assert.equal(reached('A2', '1996-11-19', '2016-01-01'), '2020-11-19', 'the last who needed 24')
    assert.equal(reached('A2', '1996-11-21', '2016-01-01'), '2020-11-20', 'the law came before the birthday')
    assert.equal(reached('A2', '1998-11-21', '2016-01-01'), '2020-11-21', 'a birthday after the law')
    assert.equal(reached('A1', '2000-01-01', '2021-01-01'), '2022-01-01')
    assert.equal(reached('C6', '2003-01-01', '2021-01-01'), '2023-01-01')
  })
})
