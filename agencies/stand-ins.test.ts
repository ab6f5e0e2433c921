import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { isValidUscc } from './testing/uscc.ts'
import { lenders } from './bank/lenders.ts'
import { invoices } from './commerce/invoices.ts'
import { policies } from './insurance/policies.ts'
import { agenciesUnderTest } from './testing/agencies-under-test.ts'
import type { AgenciesUnderTest } from './testing/agencies-under-test.ts'
import { vinCheckDigit } from '@changxing/rules/vehicles/check-vin.ts'
import { people } from './people.ts'
import { vehicles } from './vehicles.ts'

let agencies: AgenciesUnderTest
before(async () => { agencies = await agenciesUnderTest() })
after(() => agencies.close())

const page = async (path: string, language: string) => {
  const response = await fetch(agencies.url + path, { headers: { 'accept-language': language, accept: 'text/html' } })
  return { status: response.status, text: await response.text(), policy: response.headers.get('content-security-policy') ?? '' }
}
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(agencies.url + path, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual', headers })

test('the first page leads to every agency, in both languages', async () => {
  for (const [language, title] of [['zh-CN', '外部单位'], ['en', 'Outside agencies']] as const) {
    const { text } = await page('/', language)
    assert.ok(text.includes(title))
    for (const [, path] of text.matchAll(/<li><a href="([^"]+)"/g)) assert.equal((await page(path!, language)).status, 200, path)
  }
})

test('insurers and lenders have pages in both languages that work without script', async () => {
  for (const [path, zh, en] of [['/insurance', '保险信息平台', 'Insurers’ platform'], ['/bank', '办理抵押登记', 'File a mortgage']] as const) {
    const chinese = await page(path, 'zh-CN')
    const english = await page(path, 'en')
    assert.ok(chinese.text.includes(zh) && chinese.text.includes('lang="zh-CN"'))
    assert.ok(english.text.includes(en) && english.text.includes('lang="en"'))
    assert.ok(!english.text.includes('<script') && english.policy.includes("default-src 'none'"))
    const labels = [...english.text.matchAll(/<label for="([^"]+)"/g)].map(([, id]) => id)
    for (const [, id] of english.text.matchAll(/<(?:input|select) id="([^"]+)"/g)) assert.ok(labels.includes(id), `${id} has a label`)
  }
})

test('nobody listens at the platform: a button says so, and the contract can be sent again; another site may press nothing', async () => {
  const form = { do: 'file', lender: lenders[0]!.uscc, vin: vehicles[8]!.vin, principal: '120000', months: '36', lang: 'en' }
  const pressed = await post('/bank', form)
  assert.deepEqual([pressed.status, pressed.headers.get('location')], [303, '/bank?lang=en&said=unknown'])
  assert.ok((await page('/bank?lang=en&said=unknown', 'en')).text.includes('Send again'))
  assert.equal((await post('/bank', form, { origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await post('/insurance/corrections', { policy: policies[1]!.id }, { 'sec-fetch-site': 'cross-site' })).status, 403)
  const corrected = await post('/insurance/corrections', { policy: policies[1]!.id })
  assert.deepEqual([corrected.status, corrected.headers.get('location')], [303, '/insurance?said=unknown&lang=zh'])
})

test('the faults have a page with a button each: on, seen as on, off; once or until switched off; another site may press nothing', async () => {
  const faults = async () => ((await (await fetch(`${agencies.url}/faults`)).json()) as { active: { agency: string; kind: string; times: number | null }[] }).active
    .map(({ agency, kind, times }) => [agency, kind, times])
  for (const [language, well, pressed] of [['zh', '现在都正常', '保险信息平台: 停机'], ['en', 'All agencies are well', 'Insurers’ platform: Out of order']] as const) {
    const before = await page(`/faults/switches?lang=${language}`, 'zh-CN')
    assert.ok(before.text.includes(well) && !before.text.includes('<script') && before.policy.includes("default-src 'none'"))
    assert.equal([...before.text.matchAll(/aria-pressed="false"/g)].length, 8 * 8 + 4, 'every fault of every agency')
    const on = await post('/faults/switches', { on: 'insurance 5xx', often: 'on', lang: language })
    assert.deepEqual([on.status, on.headers.get('location')], [303, `/faults/switches?often=on&lang=${language}`])
    await post('/faults/switches', { on: 'sms reset', often: 'once', lang: language })
    assert.deepEqual(await faults(), [['insurance', '5xx', null], ['sms', 'reset', 1]])
    const { text } = await page(`/faults/switches?lang=${language}`, 'zh-CN')
    assert.ok(text.includes(`<button name="off" value="insurance 5xx" aria-pressed="true" aria-label="${pressed}">`), 'it is seen to be on')
    assert.equal((await fetch(`${agencies.url}/style.css`)).status, 200)
    await post('/faults/switches', { off: 'insurance 5xx', often: 'on', lang: language })
    assert.deepEqual(await faults(), [['sms', 'reset', 1]])
    await post('/faults/switches', { off: 'all', often: 'on', lang: language })
    assert.deepEqual(await faults(), [])
  }
  assert.equal((await post('/faults/switches', { on: 'insurance 5xx' }, { origin: 'https://elsewhere.example' })).status, 403)
  assert.equal((await post('/faults/switches', { on: 'nobody 5xx' })).status, 400)
})

test('wrong orders are refused in words', async () => {
  const json = (path: string, body: unknown) => fetch(agencies.url + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  assert.equal((await json('/bank/mortgages', { lender: 'nobody', vin: vehicles[0]!.vin })).status, 400)
  assert.equal((await json('/bank/releases', { contractNumber: 'none' })).status, 404)
  assert.equal((await json('/insurance/corrections', { policyNumber: 'none' })).status, 404)
  assert.equal((await json('/commerce/invoices', { code: '1' })).status, 400)
  assert.equal((await fetch(`${agencies.url}/insurance/queries`, { method: 'POST', body: '{}' })).status, 401)
})

test('all that is invented passes its check digits, and owners are people of the demonstration', () => {
  for (const { vin, owner, plateNumber } of vehicles) {
    assert.equal(vin[8], vinCheckDigit(vin), vin)
    assert.ok(people.some((person) => person.kind === 'citizen' && person.identityNumber === owner.identityNumber && person.name.zh === owner.name), owner.name)
    assert.match(plateNumber ?? '苏A00', /^.[A-Z]D?00/)
  }
  for (const { uscc } of lenders) assert.ok(isValidUscc(uscc), uscc)
  assert.ok(!isValidUscc('91320100MA0DEM0139'))
  for (const { buyer } of invoices) assert.ok(people.some((person) => person.kind === 'citizen' && person.identityNumber === buyer.identityNumber && person.name.zh === buyer.name))
})
