import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { stateRemedies, transferBlocks, vehicleStateLetters, vehicleStates, vehicleStatesFact } from './states.ts'

// The published list of what stands against a transfer, by its words.
const published = '转出 被盗抢 停驶 注销 海关监管 嫌疑车 查封 扣留 强制注销 事故逃逸 锁定 违法未处理 事故未处理'.split(' ')
const letters = 'ABCDEGHIJKLMNOPQ'
const clear = { mortgaged: false, pledged: false, scrapWithinYear: false }

describe('vehicle states', () => {
  it('are the sixteen letters', () => assert.equal(Object.keys(vehicleStates).join(''), letters))

  it('stand against a transfer as published', () => {
    const blocking = Object.values(vehicleStates).flatMap(({ name, blocksTransfer }) => (blocksTransfer ? [name.zh] : []))
    assert.deepEqual(new Set(blocking), new Set([...published, '达到报废标准、公告牌证作废']))
    assert.deepEqual(transferBlocks({ states: 'AQ', ...clear }), [])
  })

  it('are all told at once, with what the record says beside them', () => {
    const record = { states: 'GQKG', mortgaged: true, pledged: true, scrapWithinYear: true }
    assert.deepEqual(transferBlocks(record).map(({ name }) => name.zh), ['违法未处理', '查封', '已抵押', '已质押', '距强制报废不足一年'])
    fc.assert(
      fc.property(fc.stringMatching(/^[A-EG-Q]{1,8}$/), fc.boolean(), (states, mortgaged) => {
        const names = [...new Set(states)].sort().filter((letter) => !'AQ'.includes(letter))
        assert.equal(transferBlocks({ ...clear, states, mortgaged }).length, names.length + Number(mortgaged))
      }),
    )
  })

  it('that stand against a transfer each name what to do', () => {
    for (const [letter, { name, blocksTransfer }] of Object.entries(vehicleStates)) {
      assert.equal(stateRemedies[letter as keyof typeof vehicleStates] !== undefined, blocksTransfer, name.zh)
    }
    assert.deepEqual(transferBlocks({ ...clear, states: 'G', mortgaged: true }).map(({ remedy }) => remedy.zh), [
      '请先处理违法，网上即可处理', '请先解除抵押；贷款已还清的，请联系贷款机构解除',
    ])
  })

  it('know no other letter', () => {
    for (const no of ['', 'F', 'R', 'a', 'A B', 'AF']) {
      assert.ok(!new RegExp(vehicleStatesFact.pattern).test(no))
      assert.throws(() => vehicleStateLetters(no), RangeError)
    }
  })
})
