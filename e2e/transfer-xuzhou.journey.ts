import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { decide } from '@changxing/rules/registry.ts'
import { inForceSince } from '@changxing/rules/rollout.ts'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { signIn } from './people.ts'
import { startStack, type Stack } from './stack.ts'
import { callFrom, car, invoice, nanjing } from './transfer-steps.ts'

const xuzhou = '320300'
const { since } = inForceSince('M2', nanjing, xuzhou)!

describe('M2.2.1: from Nanjing to Xuzhou on the same day, which the pilot has not reached', () => {
  let stack: Stack
  let browser: Browser
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const counter = async (officer: Page) => {
    await officer.goto(`${stack.url}/desk/transfers`)
    await officer.getByRole('button', { name: /^(窗口受理|Take one at the counter)/ }).waitFor()
    await officer.keyboard.press('u')
    const form = officer.getByRole('form', { name: /^(窗口受理|At the counter)$/ })
    await form.getByText(/方式 C|\(C\)/).click()
    await form.locator('#counter-plate').fill(car.plateNumber)
    await form.locator('#counter-vin').fill(car.vin)
    await form.locator('#counter-area').fill('徐州')
    await officer.keyboard.press('Enter')
    await form.locator('#counter-owner').fill('320300198803030076')
    await form.locator('#counter-code').fill(invoice.code)
    await form.locator('#counter-number').fill(invoice.number)
    await officer.keyboard.press('Control+Enter')
  }

  test('online the new owner is told why, and when it changes', async () => {
    const buyer = await openWindow(browser, 'phone')
    await signIn(buyer, stack.url, 'citizen', 'citizen-xu-zhiyuan')
    const asked = await callFrom(buyer, 'citizen', 'POST', '/api/my/transfers', { ...car, invoice, inArea: xuzhou, tradeArea: xuzhou })
    assert.equal(asked.status, 422)
    assert.equal(asked.json.refusal.code, 'earlier-procedure')
    const said = JSON.stringify(asked.json.refusal.reasons)
    assert.match(said, /M2\.2\.1/)
    assert.ok(said.includes(since), said)
  })

  test('at the counter the officer reads the same, with clause and day, and the day after it is open', async () => {
    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-nj-registration')
    await counter(officer)
    const told = officer.getByRole('alert')
    await told.getByText(/按原办法/).first().waitFor()
    const text = await told.innerText()
    assert.match(text, /徐州/)
    assert.match(text, /M2\.2\./)
    assert.ok(text.includes(since), text)
    await shoot(officer, 'desk-transfer-xuzhou')
    await expectAccessible(officer, 'counter')
    const facts = { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: xuzhou, tradeArea: nanjing, ground: 'sale' }
    assert.equal(decide('vehicles.transfer-route', '2021-07-01', facts).outcome['route'], 'earlier-procedure')
    assert.equal(decide('vehicles.transfer-route', since, facts).outcome['route'], 'one-stop')
  })

  test('the same in English', async () => {
    const officer = await openWindow(browser, 'desk', 'en')
    await signIn(officer, stack.url, 'desk', 'officer-nj-registration')
    await counter(officer)
    await officer.getByRole('alert').getByText(/earlier procedure/).first().waitFor()
    await shoot(officer, 'desk-transfer-xuzhou-en')
  })
})
