import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const typed = { plate: '苏A00Q12', vin: 'L0CDEM0A3M0002074' }

describe('M11: insurers down, the paper route; insurers up, a wrong policy, its correction, the re-check; the week shows it', () => {
  let stack: Stack
  let browser: Browser
  let phone: Page
  let desk: Page
  let at = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    ;[phone, desk] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'desk')])
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

  test('the insurers do not answer: the app says so, and asks for the policy instead', async () => {
    await signIn(phone, stack.url, 'citizen', 'citizen-qian-haiping')
    const { vehicles } = (await call('GET', '/api/my/vehicles')) as { vehicles: { area: string; vehicleId: string; plate: { number: string } }[] }
    const car = vehicles.find(({ plate }) => plate.number === typed.plate)!
    const begun = (await call('POST', '/api/my/cases', { service: 'vehicles.replace-inspection-mark', subject: { kind: 'vehicle', area: car.area, id: car.vehicleId } })) as { area: string; id: string }
    at = `/api/areas/${begun.area}/cases/${begun.id}`
    await atAgency('/faults', { agency: 'insurance', kind: '5xx', times: 1 })
    await call('POST', `${at}/agency-checks`)
    await phone.goto(`${stack.url}/citizen/apply/${begun.area}/${begun.id}/d-compulsory-insurance`)
    await phone.getByRole('heading', { name: '交强险保单' }).waitFor()
    await phone.getByText(/没有可信的答复。请拍照提交.*不影响办理/).waitFor()
    await shoot(phone, 'insurance-paper-route', { whole: true })
  })

  test('asked again: the VIN on the policy is mistyped; the insurer gets a ticket, corrects, and the re-check finds it', async () => {
    await call('POST', `${at}/agency-checks`)
    await phone.reload()
    await phone.getByText(/疑似录入错误.*已通知保险公司核实/).waitFor()
    await shoot(phone, 'insurance-mistyped', { whole: true })
    await signIn(desk, stack.url, 'desk', 'officer-nj-head')
    await desk.goto(`${stack.url}/desk/insurance`)
    await desk.getByRole('row', { name: new RegExp(typed.plate) }).waitFor()
    await shoot(desk, 'desk-insurance-tickets')

    const { policies } = (await (await fetch(`${stack.agenciesUrl}/insurance/policies`)).json()) as { policies: { id: string; meantFor: string }[] }
    const { said } = (await (await atAgency('/insurance/corrections', { policyNumber: policies.find(({ meantFor }) => meantFor === typed.vin)!.id })).json()) as { said: { outcome: string } }
    assert.equal(said.outcome, 'confirmed')
    await desk.keyboard.press('2')
    await desk.getByRole('row', { name: /复查已正常/ }).waitFor({ timeout: 45_000 })
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
