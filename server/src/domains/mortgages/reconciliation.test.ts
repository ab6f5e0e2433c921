import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { lenders } from '@changxing/agencies/bank/lenders.ts'
import { twoWayForTest, type TwoWay } from '../../../testing/two-way-for-test.ts'

const bank = lenders[0]!
const area = '320100'
const day = '2021-06-30'
const clerk = 'officer-nj-registration'
const head = 'officer-nj-head'
const cars = ['L0CDEM0A3M0001037', 'L0CDEM0A3M0002074', 'L0CDEM0A3M0010014', '0CDEM0A19M0010016']

describe('M10.1: each day is compared with the lenders’ books, in four piles', () => {
  let world: TwoWay
  before(async () => { world = await twoWayForTest('2021-07-01') })
  after(() => world.close())
  afterEach(() => world.endFaults())

  const of = (vin: string) => ({
    [cars[2]!]: { plateNumber: '苏A00Q23', certificateNumber: '320000010014' }, [cars[3]!]: { plateNumber: '苏A00Q25', certificateNumber: '320000010016' },
  })[vin]
  const file = (vin: string, order: object = {}) => {
    const others = of(vin) && { ...of(vin), area, plateKind: '02', owner: { name: '顾岚', identityNumber: '320100199208140063' } }
    return world.atAgency('/bank/mortgages', { lender: bank.uscc, vin, on: day, ...order, ...(others && { changed: others }) })
  }
  const days = async () => (await world.call(head, 'GET', `/api/areas/${area}/mortgage-reconciliations`)).json.days
  const one = async (on = day) => (await world.call(head, 'GET', `/api/areas/${area}/mortgage-reconciliations/${on}`)).json
  const again = async (on = day) => {
    const ordered = await world.call(clerk, 'POST', `/api/areas/${area}/mortgage-reconciliations/${on}/runs`)
    assert.equal(ordered.status, 200, JSON.stringify(ordered.json))
    await world.runJobs()
  }
  const contracts = { same: '', different: '', onlyUs: '', onlyThem: '' }

  test('the lenders are down: the day is kept as not compared, for each fault; then it comes whole', async () => {
    for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'clock-off'] as const) {
      await world.agencies.switchOn({ agency: 'bank', kind, times: 1, path: '/bank/reconciliation' })
      await again()
      assert.deepEqual([(await one()).state, (await one()).counts.open], ['unknown', 0], kind)
      await world.endFaults()
    }
    await world.runTask('mortgages.reconcile')
    const whole = await one()
    assert.deepEqual([whole.state, whole.run, whole.counts], ['whole', 7, { 'only-us': 0, 'only-them': 0, different: 0, same: 0, open: 0 }])
    assert.equal((await days())[0].day, day)
    await world.runTask('mortgages.reconcile')
    assert.equal((await one()).run, 7, 'a day that was compared whole is not compared again by itself')
  })

  test('same, different, only ours, only theirs; count and hash for each lender', async () => {
    contracts.same = (await file(cars[0]!)).id
    contracts.different = (await file(cars[1]!)).id
    contracts.onlyUs = (await file(cars[2]!)).id
    contracts.onlyThem = (await file(cars[3]!, { booksOnly: true })).id
    await world.sql(`update mortgages.mortgages set filed_hash = repeat('0', 64) where contract_number = $1`, [contracts.different])
    await world.sql(`update mortgages.mortgages set contract_number = 'OURS-ALONE' where contract_number = $1`, [contracts.onlyUs])
    await again()
    const { entries, counts, lenders: counted } = await one()
    assert.deepEqual(counts, { 'only-us': 1, 'only-them': 2, different: 1, same: 1, open: 4 })
    const piles = Object.fromEntries(entries.map(({ contractNumber, pile }: { contractNumber: string; pile: string }) => [contractNumber, pile]))
    assert.deepEqual([piles[contracts.same], piles[contracts.different], piles['OURS-ALONE'], piles[contracts.onlyThem]], ['same', 'different', 'only-us', 'only-them'])
    assert.deepEqual(counted.map(({ uscc, ours, theirs, agree }: { uscc: string; ours: number; theirs: number; agree: boolean }) => [uscc, ours, theirs, agree]), [[bank.uscc, 3, 4, false]])
    assert.equal(entries.find(({ contractNumber }: { contractNumber: string }) => contractNumber === contracts.onlyThem).vinEnd, '010016')
  })

  test('a difference is settled with a reason by the office, once, and stays; what agrees later says so; what differs anew is open again', async () => {
    const { entries } = await one()
    const entry = entries.find(({ contractNumber }: { contractNumber: string }) => contractNumber === contracts.onlyThem)
    const url = `/api/areas/${area}/mortgage-reconciliations/${day}/entries/${entry.id}/settlement`
    const settled = { reason: 'lender-will-correct', note: '机构未发送，已通知补报' }
    assert.equal((await world.call(clerk, 'POST', url, { reason: 'lender-will-correct' })).status, 400, 'not without words')
    assert.equal((await world.call('officer-hz-registration', 'POST', url, settled)).status, 403)
    assert.equal((await world.call('officer-nj-archive', 'POST', url, settled)).status, 403)
    const done = await world.call(clerk, 'POST', url, settled)
    assert.deepEqual([done.json.settled.reason, done.json.settled.note, done.json.settled.officerNumber, done.json.pile], ['lender-will-correct', settled.note, '900102', 'only-them'])
    assert.equal((await world.call(clerk, 'POST', url, settled)).json.refusal.code, 'not-now')
    assert.equal((await one()).counts.open, 3)

    await again()
    assert.deepEqual([(await one()).counts.open, (await one()).entries.find(({ id }: { id: string }) => id === entry.id).settled.reason], [3, 'lender-will-correct'])
    // the bank sends what it had only in its books; our record of the other is put right
    assert.equal((await world.atAgency('/bank/mortgages/again', { contractNumber: contracts.onlyThem })).filed.said.outcome, 'confirmed')
    const { entries: theirs } = await world.atAgency(`/bank/reconciliation?day=${day}&area=${area}`)
    const right = theirs.find(({ contractNumber }: { contractNumber: string }) => contractNumber === contracts.different).hash
    await world.sql('update mortgages.mortgages set filed_hash = $2 where contract_number = $1', [contracts.different, right])
    await again()
    const after = await one()
    const reasonOf = (contract: string) => after.entries.find(({ contractNumber }: { contractNumber: string }) => contractNumber === contract)
    assert.deepEqual([reasonOf(contracts.different).pile, reasonOf(contracts.different).settled.reason], ['same', 'agrees-now'])
    assert.deepEqual([reasonOf(contracts.onlyThem).pile, reasonOf(contracts.onlyThem).settled.reason], ['same', 'lender-will-correct'])
    await world.sql(`update mortgages.mortgages set filed_hash = repeat('1', 64) where contract_number = $1`, [contracts.onlyThem])
    await again()
    const reopened = (await one()).entries.find(({ contractNumber }: { contractNumber: string }) => contractNumber === contracts.onlyThem)
    assert.deepEqual([reopened.pile, reopened.settled], ['different', null])
    assert.equal((await world.sql('select 1 from mortgages.reconciled')).length, 5, 'nothing is ever deleted')
    await assert.rejects(world.it.platform.database.single.run('test.delete', 'delete from mortgages.reconciled'), /permission denied/)
  })

  test('only days that are over can be compared', async () => {
    for (const on of ['2021-07-01', '2021-07-02', '2019-01-01']) {
      assert.equal((await world.call(clerk, 'POST', `/api/areas/${area}/mortgage-reconciliations/${on}/runs`)).json.refusal.code, 'not-now')
    }
    assert.equal((await world.call(clerk, 'GET', `/api/areas/${area}/mortgage-reconciliations/yesterday`)).status, 404)
    assert.equal((await world.call(clerk, 'GET', `/api/areas/${area}/mortgage-reconciliations/2020-01-01`)).status, 404)
  })
})
