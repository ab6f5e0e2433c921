import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { pdfText } from '../../../testing/pdf-text.ts'
import { applyOnline, at, buyer, hangzhou, nanjing, openObjection, picture, receipt, accept, send, showOriginals, inspect, register, worldForTest, type World } from './testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'

describe('the receipt of a transfer', () => {
  let world: World
  let id: string
  let number: string
  before(async () => {
    world = await worldForTest()
    ;({ transferId: id, number } = (await applyOnline(world)).json)
  })
  after(() => world.close())

  const mine = async (who: string) => world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}/receipt.pdf`)
  const office = (who: string, area: string) => world.call(who, 'GET', at(area, id, '/receipt.pdf'))
  const has = (text: string, ...words: string[]) => assert.deepEqual(words.filter((word) => !text.includes(word)), [], text)
  const hasNot = (text: string, ...words: string[]) => assert.deepEqual(words.filter((word) => text.includes(word)), [], text)

  test('right after the application: number, car, both places, path, clock, next step, grounds with clauses', async () => {
    const answer = await mine(buyer)
    assert.equal(answer.headers['content-type'], 'application/pdf')
    const text = pdfText(answer.raw)
    has(text, '过户回执', number, '苏A00Q11', '南京', '杭州', '方式 A：网上申请', '郑雨桐', '已申请，等待转入地受理', '2021-07-06', '您不用做什么', 'M2.1.5')
    hasNot(text, '钱海平', '330100199512020068')
  })

  test('while it stands still both receipts say why, with the clause (M2.4.3)', async () => {
    await world.call(seller, 'POST', `/api/my/transfers/${hangzhou}/${id}/objection`, { words: '我没有卖车' })
    for (const who of [buyer, seller]) has(pdfText((await mine(who)).raw), '为什么暂停', 'M2.4.3', '车管所核实前暂停办理')
    await world.call('officer-hz-registration-2', 'POST', at(hangzhou, id, '/objection-settlement'), { objectionId: await openObjection(world, id), founded: false, words: '已与双方核实' })
    hasNot(pdfText((await mine(seller)).raw), '为什么暂停')
  })

  test('at the end: what was given, each step, the new plate; nothing of who holds it in the office', async () => {
    await world.upload(buyer, `/api/my/transfers/${hangzhou}/${id}/papers/other-proof/1`, await picture(5))
    await world.call('officer-hz-registration', 'POST', at(hangzhou, id, '/claim'), { version: 1 })
    await accept(world, id)
    await send(world, id)
    await receipt(world, id)
    await showOriginals(world, id)
    await inspect(world, id)
    const { newPlate } = (await register(world, id)).json
    const whole = pdfText((await mine(buyer)).raw)
    has(whole, newPlate, '已交材料', '第 1 页，新车主提交', '第 1 页，窗口扫描', '查验合格，等待登记', '已办结', '2021-07-01')
    hasNot(whole, '钱海平', '已领取', '900112')
    const sellers = pdfText((await mine(seller)).raw)
    has(sellers, number, '苏A00Q11', '南京', '杭州', '钱海平', '已办结', '您不用再做什么')
    hasNot(sellers, newPlate, '郑雨桐', '新车主提交', '方式 A', '依据')
    for (const [who, area] of [['officer-hz-registration', hangzhou], ['officer-nj-archive', nanjing], ['officer-hz-inspection', hangzhou]] as const) {
      has(pdfText((await office(who, area)).raw), number, '郑雨桐', newPlate)
    }
    const looks = await world.sql<{ operation: string }>(`select distinct operation from platform.audit where subject = $1 and operation ilike '%receipt'`, [`transfer:${id}`])
    assert.deepEqual(looks.map(({ operation }) => operation).toSorted(), ['myTransferReceipt', 'transferReceipt'])
  })

  test('for nobody else', async () => {
    assert.equal((await mine('citizen-jiang-yifan')).status, 404)
    assert.equal((await office(buyer, hangzhou)).status, 403)
    assert.equal((await office('officer-cd-reviewer', '510100')).status, 403)
    assert.equal((await office('officer-hz-archive', nanjing)).status, 403)
    assert.equal((await office('officer-cd-branch-reviewer', '510100')).status, 404, 'no place of this transfer')
  })
})
