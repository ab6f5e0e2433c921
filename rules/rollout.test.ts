import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { cities } from './areas.ts'
import { addDays } from './civil-date.ts'
import { measureIds, type MeasureId } from './clauses.ts'
import { inForceSince, isInForce, uncertainStages } from './rollout.ts'

// The rollout once more, from the words of the clauses and by the names of the cities.
const named = (names: string) => names.split(' ').map((name) => cities.find((city) => city.name.zh === `${name}市`)?.code ?? assert.fail(name))
const twenty = named('天津 太原 沈阳 上海 南京 苏州 杭州 宁波 合肥 福州 南昌 淄博 郑州 武汉 深圳 南宁 重庆 成都 昆明 西宁')
const september = named(
  '北京 天津 上海 重庆 石家庄 太原 呼和浩特 沈阳 长春 哈尔滨 南京 杭州 合肥 福州 南昌 济南 郑州 武汉 长沙 广州 南宁 海口 成都 贵阳 昆明 拉萨 西安 兰州 西宁 银川 乌鲁木齐 大连 青岛 宁波 厦门 深圳',
)
const evidenceProvinces = ['上海市', '江苏省', '山东省', '广东省', '重庆市', '四川省']

function sinceByTheWords(measure: MeasureId, code: string): string {
  if (measure === 'M1') return named('天津 成都 苏州').includes(code) ? '2021-06-01' : '2021-12-10'
  if (measure === 'M2') return twenty.includes(code) ? '2021-06-01' : september.includes(code) ? '2021-09-01' : '2022-06-30'
  if (measure === 'M4') return named('南京 南昌 海口 乌鲁木齐').includes(code) ? '2021-06-01' : '2021-12-10'
  const province = cities.find((city) => city.code === code)?.provinceName.zh ?? ''
  if (measure === 'M12') return evidenceProvinces.includes(province) ? '2021-06-01' : '2021-12-10'
  return '2021-06-01'
}

const anyCity = fc.constantFrom(...cities.map((city) => city.code))

describe('the rollout', () => {
  it('counts twenty pilots, and four municipalities, 27 capitals and five more in September', () => {
    assert.equal(new Set(twenty).size, 20)
    assert.equal(new Set(september).size, 36)
  })

  for (const measure of measureIds)
    it(`${measure}: in every city, from its day and not a day earlier`, () => {
      for (const { code } of cities) {
        const since = sinceByTheWords(measure, code)
        assert.equal(inForceSince(measure, code)?.since, since, code)
        assert.deepEqual([-1, 0, 1].map((days) => isInForce(measure, addDays(since, days), code)), [false, true, true], code)
      }
    })

  it('M2: between two places from the later of their days, either way round', () => {
    const kinds = ['2021-06-01', '2021-09-01', '2022-06-30'].map((since) => cities.filter(({ code }) => sinceByTheWords('M2', code) === since))
    for (const here of kinds.flatMap((kind) => kind.slice(0, 3)))
      for (const there of kinds.flatMap((kind) => kind.slice(-3))) {
        const since = [sinceByTheWords('M2', here.code), sinceByTheWords('M2', there.code)].sort()[1]!
        assert.deepEqual([-1, 0, 1].map((days) => isInForce('M2', addDays(since, days), here.code, there.code)), [false, true, true])
      }
    fc.assert(
      fc.property(anyCity, anyCity, (here, there) => {
        const since = [sinceByTheWords('M2', here), sinceByTheWords('M2', there)].sort()[1]
        assert.equal(inForceSince('M2', here, there)?.since, since)
        assert.equal(inForceSince('M2', there, here)?.since, since)
      }),
      { numRuns: 10_000 },
    )
  })

  it('looks at the other place for M2 only', () => {
    assert.equal(inForceSince('M1', '510100', '110000')?.since, '2021-06-01')
  })

  it('applies the uncertain second batch of M1 only when a deployment asks', () => {
    assert.equal(inForceSince('M1', '110000')?.since, '2021-12-10')
    assert.equal(inForceSince('M1', '110000', undefined, uncertainStages)?.since, '2021-09-01')
    assert.equal(inForceSince('M1', '320500', undefined, uncertainStages)?.since, '2021-06-01')
    assert.ok(uncertainStages.M1.every((stage) => stage.uncertain))
  })

  it('refuses a place it does not know', () => assert.throws(() => inForceSince('M3', '999999'), RangeError))
})
