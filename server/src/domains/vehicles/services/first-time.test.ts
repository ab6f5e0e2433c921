import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { chengdu, clerk, colleague, counter, sentences, servicesForTest, wu, type Services } from '../testing/services-for-test.ts'
import { hangzhou, nanjing, scanned, secondCar, usualPapers, worldForTest, type Answer, type Json } from '../testing/transfer-for-test.ts'

const numbered = (digits: string): string => digits + identityCheckDigit(digits)
const neverSeen = { newOwnerName: '罗远山', newOwnerNumber: numbered('51010019870204007') }
const wuNumber = '510100198901140054'

describe('who never signed in is served at a counter (M9.3)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())
  const known = async (number: string) => (await at.call(counter, 'POST', `/api/areas/${chengdu}/counter/persons`, { identityNumber: number })).json
  const permit = ({ documents }: Json) => documents.find(({ kind }: Json) => kind === 'residence-permit').state

  test('the new owner of a transfer in the city: not online, at the counter entered, asked there, and then the owner', async () => {
    const car = await at.car('川A00Q16')
    const answers = { ground: 'gift', ...neverSeen, plateChoice: 'drawn', delivery: 'counter' }
    const online = await at.begin(wu, 'vehicles.transfer', { subject: car })
    await at.complete(online, answers)
    const [no] = sentences(await at.send(online))
    assert.match(no!, /没有找到新车主.+到车管所窗口/)
    assert.doesNotMatch(no!, /登录/)
    const one = at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { identityNumber: wuNumber, service: 'vehicles.transfer', reason: 'no-phone', subject: car }))
    const begun = { who: counter, one }
    await at.complete(begun, { ...answers, newOwnerName: '赵明', newOwnerNumber: '510100198509230012' })
    assert.deepEqual(sentences(await at.send(begun)), ['新车主的姓名与证件号码不符，请对照证件核对'])
    const whole = await at.complete(begun, { ...answers, newOwnerNumber: numbered('33010019870204007') })
    assert.equal(permit(whole), 'given', 'a number of another city: a permit is wanted')
    assert.equal(permit(await at.complete(begun, answers)), 'not-needed')
    assert.equal((await known(neverSeen.newOwnerNumber)).person, null, 'a draft enters nobody')
    const sent = at.must(await at.send(begun))
    const found = await known(neverSeen.newOwnerNumber)
    assert.deepEqual([found.person.name, found.consents.map(({ caseId }: Json) => caseId)], [neverSeen.newOwnerName, [one.id]])
    const { consentId } = sent.awaits.find(({ name }: Json) => name === 'new-owner')
    at.must(await at.call(counter, 'POST', at.consentUrl({ area: chengdu, consentId }, '/counter-answer'), { identityNumber: neverSeen.newOwnerNumber, answer: 'agree' }))
    await at.approved(clerk, one)
    assert.equal((await at.approved(colleague, one)).state, 'completed')
    const things = (await known(neverSeen.newOwnerNumber)).things.map(({ id }: Json) => id)
    assert.deepEqual(things, [car.id])
  })

  test('a wrong number is said by its slip; whom another letter names keeps the name', async () => {
    const begin = (identityNumber: string, name?: string) =>
      at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, { identityNumber, service: 'vehicles.register', reason: 'came-to-counter', ...(name && { name }) })
    const slip = await begin('510100198702040070', '罗远山')
    const problems = ({ json }: Answer) => json.error.fields.map(({ field, says }: Json) => [field, says.zh])
    assert.deepEqual([slip.status, problems(slip)], [400, [['name', '校验码不符，请核对有没有输错']]])
    assert.equal((await begin(wuNumber, '吴源')).status, 400)
    const first = numbered('51010019910911001')
    assert.equal((await begin(first, '白一鸣')).status, 200)
    assert.equal((await begin(first)).status, 200, 'now the number is enough')
  })

  test('the new owner between cities, at either counter', async () => {
    const given = { ...secondCar, ground: 'gift', place: 'out-office', otherArea: hangzhou, newOwnerNumber: numbered('33010019900606003') }
    const apply = (more: object) => at.call('officer-nj-registration', 'POST', `/api/areas/${nanjing}/transfers`, { ...given, ...more })
    const papers = await scanned(at, 'officer-nj-registration', ...usualPapers, 'gift-agreement', 'notarial-deed')
    const unnamed = await apply({ papers })
    assert.equal(unnamed.json.refusal.code, 'no-such-person')
    assert.match(sentences(unnamed)[0]!, /照证件填写/)
    const taken = at.must(await apply({ papers, newOwnerName: '杭一诺' }))
    assert.deepEqual([taken.path, taken.state], ['C', 'archive-requested'])
    assert.equal((await apply({ papers, newOwnerName: '别的名' })).status, 400)
  })
})
