import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { cities, cityOf, covers, isArea, isProvince } from './areas.ts'

describe('places', () => {
  it('are the cities of 31 provinces, each once', () => {
    assert.equal(cities.length, 369)
    assert.equal(new Set(cities.map((city) => city.code)).size, cities.length)
    assert.equal(new Set(cities.map((city) => city.province)).size, 31)
    for (const { code, province, name } of cities) {
      assert.equal(code.slice(0, 2), province.slice(0, 2))
      assert.match(code, /^\d{6}$/)
      assert.match(name.en, /^[A-Z][A-Za-zü' ]+$/)
    }
  })

  it('take districts to their city', () => {
    const codes = { 320506: '320500', 110105: '110000', 500235: '500000', 429004: '429004', 659001: '659001', 469023: '469023', 310000: '310000' }
    for (const [code, city] of Object.entries(codes)) assert.equal(cityOf(code)?.code, city, code)
  })

  it('know what is no place', () => {
    for (const code of ['999999', '000000', '320000', '119900', '32050', '3205000', '710000', '810000', '469099', 'abcdef', '']) assert.ok(!isArea(code), code)
    assert.ok(isProvince('320000') && !isProvince('320500'))
  })

  it('are covered by their province', () => {
    const suzhou = cityOf('320500') ?? assert.fail()
    assert.ok(covers('320500', suzhou) && covers('320000', suzhou) && !covers('330000', suzhou) && !covers('320100', suzhou))
  })
})
