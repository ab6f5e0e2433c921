import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { appForTest, type AppForTest } from '../../../testing/app-for-test.ts'
import { holdRows } from '../../../testing/held-row.ts'
import { issueByKeptPhoto, phoneOf, signInPerson, type Headers, type Phone } from '../../../testing/people-for-test.ts'

let it: AppForTest
let phone: Phone
let supervision: Headers
before(async () => {
  it = await appForTest({ seed: true, businessDate: '2021-06-15' })
  phone = await phoneOf(it, await issueByKeptPhoto(it, 'citizen-lin-xiaoyun'))
  supervision = (await signInPerson(it, 'officer-cd-supervision')).headers
})
after(() => it.close())

const publish = () => it.call('POST', '/api/areas/510100/status-lists/publication', { headers: supervision })
const renew = (deviceId: string) => it.call('POST', '/api/my/e-licence/renewals', { headers: phone.headers, body: { deviceId, minimalKeys: [] } })
const licence = () => [phone.wallet.licence.area, phone.wallet.licence.licenceId] as const

test('a list is published while another phone takes over: both are done, and the next list knows all of it', async () => {
  assert.equal((await publish()).status, 200)
  const second = await phoneOf(it, phone)
  const held = await holdRows(it.ownerUrl, `select 1 from licences.shards where area = '510100'`)
  const publishing = publish()
  await held.waiting(1)
  const enrolling = phoneOf(it, phone)
  await held.waiting(2)
  await held.letGo()
  const [published, third] = await Promise.all([publishing, enrolling])
  assert.equal(published.status, 200)
  assert.notEqual(third.wallet.deviceId, second.wallet.deviceId)
  assert.equal(it.crossed(), 0)
  assert.equal((await renew(second.wallet.deviceId)).json.refusal.code, 'device-retired')
  phone = third
})

test('the old phone renews while a new one takes over: who came first has its credentials, and then the old one is retired', async () => {
  const held = await holdRows(it.ownerUrl, 'select 1 from licences.devices where area = $1 and licence_id = $2 and retired_at is null', [...licence()])
  const renewing = renew(phone.wallet.deviceId)
  await held.waiting(1)
  const enrolling = phoneOf(it, phone)
  await held.waiting(2)
  await held.letGo()
  const [renewed, next] = await Promise.all([renewing, enrolling])
  assert.equal(renewed.status, 200, JSON.stringify(renewed.json))
  assert.equal(it.crossed(), 0)
  assert.equal((await renew(phone.wallet.deviceId)).json.refusal.code, 'device-retired')
  assert.equal((await renew(next.wallet.deviceId)).status, 200)
  phone = next
})

test('a licence that is taken away while its phone renews gives no fresh credentials', async () => {
  const held = await holdRows(it.ownerUrl, 'select 1 from licences.licences where area = $1 and id = $2', [...licence()])
  const renewing = renew(phone.wallet.deviceId)
  await held.waiting(1)
  await held.say(`update licences.licences set states = 'E' where area = $1 and id = $2`, [...licence()])
  await held.letGo()
  const { status, json } = await renewing
  assert.deepEqual([status, json.refusal.code], [422, 'no-e-licence'])
})
