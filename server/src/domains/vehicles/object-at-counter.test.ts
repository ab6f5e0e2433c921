import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import { applyOnline, at, buyer, hangzhou, nanjing, openObjection, scanned, secondCar, upTo, usualPapers, worldForTest, type Answer, type Json, type World } from './testing/transfer-for-test.ts'

const numbered = (digits: string): string => digits + identityCheckDigit(digits)
const seller = 'citizen-qian-haiping'
const [sellerNumber, buyerNumber, strangerNumber] = ['320100198202280052', '330100199512020068', '320500198811070036']
const [clerk, second, head] = ['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-head']
const [oldClerk, oldHead] = ['officer-nj-registration', 'officer-nj-head']
const areaOf = (who: string) => (who.startsWith('officer-nj') ? nanjing : hangzhou)
const heir = { as: 'heir', name: '钱小平', number: numbered('32010020010512001') }
const agent = { as: 'agent', name: '何建中', number: strangerNumber, madeOn: '2021-06-20', validUntil: '2021-07-10' }
const deed = ['signed-request', 'own-identity', 'notarial-deed']

const ok = (answer: Answer): Json => {
  assert.equal(answer.status, 200, JSON.stringify(answer.json))
  return answer.json
}
const refusal = (answer: Answer): [string, ...string[]] => {
  assert.equal(answer.status, 422, JSON.stringify(answer.json))
  return [answer.json.refusal.code, ...answer.json.refusal.reasons.map(({ says }: Json) => says.zh)]
}

/** What is said at a counter about one transfer. */
const counterOf = (world: World, id: () => string) => {
  const send = async (who: string, path: string, papers: readonly string[], body: object) =>
    world.call(who, 'POST', at(areaOf(who), id(), path), { papers: await scanned(world, who, ...papers), ...body })
  return {
    object: (who: string, body: object, papers: readonly string[] = ['signed-request']) =>
      send(who, '/counter-objection', papers, { partyNumber: sellerNumber, kind: 'not-mine', words: '车不是我卖的', ...body }),
    answer: async (who: string, answer: string, body: object = {}, papers: readonly string[] = ['signed-request']) =>
      send(who, '/counter-objection-answer', papers, { partyNumber: buyerNumber, objectionId: await openObjection(world, id()), answer, ...body }),
    settle: async (who: string, founded: boolean, body: object = {}) =>
      world.call(who, 'POST', at(hangzhou, id(), '/objection-settlement'), { objectionId: await openObjection(world, id()), founded, words: '已问双方', ...body }),
    view: async (who = clerk): Promise<Json> => ok(await world.call(who, 'GET', at(areaOf(who), id()))),
    mine: async (who: string): Promise<Json> => ok(await world.call(who, 'GET', `/api/my/transfers/${hangzhou}/${id()}`)),
    told: async (who: string): Promise<string[]> => ok(await world.call(who, 'GET', '/api/my/messages')).messages.map(({ body }: Json) => body.zh),
    lastDayOver: async () => {
      await world.sql(`update vehicles.transfers set come_by = '2021-06-30', due_on = '2021-06-30' where id = $1`, [id()])
      await world.sql(`update vehicles.outgoing set due_on = '2021-06-30' where id = $1`, [id()])
    },
    kept: async () => world.sql(`select 1 from vehicles.counter_statements where transfer_id = $1`, [id()]).then((rows) => rows.length),
  }
}

