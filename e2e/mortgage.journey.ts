import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { faceTheCamera, signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const today = '2021-07-01'
const bank = '91320100MA0DEM0138'
const car = { vin: 'L0CDEM0A3M0001037', plate: '苏A00Q11' }

describe('M10: a bank files a mortgage, the owner agrees in the app, the office sees it, the bank releases it', () => {
  let stack: Stack
  let browser: Browser
  let phone: Page
  let desk: Page
  let contract = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: today }), openBrowser()])
    ;[phone, desk] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'desk')])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const atBank = async (path: string, body: object) => {
    const answer = await fetch(`${stack.agenciesUrl}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
    return (await answer.json()) as { id: string; filed: { said: { outcome: string } }; released: { said: { outcome: string } } | null }
  }
  const cardOf = (page: Page) => page.getByRole('region', { name: `抵押 ${car.plate}` }).first()

  test('the bank files it over the exchange; the owner is asked and agrees with her face', async () => {
    const filed = await atBank('/bank/mortgages', { lender: bank, vin: car.vin, on: today })
    contract = filed.id
    assert.equal(filed.filed.said.outcome, 'confirmed')
    await signIn(phone, stack.url, 'citizen', 'citizen-qian-haiping', 'vehicles/mortgages')
    await phone.getByText('1 件抵押等您确认').waitFor()
    await cardOf(phone).getByText('120,000 元').waitFor()
    await shoot(phone, 'mortgage-asked', { whole: true })
    await phone.getByRole('button', { name: '刷脸同意抵押登记' }).click()
    await faceTheCamera(phone)
    await phone.getByText('没有等您确认的抵押').waitFor()
    await cardOf(phone).getByText('已登记', { exact: true }).waitFor()
    await shoot(phone, 'mortgage-agreed', { whole: true })
  })

  test('the office sees who did what, the register, and that no paper was asked for', async () => {
    await signIn(desk, stack.url, 'desk', 'officer-nj-registration')
    await desk.goto(`${stack.url}/desk/mortgages`)
    await desk.getByRole('button', { name: car.plate, exact: true }).click()
    const pane = desk.getByRole('region', { name: '所选抵押' })
    await pane.getByText('车主实人认证后同意').waitFor()
    await pane.getByText(/免交纸质资料/).waitFor()
    await shoot(desk, 'desk-mortgages')
    await desk.keyboard.press('4')
    await desk.getByText(/没有本地备案/).waitFor()
    await shoot(desk, 'desk-mortgage-register')
    await desk.keyboard.press('2')
    await desk.getByText(/还没有对过账/).waitFor()
  })

  test('what a bank has in its books alone is found by the comparison, and settled with a reason', async () => {
    await atBank('/bank/mortgages', { lender: bank, vin: 'L0CDEM0A3M0002074', on: '2021-06-30', booksOnly: true })
    await desk.getByRole('button', { name: '现在核对前一天' }).click()
    await desk.getByText('1 条待了结').waitFor({ timeout: 45_000 })
    await shoot(desk, 'desk-mortgage-books')
    await desk.getByRole('button', { name: /^了结/ }).click()
    await desk.getByLabel('怎样了结').click()
    await desk.getByText('机构账务有误，机构更正').click()
    await desk.getByLabel(/^说明/).fill('机构当日未发送，已通知补报')
    await shoot(desk, 'desk-mortgage-settle')
    await desk.getByRole('dialog').getByRole('button', { name: /了\s?结/ }).click()
    await desk.getByText('没有待了结的差异').waitFor()
    await desk.getByText(/机构当日未发送，已通知补报/).waitFor()
  })

  test('the owner asks for the release of a loan that is paid off; the bank promises a day, and releases it', async () => {
    await atBank('/bank/mortgages/paid-off', { contractNumber: contract })
    await phone.getByRole('button', { name: '贷款已还清，催促解除' }).click()
    await cardOf(phone).getByText(/已催促机构|机构承诺/).waitFor()
    const released = await atBank('/bank/releases', { contractNumber: contract, on: today })
    assert.equal(released.released?.said.outcome, 'confirmed')
    await phone.reload()
    await cardOf(phone).getByText('已解除', { exact: true }).first().waitFor()
    await shoot(phone, 'mortgage-released', { whole: true })
    await desk.goto(`${stack.url}/desk/mortgages`)
    await desk.getByRole('row', { name: new RegExp(contract) }).getByText('已解除').waitFor()
  })

  test('in English, and declined: a second filing', async () => {
    const filed = await atBank('/bank/mortgages', { lender: bank, vin: car.vin, on: today })
    assert.equal(filed.filed.said.outcome, 'confirmed')
    await phone.evaluate(() => localStorage.setItem('changxing.language', 'en'))
    await phone.reload()
    await phone.getByText('1 waiting for your answer').waitFor()
    await phone.getByRole('button', { name: 'Decline' }).click()
    await phone.getByRole('button', { name: 'Yes, decline' }).click()
    await phone.getByText('Nothing waits for you').waitFor()
    await shoot(phone, 'mortgage-declined-en', { whole: true })
  })
})
