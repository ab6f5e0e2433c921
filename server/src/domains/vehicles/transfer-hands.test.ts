import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  applyOnline, at, buyer, hangzhou, inspect, nanjing, openObjection, receipt, scanned, secondCar, send, showOriginals, usualPapers, worldForTest, type Answer, type Json, type World,
} from './testing/transfer-for-test.ts'

const [first, second, head] = ['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-head']
const clerk = 'officer-hz-archive'
const [there, thereHead] = ['officer-nj-archive', 'officer-nj-head']

describe('who has a transfer in hand, in each of its offices (M2.3.4)', () => {
  let world: World
  let id: string
  before(async () => {
    world = await worldForTest()
    id = (await applyOnline(world)).json.transferId
    // A colleague is known here once they have signed in.
    await Promise.all([first, second, head, clerk, there, thereHead].map(world.as))
  })
  after(() => world.close())

  const areaOf = (who: string) => (who.includes('-nj-') ? nanjing : hangzhou)
  const see = async (who: string): Promise<Json> => (await world.call(who, 'GET', at(areaOf(who), id))).json
  const act = async (who: string, action: string, more: object = {}, key?: string): Promise<Answer> =>
    world.call(who, 'POST', at(areaOf(who), id, `/${action}`), { version: (await see(first)).version, ...more }, key)
  const code = async (answer: Promise<Answer>) => (await answer).json.refusal?.code
  const queue = async (who: string, side: string, more = ''): Promise<Json> =>
    (await world.call(who, 'GET', `/api/areas/${areaOf(who)}/transfers?side=${side}${more}`)).json
  const actions = async (who: string): Promise<string[]> => (await see(who)).timeline.map(({ action }: Json) => action)

  test('offered to the posts of the next step, and to nobody else', async () => {
    const hands = async (who: string) => (await see(who)).handling
    assert.deepEqual(await Promise.all([first, clerk, head, there, 'officer-hz-inspection'].map(hands)), [['claim'], [], [], [], []])
    for (const who of [buyer, 'officer-hz-inspection', 'officer-cd-reviewer']) assert.equal((await act(who, 'claim')).status, 403, who)
    assert.equal((await world.call('officer-nj-registration', 'POST', at(hangzhou, id, '/claim'), { version: 1 })).status, 403, 'not of that city')
    assert.equal(await code(act(clerk, 'claim')), 'not-now', 'an archive clerk accepts nothing')
    assert.equal(await code(act(there, 'claim')), 'not-now', 'nothing waits for the old place')
    assert.equal((await act(first, 'claim', { version: 7 })).json.error.code, 'changed-meanwhile')
  })

  test('one officer takes it; a colleague neither takes a step nor takes it away, and the queue says who has it', async () => {
    const key = 'b0a5c9a4-0000-4000-8000-000000000001'
    const claimed = await act(first, 'claim', {}, key)
    assert.deepEqual(claimed.json.claimedBy, { officerNumber: '900112', name: '章宁', mine: true })
    assert.deepEqual((await act(first, 'claim', {}, key)).json, claimed.json, 'asked again, answered again')
    assert.equal(await code(act(first, 'claim')), 'not-now')
    for (const [action, more] of [['claim', {}], ['release', {}], ['hand-over', { officerNumber: '900113' }], ['acceptance', {}]] as const) {
      const { refusal } = (await act(second, action, more)).json
      assert.deepEqual([refusal.code, refusal.reasons[0].clause], ['claimed-by-another', 'M2.3.4'], action)
      assert.match(refusal.reasons[0].says.zh, /900112 经办/)
    }
    assert.equal(await code(act(second, 'withdrawal', { note: '新车主改变主意', restsOn: 'phone' })), 'claimed-by-another')
    const seen = await see(second)
    assert.deepEqual([seen.allowed, seen.handling, seen.claimedBy.mine], [[], [], false])
    assert.deepEqual((await queue(second, 'in')).transfers.map(({ claimedBy }: Json) => claimedBy), ['900112'])
    const counts = await Promise.all([first, second].map(async (who) => [(await queue(who, 'in')).mine, (await queue(who, 'in', '&mine=yes')).count]))
    assert.deepEqual(counts, [[1, 1], [0, 0]])
  })

  test('it stands in the history of that office, and of nobody else', async () => {
    assert.deepEqual(await actions(first), ['apply', 'claim'])
    assert.deepEqual(await actions(there), ['apply'])
    const mine = (await world.call(buyer, 'GET', `/api/my/transfers/${hangzhou}/${id}`)).json
    assert.deepEqual(mine.timeline.map(({ action }: Json) => action), ['apply'])
    assert.equal((await see(there)).claimedBy, null, 'the other office has hands of its own')
  })

  test('handed to a colleague with a note that only the office reads; the head takes it from one and gives it to another', async () => {
    const colleagues = (await world.call(first, 'GET', at(hangzhou, id, '/colleagues'))).json.colleagues
    assert.deepEqual(colleagues.map(({ officerNumber }: Json) => officerNumber), ['900113'])
    assert.equal((await act(first, 'hand-over', { officerNumber: '900111' })).status, 400, 'an archive clerk accepts nothing')
    assert.equal((await act(first, 'hand-over', { officerNumber: '900102' })).status, 400, 'of another city')
    const handed = await act(first, 'hand-over', { officerNumber: '900113', note: '发票已看过原件' })
    assert.deepEqual([handed.json.claimedBy.officerNumber, handed.json.timeline.at(-1).note], ['900113', '发票已看过原件'])
    assert.deepEqual((await world.sql<{ plain: string }>(`select encode(note, 'escape') as plain from vehicles.transfer_events where note is not null`))
      .filter(({ plain }) => plain.includes('发票')), [], 'sealed at rest')
    assert.equal((await see(head)).handling.join(), 'release,hand-over')
    assert.equal((await act(head, 'hand-over', { officerNumber: '900112' })).json.claimedBy.officerNumber, '900112')
    assert.equal((await act(head, 'release')).json.claimedBy, null)
    assert.equal(await code(act(head, 'release')), 'not-now')
    assert.equal(await code(act(first, 'hand-over', { officerNumber: '900113' })), 'not-now', 'first taken, then handed over')
  })

  test('of two who take it at once one has it', async () => {
    const both = await Promise.all([first, second].map((who) => act(who, 'claim')))
    assert.deepEqual(both.map(({ status }) => status).toSorted(), [200, 422])
    assert.equal(both.find(({ status }) => status === 422)!.json.refusal.code, 'claimed-by-another')
    await act(head, 'release')
  })

  test('the step of an office ends it there; the other office takes it in hand for its own', async () => {
    await act(first, 'claim')
    const accepted = await act(first, 'acceptance')
    assert.deepEqual([accepted.json.state, accepted.json.claimedBy], ['archive-requested', null])
    assert.equal((await act(there, 'claim')).json.claimedBy.officerNumber, '900101')
    assert.equal((await see(first)).claimedBy, null)
    assert.deepEqual((await world.call(there, 'GET', at(nanjing, id, '/colleagues'))).json.colleagues, [])
    assert.deepEqual([(await queue(there, 'out')).mine, (await queue(there, 'out')).transfers[0].claimedBy], [1, '900101'])
    assert.equal((await act(thereHead, 'release')).json.claimedBy, null, 'the head of the old place puts it back')
    await act(there, 'claim')
    assert.equal((await send(world, id)).claimedBy, null)
    const rows = await world.sql(`select claimed_by from vehicles.transfers where id = $1 union all select claimed_by from vehicles.outgoing where id = $1`, [id])
    assert.deepEqual(rows, [{ claimed_by: null }, { claimed_by: null }])
  })

  test('asking for the file again is a step: only who has it asks; anything else is written by every post', async () => {
    await act(clerk, 'claim')
    const write = (kind: string) => world.call(first, 'POST', at(hangzhou, id, '/messages'), { kind, text: '请核对' })
    assert.equal(await code(write('incomplete')), 'claimed-by-another')
    assert.equal((await write('other')).status, 200)
    assert.equal((await receipt(world, id)).claimedBy, null)
    assert.equal(await code(act(clerk, 'claim')), 'not-now', 'the owner has to bring the car')
  })

  test('the registration is never in the hands of who accepted or inspected (M2.3.3)', async () => {
    await showOriginals(world, id)
    await inspect(world, id)
    assert.deepEqual((await see(first)).handling, [])
    const { refusal } = (await act(first, 'claim')).json
    assert.deepEqual([refusal.code, refusal.reasons[0].clause], ['four-eyes', 'M2.3.3'])
    await act(second, 'claim')
    assert.deepEqual((await world.call(second, 'GET', at(hangzhou, id, '/colleagues'))).json.colleagues.map(({ officerNumber }: Json) => officerNumber), ['900115'])
    assert.equal(await code(act(second, 'hand-over', { officerNumber: '900112' })), 'four-eyes')
    assert.equal(await code(act(head, 'registration')), 'claimed-by-another')
    await act(second, 'hand-over', { officerNumber: '900115' })
    const [question] = (await see(there)).messages
    await world.call(there, 'POST', at(nanjing, id, '/messages'), { kind: 'answer', text: '已核对', answers: question.messageId })
    const done = await act(head, 'registration')
    assert.deepEqual([done.status, done.json.state, done.json.claimedBy, done.json.handling], [200, 'registered', null, []], JSON.stringify(done.json))
  })

  test('what stands still is sorted by the day since when, before what is not due yet, and counted', async () => {
    const papers = await scanned(world, 'officer-nj-registration', ...usualPapers, 'notarial-deed')
    const given = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers }
    const held = (await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, given)).json
    const other = { vin: 'L0CDEM0A3M0010014', plateKind: '02', plateNumber: '苏A00Q23' }
    const more = { ...given, ...other, ground: 'gift', papers: await scanned(world, 'officer-nj-registration', ...usualPapers, 'gift-agreement', 'notarial-deed') }
    const running = (await world.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, more)).json
    await world.sql(`update vehicles.transfers set due_on = '2021-07-05' where id = $1`, [running.transferId])
    const order = async () => (await queue(first, 'in')).transfers.map(({ transferId, heldOn }: Json) => [transferId, heldOn])
    assert.deepEqual(await order(), [[running.transferId, null], [held.transferId, null]], 'whose owner has to act, without a day, is last')
    const owner = 'citizen-qian-haiping'
    assert.equal((await world.call(owner, 'POST', `/api/my/transfers/${hangzhou}/${held.transferId}/objection`, { words: '我没有卖车' })).status, 200)
    assert.deepEqual(await order(), [[held.transferId, '2021-07-01'], [running.transferId, null]])
    assert.equal((await queue(first, 'in')).held, 1)
    const page = await queue(first, 'in', '&limit=1')
    assert.equal(page.next, `2021-07-01 ${held.transferId}`)
    assert.deepEqual((await queue(first, 'in', `&limit=1&after=${encodeURIComponent(page.next)}`)).transfers.map(({ transferId }: Json) => transferId), [running.transferId])
    await world.call(second, 'POST', at(hangzhou, held.transferId, '/objection-settlement'), { objectionId: await openObjection(world, held.transferId), founded: false, words: '已与双方核实' })
    assert.deepEqual((await order())[0], [running.transferId, null], 'settled, it stands where its day puts it')
  })
})