describe('an objection is made at a counter as in the app (M2.4.3, M9.3)', () => {
  let world: World
  let id: string
  let at1: ReturnType<typeof counterOf>
  before(async () => {
    world = await worldForTest()
    at1 = counterOf(world, () => id)
    id = await upTo(world, 'archive-requested')
  })
  after(() => world.close())

  test('refused, with every reason, and nothing is written: another number, no signed request, another post, another area, who applied online', async () => {
    assert.match(refusal(await at1.object(clerk, { partyNumber: strangerNumber }))[1]!, /既不是登记的所有人的，也不是新车主的/)
    assert.deepEqual(refusal(await at1.object(clerk, {}, [])), ['papers-missing', '还没有扫描“签字的书面意见”'])
    assert.deepEqual(refusal(await at1.object(clerk, { partyNumber: buyerNumber }))[0], 'not-now', 'the new owner applied online themselves')
    const bare = (who: string, area: string) => world.call(who, 'POST', at(area, id, '/counter-objection'), { partyNumber: sellerNumber, kind: 'not-mine', words: '没有卖', papers: [] })
    for (const who of ['officer-hz-archive', 'officer-hz-inspection', 'officer-nj-counter', seller]) assert.equal((await bare(who, areaOf(who))).status, 403, who)
    assert.equal((await bare('officer-cd-registration', '510100')).status, 404, 'a city that has no part in it')
    assert.equal((await bare(oldClerk, hangzhou)).status, 403, 'an office that is not theirs')
    const others = await world.call(clerk, 'POST', at(hangzhou, id, '/counter-objection'), { partyNumber: sellerNumber, kind: 'not-mine', words: '没有卖', papers: await scanned(world, second, 'signed-request') })
    assert.deepEqual([others.status, others.json.error.fields[0].field], [400, 'papers'], 'the scan of somebody else')
    assert.match(refusal(await at1.object(clerk, { kind: 'fell-through' }))[1]!, /现在是车管所在办/)
    assert.deepEqual([await at1.kept(), (await at1.view()).objections, (await at1.mine(seller)).objection], [0, [], null])
  })

  test('the registered owner at the counter of the old place: it stands still, both are told, a repeat changes nothing', async () => {
    const seen = ok(await at1.object(oldClerk, {}))
    assert.deepEqual([seen.side, seen.holds.length, seen.objections.map(({ by, outcome, recordedBy }: Json) => [by, outcome, recordedBy])], ['out', 1, [['former-owner', null, ['900102']]]])
    const event = seen.timeline.at(-1)
    assert.deepEqual([event.action, event.by, event.officerNumber, event.says.zh], ['object', 'out-office', '900102', '登记的所有人提出异议，暂停办理（本人到南京市车管所窗口）'])
    ok(await at1.object(oldClerk, {}))
    ok(await at1.object(clerk, {}))
    assert.deepEqual((await world.sql<{ area: string }>(`select distinct area from platform.audit where operation = 'objectAtCounter' and subject = $1 order by area`, [`transfer:${id}`])), [{ area: nanjing }, { area: hangzhou }])
    assert.equal(await at1.kept(), 1, 'said twice is said once')
    assert.match((await at1.told(buyer))[0]!, /登记的所有人提出异议，转入地车管所核实后再继续/)
    assert.match((await at1.told(seller))[0]!, /南京市车管所窗口（警号 900102）登记，您本人到场。.+不是您的意思的，请带身份证到转出地或转入地车管所窗口说明/)
    assert.equal((await at1.mine(seller)).objection, 'open')
    const [statement] = (await at1.view()).objections[0].statements
    assert.deepEqual([statement.party, statement.standIn, statement.papers.map(({ kind }: Json) => kind), statement.visible], ['former-owner', null, ['signed-request'], true])
    const paper = (who: string) => world.call(who, 'GET', at(areaOf(who), id, `/statements/${statement.statementId}/papers/0`))
    assert.deepEqual([(await paper(second)).status, (await paper(oldHead)).status, (await paper('officer-hz-archive')).status], [200, 200, 403])
    assert.equal((await world.call(second, 'GET', at(hangzhou, id, `/statements/${statement.statementId}/papers/1`))).status, 404)
    assert.deepEqual((await world.sql(`select 1 from platform.audit where subject like $1`, [`statement-paper:${statement.statementId}%`])).length, 2, 'each look is recorded')
  })

  test('settled as ever; what is said anew by an agent with a mandate is not settled by who recorded it', async () => {
    assert.equal(ok(await at1.settle(second, false)).state, 'archive-requested')
    assert.match(refusal(await at1.object(second, { words: '车不是我卖的' }))[1]!, /已核实过/, 'the same rule as in the app')
    const lacking = await at1.object(second, { standIn: agent, words: '派出所已立案' }, ['signed-request', 'own-identity'])
    assert.deepEqual(refusal(lacking), ['papers-missing', '还没有扫描“书面委托”'], 'an agent without a mandate')
    const papers = ['signed-request', 'own-identity', 'written-mandate']
    const by = (change: object, given = papers) => at1.object(second, { standIn: { ...agent, ...change }, words: '派出所已立案' }, given)
    assert.deepEqual(refusal(await by({ validUntil: '2021-06-30' }, [])), [
      'cannot-delegate', '委托已于2021-06-30到期，请重新委托', '还没有扫描“签字的书面意见”', '还没有扫描“到场人身份证明”', '还没有扫描“书面委托”',
    ], 'all at once')
    assert.match(refusal(await by({ number: buyerNumber }))[1]!, /到场人是过户的另一方/)
    assert.equal(refusal(await by({ number: sellerNumber }))[1], '本人办理不需要委托')
    const undated = await by({ madeOn: undefined, validUntil: undefined })
    assert.deepEqual([undated.status, undated.json.error.fields.map(({ field }: Json) => field)], [400, ['standIn.madeOn', 'standIn.validUntil']])
    const slip = await by({ number: '320500198811070037' })
    assert.deepEqual([slip.status, slip.json.error.fields[0].field], [400, 'standIn.number'])
    assert.equal(await at1.kept(), 1)
    const raised = ok(await by({}))
    assert.deepEqual(raised.objections[1].statements[0].standIn, {
      as: 'agent', says: { zh: '代理人', en: 'an agent' }, name: '何建中', numberMasked: maskNumber(strangerNumber), mandate: { madeOn: '2021-06-20', validUntil: '2021-07-10' },
    })
    assert.match((await at1.told(seller))[0]!, /何\*\*持您的书面委托到场/)
    assert.match(refusal(await at1.settle(second, true))[1]!, /由您在窗口登记，须由另一名同事核实/)
    assert.equal(refusal(await at1.settle(clerk, true))[0], 'four-eyes', 'who took the application')
    const [row] = await world.sql<{ name: Buffer; number: Buffer }>(`select stand_in_name as name, stand_in_number as number from vehicles.counter_statements where transfer_id = $1 order by id desc limit 1`, [id])
    for (const [sealed, text] of [[row!.name, '何建中'], [row!.number, strangerNumber]] as const) assert.ok(!sealed.includes(Buffer.from(text)), 'sealed')
    await assert.rejects(world.sql(`update vehicles.objections set outcome = 'founded', settled_by = '900113', settled_words = 'x', settled_at = now() where transfer_id = $1 and outcome is null`, [id]), /objections_four_eyes/)
    assert.equal(ok(await at1.settle(head, true)).state, 'withdrawn')
    assert.equal(refusal(await at1.object(clerk, { words: '还是没有卖' }))[0], 'not-now', 'after the end nothing is recorded')
  })
})

