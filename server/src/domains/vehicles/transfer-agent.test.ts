import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { pdfText } from '../../../testing/pdf-text.ts'
import {
  applyOnline, at, buyer, handIn, hangzhou, inspect, nanjing, picture, receipt, register, scanned, secondCar, send, stop, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const clerk = 'officer-nj-registration'
const seller = 'citizen-gu-lan'
const newOwnerNumber = '330100199512020068'
const van = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
const numberOf = (birthDate: string): string => {
  const digits = `330100${birthDate.replaceAll('-', '')}004`
  return digits + identityCheckDigit(digits)
}
const days = { madeOn: '2021-06-20', validUntil: '2021-07-20' }
const agent = { name: '何建中', number: numberOf('1988-11-07'), ...days }
const masked = { nameMasked: '何**', numberMasked: `330${'*'.repeat(13)}${agent.number.slice(-2)}`, mandate: days }

describe('an agent applies for the new owner at a counter, with a written mandate (M9.3)', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  const papersWith = (...more: string[]) => scanned(world, clerk, ...usualPapers, 'gift-agreement', 'notarial-deed', ...more)
  const take = (change: object): Promise<Answer> => world.call(clerk, 'POST', `/api/areas/${nanjing}/transfers`, {
    ...van, newOwnerNumber, ground: 'gift', place: 'out-office', otherArea: hangzhou, agent, ...change,
  })
  const ok = ({ status, json }: Answer): Json => {
    assert.equal(status, 200, JSON.stringify(json))
    return json
  }
  const mine = (who: string, id: string) => world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}`)
  const receiptText = async (who: string, id: string) => pdfText((await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id}/receipt.pdf`)).raw)
  const says = ({ json }: Answer): string[] => json.refusal.reasons.map(({ says: { zh } }: Json) => zh)

  test('who cannot be an agent, and every paper that lacks, in one answer; the counter asks the new owner for neither', async () => {
    const bare = await take({ papers: await papersWith() })
    assert.deepEqual([bare.json.refusal.code, says(bare)], ['papers-missing', ['还没有扫描“书面委托”', '还没有扫描“代理人身份证明（正面、反面）”']])
    const half = await papersWith('written-mandate')
    const young = await take({ papers: half, agent: { ...agent, number: numberOf('2003-07-02') } })
    assert.deepEqual([young.json.refusal.code, says(young)], ['cannot-delegate', ['受托人须年满 18 周岁，请委托成年人', '还没有扫描“代理人身份证明（正面、反面）”']])
    const both = await papersWith('written-mandate', 'agent-identity')
    const self = await take({ papers: both, agent: { ...days, name: '郑雨桐', number: newOwnerNumber } })
    assert.deepEqual([self.json.refusal.code, says(self)], ['cannot-delegate', ['本人办理不需要委托']])
    const slip = await take({ papers: both, agent: { ...agent, number: agent.number.slice(0, 17) + (agent.number.endsWith('1') ? '2' : '1') } })
    assert.deepEqual([slip.status, slip.json.error.fields[0].field], [400, 'agentNumber'])
    assert.equal((await world.call(buyer, 'POST', `/api/areas/${nanjing}/transfers`, { ...van, agent })).status, 403)
  })

  test('M9.3: a mandate counts up to its last day; one that has run out is refused, one dated in the future is a slip', async () => {
    const papers = await papersWith('written-mandate', 'agent-identity')
    const by = (change: object) => take({ papers, agent: { ...agent, ...change } })
    const over = await by({ validUntil: '2021-06-30' })
    assert.deepEqual([over.json.refusal.code, says(over), over.json.refusal.reasons[0].clause], ['cannot-delegate', ['委托已于2021-06-30到期，请重新委托'], 'M9.3'])
    const early = await by({ madeOn: '2021-07-02' })
    assert.deepEqual([early.status, early.json.error.fields[0].field], [400, 'agent.madeOn'])
    const undated = await take({ papers, agent: { name: agent.name, number: agent.number } })
    assert.deepEqual([undated.status, undated.json.error.code], [400, 'bad-input'])
    for (const change of [{ validUntil: '2021-07-01' }, { madeOn: '2021-07-01', validUntil: '2021-07-02' }]) {
      const taken = ok(await by(change))
      assert.deepEqual(taken.agent.mandate, { ...days, ...change })
      await stop(world, taken.transferId, { who: 'officer-nj-registration', area: nanjing })
    }
  })

  test('eighteen today is of age', async () => {
    const papers = await papersWith('written-mandate', 'agent-identity')
    assert.equal(ok(await take({ ...secondCar, papers, agent: { ...days, name: '小何', number: numberOf('2003-07-01') } })).state, 'archive-requested')
  })

  test('both offices and the new owner see who it was, masked; the new owner is told at once; the file has both papers and names nobody beside them', async () => {
    const taken = ok(await take({ papers: await papersWith('written-mandate', 'agent-identity'), agent: { ...days, name: ' 何建中 ', number: agent.number.toLowerCase() } }))
    const { transferId: id, vehicleId, number } = taken
    assert.deepEqual(taken.agent, masked)
    assert.deepEqual(ok(await world.call('officer-hz-registration', 'GET', at(hangzhou, id))).agent, masked)
    assert.deepEqual(ok(await mine(buyer, id)).agent, masked)
    assert.equal(ok(await mine(seller, id)).agent, null)

    const { messages } = ok(await world.call(buyer, 'GET', '/api/my/messages'))
    const told = messages.find(({ title, body }: Json) => title.zh === '有人持您的书面委托申请过户' && body.zh.includes(number))
    assert.match(told.body.zh, /^何\*\*在南京市车管所窗口代您申请 苏A00Q23 的异地转移登记.+不是您委托的，请打开这笔过户，点“不是我要过户的”，立即暂停办理。$/)
    assert.equal(told.link, `/transfers/${hangzhou}/${id}`)
    const sent = await world.sql<{ text: string }>(`select text from notices.text_messages where text like '%' || $1 || '%'`, [number])
    assert.ok(sent.some(({ text }) => text.includes('何**') && text.includes('不是您委托的')), 'by text message too')

    const paper = await receiptText(buyer, id)
    for (const words of ['代理人', masked.nameMasked, masked.numberMasked]) assert.ok(paper.includes(words), words)
    assert.ok(!(await receiptText(seller, id)).includes('何**'))
    const [kept] = await world.sql<{ agent_name: Buffer; agent_number: Buffer }>(`select agent_name, agent_number from vehicles.transfers where id = $1`, [id])
    for (const [column, text] of [[kept!.agent_name, '何建中'], [kept!.agent_number, agent.number]] as const) assert.ok(!column.includes(Buffer.from(text)), 'sealed')

    ok(await world.upload('officer-nj-archive', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive-images/1/vin-rubbing/1`, await picture(4)))
    await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
    ok(await handIn(world, id))
    await send(world, id)
    await receipt(world, id)
    await inspect(world, id)
    const { newVehicleId } = ok(await register(world, id))
    const file = ok(await world.call('officer-hz-archive', 'GET', `/api/areas/${hangzhou}/vehicles/${newVehicleId}/archive`))
    const { seq } = file.chain.at(-1)
    const ofLast = (of: Json[]): Json[] => of.filter(({ registration }) => registration === seq)
    const pages = ofLast(file.images).map(({ type }) => type)
    assert.deepEqual(['agent-identity', 'written-mandate'].map((type) => pages.filter((page) => page === type).length), [2, 1], 'both sides of the agent’s card')
    assert.deepEqual(ofLast(file.remarks).filter(({ type }) => type === 'written-mandate').map(({ remark }) => remark), ['书面委托，2021-06-20 作出，有效期至 2021-07-20，窗口核验'])
    assert.ok(!JSON.stringify(file.remarks).includes('何'), 'a remark names nobody')
  })

  test('online the new owner applies alone, and no agent is named', async () => {
    assert.equal((await applyOnline(world, { agent })).status, 400)
    const { transferId: id } = ok(await applyOnline(world))
    assert.equal(ok(await mine(buyer, id)).agent, null)
    assert.ok(!(await receiptText(buyer, id)).includes('代理人'))
  })
})
