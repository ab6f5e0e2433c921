import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { applyOnline, buyer, hangzhou, journeyCar, nanjing, rightInvoice, worldForTest, type Json, type World } from './testing/transfer-for-test.ts'

const other = 'citizen-jiang-yifan'

describe('two online applications for a car: of one person, while it has the same owner', () => {
  let world: World
  before(async () => { world = await worldForTest() })
  after(() => world.close())

  const withdrawn = async (who: string, invoice: object): Promise<Json> => {
    const applied = await applyOnline(world, { invoice }, who)
    assert.equal(applied.status, 200, JSON.stringify(applied.json))
    return (await world.call(who, 'POST', `/api/my/transfers/${hangzhou}/${applied.json.transferId}/withdrawal`, {})).json
  }
  const refused = async (): Promise<string> => (await applyOnline(world)).json.refusal.code
  /** As if the chain of the car had gone on. */
  const entered = (kind: string, on: string) => world.sql(
    `insert into vehicles.registrations (area, vehicle_id, seq, kind, registered_on, office, plate_kind, plate_number, note)
     select r.area, r.vehicle_id, max(r.seq) + 1, $3, $4::date, min(r.office), min(r.plate_kind), min(r.plate_number), '' from vehicles.registrations r
     join vehicles.vehicles v on v.area = r.area and v.id = r.vehicle_id where v.area = $1 and v.plate_number = $2 group by r.area, r.vehicle_id`,
    [nanjing, journeyCar.plateNumber, kind, on],
  )

  test('used up by one, and not for anybody else', async () => {
    assert.match((await withdrawn(buyer, rightInvoice)).nextStep.zh, /您网上还可以申请 1 次/)
    assert.match((await withdrawn(buyer, rightInvoice)).nextStep.zh, /次数已用完/)
    assert.equal(await refused(), 'too-many-online')
    const theirs = await world.issueInvoice('00000031', { buyer: { name: '江一帆', identityNumber: '330100199107070053' } })
    assert.match((await withdrawn(other, theirs)).nextStep.zh, /您网上还可以申请 1 次/)
  })

  test('counted since the car has had its owner: another owner begins anew, another entry of its chain does not', async () => {
    await entered('transfer', '2021-07-01')
    assert.equal(await refused(), 'too-many-online', 'those of the very day still count')
    await entered('change', '2021-07-02')
    assert.equal(await refused(), 'too-many-online', 'the same owner')
    await entered('transfer', '2021-07-02')
    assert.equal((await applyOnline(world)).status, 200)
  })
})
