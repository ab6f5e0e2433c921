import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sentences, servicesForTest, type Services } from '../testing/services-for-test.ts'
import { buyer, hangzhou, stop, upTo, worldForTest, type Json } from '../testing/transfer-for-test.ts'

const seller = 'citizen-qian-haiping'
const clerk = 'officer-nj-registration'
const onItsWay = ['正在办理异地交易登记或转出：请办完或撤回后再来']

let at: Services
before(async () => { at = servicesForTest(await worldForTest()) })
after(() => at.close())

test('driving aids are filed neither begun, sent nor approved while the car’s file is on its way; where it stays, they are (M9.1, M2.1.4)', async () => {
  const car = await at.car('苏A00Q11')
  const begun = await at.begin(seller, 'vehicles.file-driving-aids', { subject: car })
  await at.complete(begun, { aids: 'fitted', delivery: 'counter' })
  const first = await upTo(at, 'applied')
  const refused = await at.send(begun)
  assert.deepEqual([refused.status, refused.json.refusal.code, sentences(refused)], [422, 'not-now', onItsWay])
  await at.withdraw(begun)
  assert.deepEqual(sentences(await at.start(seller, 'vehicles.file-driving-aids', { subject: car })), onItsWay)
  at.must(await at.call(buyer, 'POST', `/api/my/transfers/${hangzhou}/${first}/withdrawal`))

  const again = await at.begin(seller, 'vehicles.file-driving-aids', { subject: car })
  await at.submit(again, { aids: 'fitted', delivery: 'counter' })
  await at.inspect(again.one, { who: 'officer-nj-inspection' })
  const second = await upTo(at, 'archive-sent')
  const licences = (await at.papers(car, 'vehicle-licence')).length
  const kept = await at.approve(clerk, again.one)
  assert.deepEqual([kept.status, sentences(kept)], [422, onItsWay])
  assert.deepEqual([(await at.papers(car, 'vehicle-licence')).length, (await at.call(seller, 'GET', at.url(again.one))).json.state], [licences, 'in-review'], 'nothing is written')
  await stop(at, second)
  const { version } = at.must(await at.call(clerk, 'GET', at.url(again.one)))
  const done: Json = at.must(await at.call(clerk, 'POST', at.url(again.one, '/approval'), { version }))
  assert.equal(done.case.state, 'completed')
  assert.equal((await at.papers(car, 'vehicle-licence')).length, licences + 1)
})
