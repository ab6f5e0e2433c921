import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cities } from '../areas.ts'
import { decide } from '../registry.ts'
import { uses } from './uses.ts'
import { vehicleTypes } from './vehicle-types.ts'

// M2.1 and M2.2 once more, from the words of the clauses and by the names of the cities.
const pilots = '天津 太原 沈阳 上海 南京 苏州 杭州 宁波 合肥 福州 南昌 淄博 郑州 武汉 深圳 南宁 重庆 成都 昆明 西宁'.split(' ')
const second = '北京 石家庄 呼和浩特 长春 哈尔滨 济南 长沙 广州 海口 贵阳 拉萨 西安 兰州 银川 乌鲁木齐 大连 青岛 厦门'.split(' ')
const nonCommercialCars = Object.keys(vehicleTypes).filter((code) => code[0] === 'K' && (code[1] === '3' || code[1] === '4'))

const nameOf = (code: string) => (cities.find((city) => city.code === code)?.name.zh ?? assert.fail(code)).replace(/市$/, '')
const has = (code: string, on: string) =>
  on >= '2022-06-30' || (on >= '2021-06-01' && pilots.includes(nameOf(code))) || (on >= '2021-09-01' && second.includes(nameOf(code)))

type Case = { vehicleType: string; use: string; outArea: string; inArea: string; tradeArea?: string; ground: string }

function byTheWords({ vehicleType, use, outArea, inArea, tradeArea, ground }: Case, on: string) {
  if (outArea === inArea) return { route: 'within-area', applyAt: ['in-office'], inspections: 1 }
  if (!nonCommercialCars.includes(vehicleType) || use !== 'A' || !has(outArea, on) || !has(inArea, on))
    return { route: 'earlier-procedure', applyAt: ['out-office'], inspections: 2 }
  if (ground !== 'sale' || tradeArea === outArea) return { route: 'one-stop', applyAt: ['out-office'], inspections: 2 }
  if (tradeArea === inArea) return { route: 'one-stop', applyAt: ['online', 'in-office'], inspections: 1 }
  if (tradeArea === undefined) return { route: 'one-stop', applyAt: ['online', 'in-office', 'out-office'], inspections: 1 }
  return { route: 'refused', applyAt: [], inspections: 1 }
}

// Cities of each stage, so that every pair of stages meets often; two of them have the same trade, three times out of four.
const code = (name: string) => cities.find((city) => nameOf(city.code) === name)?.code ?? assert.fail(name)
const place = fc.constantFrom(...[...pilots.slice(3, 7), ...second.slice(0, 3), '徐州', '无锡', '珠海'].map(code))
const day = fc.constantFrom(
  '2021-05-31', '2021-06-01', '2021-06-02', '2021-08-31', '2021-09-01', '2021-09-02', '2022-06-29', '2022-06-30', '2022-07-01',
)
const often = <Value>(usual: readonly Value[], all: readonly Value[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...all) })
const anyCase = fc
  .record({
    vehicleType: often(nonCommercialCars, Object.keys(vehicleTypes)),
    use: often(['A'], Object.keys(uses)),
    outArea: place,
    inArea: place,
    ground: often(['sale'], ['sale', 'inheritance', 'court', 'gift', 'other']),
    trade: fc.constantFrom('in', 'out', 'none', 'else'),
    elsewhere: place,
  })
  .map(({ trade, elsewhere, ...facts }): Case => {
    const tradeArea = { in: facts.inArea, out: facts.outArea, none: undefined, else: elsewhere }[trade]
    return tradeArea === undefined ? facts : { ...facts, tradeArea }
  })

describe('the way of a transfer', () => {
  it('is as the clauses say, in 20,000 cases', () => {
    const seen = new Set<unknown>()
    fc.assert(
      fc.property(anyCase, day, (facts, on) => {
        const { outcome } = decide('vehicles.transfer-route', on, facts)
        assert.deepEqual(outcome, byTheWords(facts, on))
        seen.add(outcome['route'])
      }),
      { numRuns: 20_000 },
    )
    assert.equal(seen.size, 4)
  })

  it('says every ground against the one-stop way, and since when each place has it', () => {
    const facts = { vehicleType: 'H11', use: 'F', outArea: '320100', inArea: '320300', tradeArea: '320300', ground: 'sale' }
    const { reasons } = decide('vehicles.transfer-route', '2021-07-01', facts)
    assert.deepEqual(reasons.filter((reason) => !reason.holds).map((reason) => reason.clause), ['M2.1.1', 'M2.1.1', 'M2.2.0', 'M2.2.1'])
    assert.ok(reasons.some((reason) => !reason.holds && reason.facts['since'] === '2022-06-30' && reason.says.zh.includes('徐州')))
  })

  it('stays one-stop for ever once a pair has it', () => {
    const facts = { vehicleType: 'K33', use: 'A', outArea: '320100', inArea: '330100', tradeArea: '330100', ground: 'sale' }
    for (const on of ['2021-06-01', '2021-12-10', '2022-06-30', '2031-01-01'])
      assert.equal(decide('vehicles.transfer-route', on, facts).outcome['route'], 'one-stop')
  })
})
