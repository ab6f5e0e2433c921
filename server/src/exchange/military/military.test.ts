import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, before, test } from 'node:test'
import { militaryLicences } from '@changxing/agencies/military/licences.ts'
import { exchangeForTest, type ExchangeForTest } from '../testing/exchange-for-test.ts'
import { checkMilitaryLicence, type MilitaryQuestion } from './check-licence.ts'

let world: ExchangeForTest
before(async () => { world = await exchangeForTest() })
after(() => world.close())
afterEach(async () => {
  await world.endFaults()
  assert.equal(await world.brokenChain(), undefined)
})

const question = (changed: Partial<MilitaryQuestion> = {}, place = 0): MilitaryQuestion => {
  const { id, name, identityNumber, firstIssuedOn, classes } = militaryLicences[place]!
  return { area: '510100', id: randomUUID(), licenceNumber: id, name, identityNumber, firstIssuedOn, classes: classes.map(({ code }) => code), ...changed }
}
const ask = (changed?: Partial<MilitaryQuestion>, place?: number) => checkMilitaryLicence(world.platform, question(changed, place))

test('name, number, classes and dates that agree are confirmed with the record', async () => {
  for (const [place, { id: _, ...record }] of militaryLicences.entries()) assert.deepEqual(await ask({}, place), { result: 'confirmed', record })
})

test('what differs is named, all at once; another number, or somebody else’s, is not found', async () => {
  assert.deepEqual(await ask({ name: '别人名', classes: ['A1'], firstIssuedOn: '2010-09-09' }), { result: 'denied', found: true, differences: ['name', 'classes', 'first-issue'] })
  assert.deepEqual(await ask({ licenceNumber: 'QX99999999' }), { result: 'denied', found: false, differences: [] })
  assert.deepEqual(await ask({ identityNumber: '510100198901140054' }), { result: 'denied', found: false, differences: [] })
})

test('a rare character written otherwise is for a person to compare, with the code points of both', async () => {
  const { id, ...rest } = militaryLicences.find(({ name }) => name.includes('𬮱'))!
  const answer = await ask({ ...rest, classes: ['C1'], licenceNumber: id, name: '沈閏㛃' })
  assert.ok(answer.result === 'by-eye')
  assert.deepEqual(answer.names, { ours: '沈閏㛃', theirs: '沈𬮱㛃', ourPoints: 'U+6C88 U+958F U+36C3', theirPoints: 'U+6C88 U+2CBB1 U+36C3' })
})

for (const kind of ['5xx', 'reset', 'garbage', 'half-body', 'wrong-signature', 'replay', 'clock-off', 'wrong-vin'] as const) {
  test(`${kind} of the military register: unknown, never against anybody, and the same question again is confirmed`, async () => {
    const id = randomUUID()
    await world.switchOn({ agency: 'military', kind, times: 1 })
    assert.equal((await ask({ id })).result, 'unknown')
    assert.equal((await ask(kind === 'wrong-vin' ? {} : { id })).result, 'confirmed')
  })
}