describe('a sale that came to nothing: asked for and answered at counters, also for who has died (M2.3.4, M2.1.5, M9.3)', () => {
  let world: World
  let id: string
  let here: ReturnType<typeof counterOf>
  before(async () => {
    world = await worldForTest()
    here = counterOf(world, () => id)
    id = await upTo(world, 'archive-received')
  })
  after(() => world.close())

  const takeOver = (who = 'officer-nj-counter') => world.call(who, 'POST', `/api/areas/${nanjing}/counter-cases`, {
    service: 'vehicles.take-over', reason: 'came-to-counter', name: heir.name, identityNumber: heir.number, byPapers: { plateKind: '02', plateNumber: '苏A00Q11', vin: 'L0CDEM0A3M0001037' },
  })

  test('an heir who would take the car over reads where to go and what to bring, in both languages', async () => {
    const { code, reasons } = (await takeOver()).json.refusal
    const reason = reasons.find(({ clause }: Json) => clause === 'M2.4.3')
    assert.deepEqual([code, reason.holds], ['not-now', false])
    assert.match(reason.says.zh, /正在异地过户到杭州市.+继承人.+现在登记城市或上牌城市的车管所窗口.+继承公证书（或者死亡证明、亲属关系证明）.+过户终止后再来办/)
    assert.match(reason.says.en, /taking this car to Hangzhou.+counter of either city.+notarial deed of inheritance \(or death certificate and proof of kinship\).+Once it has ended, come again/)
    const papers = await scanned(world, oldClerk, ...usualPapers, 'notarial-deed', 'residence-permit')
    const anew = await world.call(oldClerk, 'POST', `/api/areas/${nanjing}/transfers`, {
      plateKind: '02', plateNumber: '苏A00Q11', vin: 'L0CDEM0A3M0001037', place: 'out-office', otherArea: hangzhou, ground: 'inheritance', newOwnerNumber: heir.number, newOwnerName: heir.name, papers,
    })
    assert.deepEqual(refusal(anew), ['transfer-under-way', reason.says.zh])
  })

  test('not before the new owner’s last day is over; only for the registered owner; proof of death and kinship, or the deed', async () => {
    const ask = (body: object = {}, papers = deed) => here.object(oldClerk, { kind: 'fell-through', words: '父亲已去世，车款没有付', standIn: heir, ...body }, papers)
    assert.match(refusal(await ask())[1]!, /新车主最迟 2021-07-31 办/)
    await here.lastDayOver()
    assert.deepEqual(refusal(await ask({}, ['signed-request', 'own-identity', 'death-certificate'])), ['papers-missing', '还没有扫描“继承公证书”，或者“亲属关系证明”'])
    assert.equal(refusal(await ask({ standIn: { ...heir, as: 'judgment' } }))[1], '还没有扫描“生效的裁判文书”')
    assert.match(refusal(await ask({ standIn: { ...heir, number: sellerNumber } }))[1]!, /到场人就是本人/)
    assert.match(refusal(await ask({ standIn: { ...heir, number: buyerNumber } }))[1]!, /另一方/)
    assert.match(refusal(await here.object(clerk, { kind: 'fell-through', partyNumber: buyerNumber }))[1]!, /由登记的所有人申请终止/)
    const asked = ok(await ask({}, ['signed-request', 'own-identity', 'death-certificate', 'kinship-proof']))
    assert.equal(asked.timeline.at(-1).says.zh, '登记的所有人说买卖没有成，申请终止，暂停办理（继承人到南京市车管所窗口）')
    const { statements, answerBy } = asked.objections[0]
    assert.deepEqual([statements[0].standIn.name, statements[0].papers.length, answerBy], ['钱小平', 4, '2021-07-06'])
    assert.match((await here.told(buyer))[0]!, /买卖没有成，申请终止，过户暂停。请在 2021-07-06 前打开这笔过户回答/)
    assert.match((await here.told(seller))[0]!, /钱\*\*作为您的继承人到场/)
  })

  test('the new owner is heard at a counter; their own word in the app replaces it; who recorded an answer that stands does not settle', async () => {
    assert.equal(refusal(await here.answer(second, 'agrees', { partyNumber: sellerNumber }))[0], 'not-this-person')
    assert.match(refusal(await here.answer(second, 'agrees', { standIn: { ...heir, as: 'judgment' } }, ['signed-request', 'own-identity', 'court-papers']))[1]!, /裁判文书只用于代登记的所有人提出/)
    const papers = ['signed-request', 'own-identity', 'written-mandate']
    assert.match(refusal(await here.answer(second, 'agrees', { standIn: { ...agent, name: heir.name, number: heir.number } }, papers))[1]!, /已代登记的所有人申请终止/)
    const answered = ok(await here.answer(second, 'agrees', { standIn: agent, words: '不买了' }, papers))
    assert.deepEqual([answered.objections[0].answer, answered.objections[0].answerWords, answered.objections[0].recordedBy], ['agrees', '不买了', ['900102', '900113']])
    ok(await here.answer(clerk, 'agrees', { standIn: agent }, papers))
    assert.equal(await here.kept(), 2, 'said twice is said once')
    assert.equal(refusal(await here.answer(clerk, 'goes-on', { standIn: agent }, papers))[0], 'not-now', 'an agent answers once')
    assert.match((await here.told(seller))[0]!, /新车主回答：同意终止/)
    assert.match((await here.told(buyer))[0]!, /请打开这笔过户，由您自己重新回答/)
    assert.equal(refusal(await here.settle(second, true))[0], 'four-eyes')
    assert.deepEqual((await here.mine(buyer)).askedToEnd.atCounter, true)
    assert.equal(ok(await here.answer(clerk, 'goes-on')).objections[0].answer, 'goes-on', 'in person, with their own card')
    assert.equal(refusal(await here.answer(second, 'agrees'))[0], 'not-now', 'in person they have answered')
    const own = ok(await world.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${id}/objection-answer`, { objectionId: await openObjection(world, id), answer: 'agrees' }))
    assert.deepEqual([own.askedToEnd.answer, own.askedToEnd.atCounter], ['agrees', false])
    assert.equal(refusal(await here.answer(second, 'goes-on'))[0], 'not-now', 'what was said in the app stands')
    assert.deepEqual((await here.view()).objections[0].recordedBy, ['900102'])
  })

  test('ended this way by a colleague, the heir takes the car over', async () => {
    const settled = ok(await here.settle(second, true))
    assert.equal(settled.state, 'withdrawn')
    assert.equal(refusal(await here.answer(clerk, 'agrees'))[0], 'not-now')
    assert.equal(ok(await takeOver()).subject.name, '苏A00Q11')
  })

  test('path B: whom a counter named as the new owner objects there too, by an heir; the holder of a judgment for the registered owner', async () => {
    const taken = ok(await world.call(clerk, 'POST', `/api/areas/${hangzhou}/transfers`, {
      ...secondCar, place: 'in-office', otherArea: nanjing, ground: 'sale', tradeArea: hangzhou, invoice: await world.issueInvoice('00000071', secondCar),
      newOwnerNumber: buyerNumber, papers: await scanned(world, clerk, ...usualPapers),
    }))
    id = taken.transferId
    const raised = ok(await here.object(clerk, { partyNumber: buyerNumber, standIn: { ...heir, name: '郑小雨' } }, deed))
    assert.deepEqual(raised.objections.map(({ by, kind }: Json) => [by, kind]), [['new-owner', 'not-mine']])
    assert.equal(refusal(await here.settle(clerk, false))[0], 'four-eyes')
    ok(await here.settle(second, false))
    const judged = ok(await here.object(oldHead, { standIn: { as: 'judgment', name: '何建中', number: strangerNumber } }, ['signed-request', 'own-identity', 'court-papers']))
    assert.match(judged.timeline.at(-1).says.zh, /（持生效裁判文书的人到南京市车管所窗口）/)
    assert.equal(ok(await here.settle(second, true)).state, 'withdrawn')
    for (const who of [buyer, seller, 'citizen-he-jianzhong']) assert.match((await here.told(who))[0]!, /异议成立，过户终止/)
    assert.equal(ok(await applyOnline(world)).state, 'applied')
  })
})
