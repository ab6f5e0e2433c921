import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { chengdu, clerk, counter, servicesForTest, wu, type Services } from '../testing/services-for-test.ts'
import { worldForTest } from '../testing/transfer-for-test.ts'

const linNumber = '510100199004160025'
const masked = '510*************25'
const answers = { ground: 'gift', newOwnerName: '林晓芸', newOwnerNumber: linNumber, plateChoice: 'drawn', delivery: 'counter' }

describe('the number of somebody else in a form (M9.1, M2.1.5)', () => {
  let at: Services
  before(async () => { at = servicesForTest(await worldForTest()) })
  after(() => at.close())

  test('who fills in sees it whole; afterwards it is masked for everybody, and an officer sees it for a purpose that is recorded', async () => {
    const begun = await at.begin(wu, 'vehicles.transfer', { subject: await at.car('川A00Q15') })
    const whole = await at.complete(begun, answers)
    assert.equal(whole.answers.newOwnerNumber, linNumber)
    const spoilt = await at.call(wu, 'PUT', at.url(begun.one, '/answers'), { answers: { ...answers, newOwnerNumber: masked } })
    assert.deepEqual([spoilt.status, spoilt.json.error.fields[0].field], [400, 'newOwnerNumber'])
    const sent = await at.must(await at.send(begun))
    assert.equal(sent.answers.newOwnerNumber, masked)
    await at.claim(clerk, begun.one)
    const review = await at.must(await at.call(clerk, 'GET', at.url(begun.one, '/review')))
    assert.equal(review.case.answers.newOwnerNumber, masked)
    assert.ok(!JSON.stringify(review).includes(linNumber), 'nowhere else in the review either')

    const look = (who: string, name: string, purpose: string) => at.call(who, 'POST', at.url(begun.one, `/answers/${name}/looks`), { purpose })
    assert.equal((await at.must(await look(clerk, 'newOwnerNumber', 'compare-papers'))).value, linNumber)
    const trail = await at.sql(`select 1 from platform.audit where area = $1 and operation = 'lookAtAnswer' and subject = $2`, [chengdu, `case:${begun.one.id}:newOwnerNumber:compare-papers`])
    assert.equal(trail.length, 1)
    assert.equal((await look(clerk, 'newOwnerNumber', 'curious')).status, 400)
    assert.equal((await look(clerk, 'newOwnerName', 'inquiry')).status, 404)
    assert.equal((await look(wu, 'newOwnerNumber', 'inquiry')).status, 403)
    assert.equal((await look('officer-nj-registration', 'newOwnerNumber', 'inquiry')).status, 403)
  })

  test('the officer who fills in at the counter sees it whole until it is sent', async () => {
    const { id } = await at.car('川A00Q16')
    const one = await at.must(await at.call(counter, 'POST', `/api/areas/${chengdu}/counter-cases`, {
      identityNumber: '510100198901140054', service: 'vehicles.transfer', reason: 'came-to-counter', subject: { kind: 'vehicle', area: chengdu, id },
    }))
    const filled = await at.must(await at.call(counter, 'PUT', at.url(one, '/answers'), { answers }))
    assert.equal(filled.answers.newOwnerNumber, linNumber)
    const begun = { who: counter, one }
    await at.complete(begun, answers)
    assert.equal((await at.must(await at.send(begun))).answers.newOwnerNumber, masked)
  })
})
