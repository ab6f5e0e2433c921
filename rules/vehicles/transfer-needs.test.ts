import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { transferNeeds, transferProofs, transferWays, type TransferGround, type TransferWay } from './transfer-needs.ts'

const on = '2021-07-01'
const grounds = Object.keys(transferProofs) as readonly TransferGround[]
const brought = (way: TransferWay, ground: TransferGround) => transferNeeds(way, ground, on).visits.map(({ at, bring }) => `${at}: ${bring.map(({ zh }) => zh.split(/[，；：]/)[0]).join('、')}`)
const limits = (way: TransferWay) => transferNeeds(way, 'sale', on).limits.map(({ zh }) => zh)

describe('what to bring and how long it takes, before anybody applies (M2.3.6)', () => {
  test('the papers by way: one visit where it was traded in the new place or the city, two elsewhere', () => {
    const all = '车、新车主身份证明、二手车销售统一发票、登记证书、行驶证、检验已过期的、海关监管的'
    const oneStop = `${all}、由代理人到窗口申请的`
    assert.deepEqual(brought('in-place', 'sale'), [`in-office: ${oneStop}`])
    assert.deepEqual(brought('out-place', 'sale'), [`out-office: ${oneStop}`, 'in-office: 车、新车主身份证明、登记证书、行驶证、检验已过期的'])
    assert.deepEqual(brought('within-area', 'sale'), [`in-office: 车、现车主身份证明、${all.slice(2)}`])
    assert.deepEqual(brought('earlier-procedure', 'sale'), [
      'out-office: 车、现车主身份证明、新车主身份证明、二手车销售统一发票、登记证书、行驶证、号牌、检验已过期的、海关监管的', 'in-office: 车、新车主身份证明、登记证书、密封的实物档案、检验已过期的',
    ])
  })

  test('who inherits or has a judgment brings no identity of the present owner', () => {
    for (const ground of grounds) for (const way of ['within-area', 'earlier-procedure'] as const) {
      assert.equal(brought(way, ground)[0]!.includes('现车主'), !['inheritance', 'court'].includes(ground), `${way} ${ground}`)
    }
  })

  test('each ground has its own proof, shown once, at the first office', () => {
    for (const ground of grounds) for (const way of ['out-place', 'within-area', 'earlier-procedure'] as const) {
      const visits = transferNeeds(way, ground, on).visits
      assert.deepEqual(visits.map(({ bring }) => bring.includes(transferProofs[ground])), visits.map((_, at) => at === 0), `${way} ${ground}`)
    }
  })

  test('the limits are those that the clocks run by', () => {
    assert.deepEqual(limits('in-place'), [
      '转入地受理：网上申请后 3 个工作日内；窗口申请的当场受理', '转出地发出电子档案：受理后 2 个工作日内', '转入地核对档案：收到后 1 个工作日内',
      '登记、核发号牌：查验合格后 1 个工作日内',
    ])
    assert.equal(limits('out-place')[1], '转出地发出电子档案：受理并查验合格后 2 个工作日内')
    assert.deepEqual(limits('within-area'), ['申请：车交付后 30 日内', '车管所答复：提交后 1 个工作日内'])
    assert.deepEqual(limits('earlier-procedure'), ['转出地办理转出：受理后 3 个工作日内', '您到转入地申请：转出后 30 日内', '转入地办理转入：受理后 3 个工作日内'])
  })

  test('an answer of the route leads to its ways; before a sale both are open, a refusal leads nowhere', () => {
    assert.deepEqual(transferWays({ route: 'one-stop', applyAt: ['online', 'in-office', 'out-office'] }), ['in-place', 'out-place'])
    assert.deepEqual(transferWays({ route: 'one-stop', applyAt: ['online', 'in-office'] }), ['in-place'])
    assert.deepEqual(transferWays({ route: 'one-stop', applyAt: ['out-office'] }), ['out-place'])
    assert.deepEqual(transferWays({ route: 'earlier-procedure', applyAt: ['out-office'] }), ['earlier-procedure'])
    assert.deepEqual(transferWays({ route: 'within-area', applyAt: ['in-office'] }), ['within-area'])
    assert.deepEqual(transferWays({ route: 'refused', applyAt: [] }), [])
  })
})
