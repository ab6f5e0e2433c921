import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible, walkByKeyboard } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { portrait, send } from './citizen-steps.ts'
import { giveScan } from './helper-steps.ts'
import { faceTheCamera, signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const found = { model: 'XG7001' }
const typed = { plate: '苏A00Q12', vin: 'L0CDEM0A3M0002074' }

describe('M11: insurers down for the whole of an application, which goes by paper to its approval; up again, the re-check; a wrong policy and its correction; the week', () => {
  let stack: Stack
  let browser: Browser
  let phone: Page
  let desk: Page
  let office: Page
  let switches: Page
  let at = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    ;[phone, desk, office, switches] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'desk'), openWindow(browser, 'desk'), openWindow(browser, 'phone')])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const atAgency = (path: string, body: object) => fetch(`${stack.agenciesUrl}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  /** As the app itself calls, with the session of this window. */
  const call = (method: string, url: string, body?: object) => phone.evaluate(async ([how, where, what]) => {
    const answer = await fetch(where, {
      method: how, headers: { 'x-changxing-app': 'citizen', ...(how !== 'GET' && { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }) }, ...(how !== 'GET' && { body: what }),
    })
    return (await answer.json()) as Record<string, unknown>
  }, [method, url, JSON.stringify(body ?? {})] as const)

  test('the insurers are switched off, and stay off', async () => {
    await switches.goto(`${stack.agenciesUrl}/faults/switches?lang=en`)
    await expectAccessible(switches, 'the switches of the faults')
    await walkByKeyboard(switches, 'the switches of the faults')
    await shoot(switches, 'agency-switches-en', { whole: true })
    await switches.goto(`${stack.agenciesUrl}/faults/switches?lang=zh`)
    await switches.getByRole('button', { name: '保险信息平台: 停机' }).press('Enter')
    await switches.getByRole('button', { name: '保险信息平台: 停机', pressed: true }).waitFor()
    await shoot(switches, 'agency-switches-on', { whole: true })
    await expectAccessible(switches, 'a fault that is on')
  })

  test('the owner applies in the app: no answer, the reason and the next check; a picture of the policy instead; sent', async () => {
    await signIn(phone, stack.url, 'citizen', 'citizen-qian-haiping')
    await phone.goto(`${stack.url}/citizen/services/vehicles.replace-inspection-mark`)
    await phone.locator('.choose-vehicle').filter({ hasText: found.model }).click()
    await phone.getByRole('button', { name: '开始办理' }).click()
    for (const question of ['reason', 'delivery']) {
      await phone.locator(`input[name="field-${question}"]`).first().check()
      await phone.getByRole('button', { name: '下一步' }).click()
    }
    await phone.getByRole('heading', { name: '交强险保单' }).waitFor()
    await phone.getByText(/没有可信的答复。请拍照提交.*不影响办理.*已告知保险信息平台。系统将在.*再查/).waitFor()
    await expectAccessible(phone, 'the paper route')
    await shoot(phone, 'insurance-paper-route', { whole: true })
    await giveScan(phone, 'compulsory-insurance', portrait('woman-33'))
    await phone.getByLabel('承保的保险公司').fill('虚构财产保险股份有限公司')
    await shoot(phone, 'insurance-insurer-of-the-paper')
    await phone.getByRole('button', { name: '下一步' }).click()
    await giveScan(phone, 'vehicle-tax', portrait('woman-33'))
    await phone.getByRole('button', { name: '开始认证' }).click()
    await faceTheCamera(phone)
    await send(phone)
    await phone.getByText('提交成功').first().waitFor()
    await shoot(phone, 'insurance-sent-with-paper', { whole: true })
  })

  test('an officer sees that nobody answered, looks at the paper, and approves', async () => {
    const [, , area, id] = new URL(phone.url()).pathname.split('/').slice(1)
    assert.match(`${area} ${id}`, /^320100 [0-9a-f-]{36}$/)
    await signIn(office, stack.url, 'desk', 'officer-nj-registration')
    await office.goto(`${stack.url}/desk/review?case=${id}`)
    await office.getByText(/没有可信的答复|暂停询问，本次没有查/).first().waitFor()
    await shoot(office, 'desk-insurance-paper-review')
    await office.getByRole('button', { name: /^领取/ }).click()
    await office.getByText('由您经办').waitFor()
    await office.getByRole('button', { name: /^通过/ }).click()
    const approved = office.waitForResponse((response) => response.url().endsWith('/approval'))
    await office.getByRole('button', { name: /^确认通过/ }).click()
    assert.equal((await approved).status(), 200)
    await phone.reload()
    await phone.getByText('已办结').first().waitFor()
    await shoot(phone, 'insurance-approved-on-paper', { whole: true })
  })

  test('the insurers come back: the re-check confirms, and settles the one ticket of the day', async () => {
    await signIn(desk, stack.url, 'desk', 'officer-nj-head')
    await desk.goto(`${stack.url}/desk/insurance`)
    const ticket = desk.getByRole('row', { name: /保险信息平台/ })
    await ticket.waitFor()
    assert.equal(await ticket.count(), 1)
    await shoot(desk, 'desk-insurance-outage')
    await switches.getByRole('button', { name: '保险信息平台: 停机' }).click()
    await switches.getByText('现在都正常').waitFor()
    // The platform is left alone for a while after its failures; whoever asks then is the probe.
    for (let tries = 0; tries < 40 && (await ticket.count()) > 0; tries++) {
      await ticket.getByRole('button', { name: /立即复查/ }).click({ timeout: 2_000 }).catch(() => undefined)
      await ticket.waitFor({ state: 'detached', timeout: 4_000 }).catch(() => undefined)
    }
    await desk.keyboard.press('2')
    await desk.getByRole('row', { name: /保险信息平台.*复查已正常/ }).waitFor()
    await shoot(desk, 'desk-insurance-outage-over')
  })

  test('the week has what had no answer, found later and settled, and what was agreed about it', async () => {
    await desk.keyboard.press('3')
    const table = desk.getByRole('table', { name: '按保险公司和原因' })
    const row = table.getByRole('row', { name: /没有可信的答复/ })
    await row.waitFor()
    const columns = (await table.getByRole('columnheader').allTextContents()).map((name) => name.trim())
    const cells = await row.locator('th, td').allTextContents()
    const cell = (name: string) => cells[columns.indexOf(name)]!.trim()
    assert.ok(Number(cell('无结果')) >= 2 && cell('无结果') === cell('核查') && cell('后更正') === cell('无结果'), cells.join(' '))
    assert.deepEqual(['新工单', '未了结', '已了结'].map(cell), ['1', '–', '1'])
    await desk.getByLabel('关于').click()
    await desk.getByTitle(/没有可信的答复/).click()
    await desk.getByLabel('商定了什么').fill('信息平台当日停机，已恢复；今后停机前一日通知')
    await desk.getByRole('button', { name: /记\s?下/ }).click()
    await desk.getByRole('listitem').filter({ hasText: '今后停机前一日通知' }).waitFor()
    await expectAccessible(desk, 'the week of the insurers')
    await shoot(desk, 'desk-insurance-week-outage', { whole: true })
  })

  test('another car: the owner is asked for the policy because the VIN on it is mistyped', async () => {
    const { vehicles } = (await call('GET', '/api/my/vehicles')) as { vehicles: { area: string; vehicleId: string; plate: { number: string } }[] }
    const car = vehicles.find(({ plate }) => plate.number === typed.plate)!
    const begun = (await call('POST', '/api/my/cases', { service: 'vehicles.replace-inspection-mark', subject: { kind: 'vehicle', area: car.area, id: car.vehicleId } })) as { area: string; id: string }
    at = `/api/areas/${begun.area}/cases/${begun.id}`
    await phone.goto(`${stack.url}/citizen/apply/${begun.area}/${begun.id}/d-compulsory-insurance`)
    await phone.getByRole('heading', { name: '交强险保单' }).waitFor()
  })

  test('asked again: the VIN on the policy is mistyped; the insurer gets a ticket, corrects, and the re-check finds it', async () => {
    await call('POST', `${at}/agency-checks`)
    await phone.reload()
    await phone.getByText(/疑似录入错误.*已通知保险公司核实/).waitFor()
    await shoot(phone, 'insurance-mistyped', { whole: true })
    await desk.goto(`${stack.url}/desk/insurance`)
    await desk.getByRole('row', { name: new RegExp(typed.plate) }).waitFor()
    await shoot(desk, 'desk-insurance-tickets')

    const { policies } = (await (await fetch(`${stack.agenciesUrl}/insurance/policies`)).json()) as { policies: { id: string; meantFor: string }[] }
    const { said } = (await (await atAgency('/insurance/corrections', { policyNumber: policies.find(({ meantFor }) => meantFor === typed.vin)!.id })).json()) as { said: { outcome: string } }
    assert.equal(said.outcome, 'confirmed')
    await desk.keyboard.press('2')
    await desk.getByRole('row', { name: new RegExp(`${typed.plate}.*复查已正常`) }).waitFor({ timeout: 45_000 })
    const [, , , area, , id] = at.split('/')
    await phone.goto(`${stack.url}/citizen/cases/${area}/${id}`)
    await phone.getByText(/已查到有效保单.*不用交保险和车船税凭证/).waitFor()
    await shoot(phone, 'insurance-found', { whole: true })
  })

  test('the week shows it by insurer and reason, and comes as PDF and spreadsheet', async () => {
    await desk.keyboard.press('3')
    await desk.getByRole('table', { name: '按保险公司和原因' }).getByRole('row', { name: /无名财产保险有限公司.*疑似录入错误/ }).waitFor()
    await desk.locator('.insurance-chart svg').waitFor()
    await shoot(desk, 'desk-insurance-week', { whole: true })
    const [pdf] = await Promise.all([desk.waitForEvent('download'), desk.keyboard.press('d')])
    assert.match(pdf.suggestedFilename(), /^insurance-320100-2021-06-28\.pdf$/)
    const [sheet] = await Promise.all([desk.waitForEvent('download'), desk.keyboard.press('x')])
    assert.match(sheet.suggestedFilename(), /\.xlsx$/)
    await desk.evaluate(() => localStorage.setItem('changxing.language', 'en'))
    await desk.reload()
    await desk.getByRole('table', { name: 'By insurer and reason' }).waitFor()
    await shoot(desk, 'desk-insurance-week-en', { whole: true })
  })
})
