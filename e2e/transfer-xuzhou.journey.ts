import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { decide } from '@changxing/rules/registry.ts'
import { inForceSince } from '@changxing/rules/rollout.ts'
import { dateWords } from '@changxing/ui/dates.ts'
import type { Browser } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { askTheWay, car, fillTransfer, invoice, nanjing, takeAtCounter } from './transfer-steps.ts'

const xuzhou = '320300'
const { since } = inForceSince('M2', nanjing, xuzhou)!
const sinceSays = dateWords(since).zh

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

  test('the new owner asks in the app and is told why not, and from which day', async () => {
    const buyer = await openWindow(browser, 'phone')
    await askTheWay(buyer, stack.url, { from: '南京', to: '徐州', traded: '徐州' })
    await showsText(buyer.locator('.cx-answer-line'), /^按原办法，两地都要去$/)
    const text = await buyer.locator('main').innerText()
    assert.match(text, /M2\.2\.1/)
    assert.ok(text.includes(`从${sinceSays}起，两地都能一次办好`), text)
    await showsText(buyer.locator('.transfer-needs'), /先到现在登记城市的车管所[^]*到上牌城市的车管所[^]*转出地办理转出：受理后 3 个工作日内/)
    assert.equal(await buyer.getByRole('link', { name: '去网上申请' }).count(), 0)
    await shoot(buyer, 'citizen-transfer-xuzhou', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-xuzhou')
  })

  test('who applies all the same is refused with the same words, and shown the way that is open', async () => {
    const buyer = await openWindow(browser, 'phone')
    await signIn(buyer, stack.url, 'citizen', 'citizen-xu-zhiyuan', 'transfers')
    await buyer.goto(`${stack.url}/citizen/transfers/new?inArea=${xuzhou}&tradeArea=${xuzhou}&at=plateKind`)
    await fillTransfer(buyer)
    await buyer.getByRole('button', { name: '提交申请' }).click()
    await buyer.getByText('还不能这样申请').waitFor()
    const text = await buyer.locator('main').innerText()
    assert.match(text, /M2\.2\.1/)
    assert.ok(text.includes(sinceSays), text)
    await showsText(buyer.locator('.cx-answer'), `现在这样办：按原办法：先到转出地办理转出，再到转入地办理转入；${sinceSays}起`)
    assert.doesNotMatch(await buyer.locator('.cx-reasons').innerText(), /按原办法/)
    const inSight = await buyer.locator('.cx-answer').evaluate((answer) => answer.getBoundingClientRect().top >= 0 && answer.getBoundingClientRect().bottom <= innerHeight)
    assert.ok(inSight, 'who pressed the button at the foot of the page is taken up to the answer')
    await buyer.getByRole('link', { name: '看看现在该怎么办' }).waitFor()
    await shoot(buyer, 'citizen-transfer-refused')
  })

  test('at the counter the officer reads the same, with clause and day, and the day after it is open', async () => {
    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-nj-registration')
    await takeAtCounter(officer, stack.url, { path: 'C', city: '徐州', car, owner: '320300198803030076', invoice })
    const told = officer.getByRole('alert')
    await told.getByText(/按原办法/).first().waitFor()
    const text = await told.innerText()
    assert.match(text, /徐州/)
    assert.match(text, /M2\.2\./)
    assert.ok(text.includes(sinceSays), text)
    await shoot(officer, 'desk-transfer-xuzhou')
    await expectAccessible(officer, 'counter')
    const facts = { vehicleType: 'K33', use: 'A', outArea: nanjing, inArea: xuzhou, tradeArea: nanjing, ground: 'sale' }
    assert.equal(decide('vehicles.transfer-route', '2021-07-01', facts).outcome['route'], 'earlier-procedure')
    assert.equal(decide('vehicles.transfer-route', since, facts).outcome['route'], 'one-stop')
  })

  test('in the elder view used cars stand on the first screen, and every clause and ground is a large target', async () => {
    const buyer = await openWindow(browser, 'phone')
    await buyer.goto(`${stack.url}/citizen/`)
    await dress(buyer, { language: 'zh', elder: true })
    await buyer.goto(`${stack.url}/citizen/`)
    await buyer.locator('.home-ways').getByRole('link', { name: '二手车过户' }).waitFor()
    await shoot(buyer, 'citizen-home-elder', { whole: true })
    await askTheWay(buyer, stack.url, { from: '南京', to: '徐州', traded: '徐州' })
    const small = await buyer.locator('a.cx-clause, .cx-reason-foot summary').evaluateAll((all) => all
      .map((one) => ({ text: one.textContent, height: one.getBoundingClientRect().height, font: Number.parseFloat(getComputedStyle(one).fontSize) }))
      .filter(({ height, font }) => height < 60 || font < 18))
    assert.ok(await buyer.locator('.cx-reason-foot summary').count() > 0)
    assert.deepEqual(small, [])
    await shoot(buyer, 'citizen-transfer-xuzhou-elder', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-xuzhou-elder')
  })

  test('what people call it finds the transfer between cities', async () => {
    const phone = await openWindow(browser, 'phone')
    for (const [typed, to] of [['二手车', 'transfers'], ['异地', 'transfers'], ['转籍', 'transfers'], ['过户', 'transfers'], ['临牌', 'services/vehicles.temporary-plate']] as const) {
      await phone.goto(`${stack.url}/citizen/services?q=${encodeURIComponent(typed)}`)
      await phone.locator(`.rows a[href$="/${to}"]`).waitFor()
    }
    await phone.goto(`${stack.url}/citizen/services?q=${encodeURIComponent('过户')}`)
    await phone.locator('.rows a[href$="/services/vehicles.transfer"]').waitFor()
    await shoot(phone, 'citizen-search-transfer')
    await expectAccessible(phone, 'citizen-search-transfer')
    await phone.goto(`${stack.url}/citizen/services/vehicles.replace-plates`)
    await showsText(phone.locator('.service-within'), /提交后 1 个工作日内答复[^]*提交后 15 个工作日内[^]*上一步之后 15 日内（车管所承诺）/)
    await shoot(phone, 'citizen-service-promises', { whole: true })
  })

  test('M2.3.2: to Ningbo the new way is open, but its office works elsewhere: said before anything is filled in, and refused at the counter', async () => {
    const buyer = await openWindow(browser, 'phone')
    await askTheWay(buyer, stack.url, { from: '南京', to: '宁波', traded: '宁波' })
    await buyer.getByText('不能在这里申请').waitFor()
    await showsText(buyer.locator('main'), '请向宁波市车管所询问、办理')
    assert.equal(await buyer.getByRole('link', { name: '去网上申请' }).count(), 0)
    await shoot(buyer, 'citizen-transfer-elsewhere', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-elsewhere')
    const officer = await openWindow(browser, 'desk', 'en')
    await signIn(officer, stack.url, 'desk', 'officer-nj-registration')
    await takeAtCounter(officer, stack.url, { path: 'C', city: 'Ningbo', car: { vin: 'L0CDEM0A3M0010014', plateNumber: '苏A00Q23' }, owner: '330100199512020068', ground: 'gift' })
    await officer.getByRole('alert').getByText(/The vehicle office of Ningbo does not work on this platform/).waitFor()
    await shoot(officer, 'desk-transfer-elsewhere-en')
    await expectAccessible(officer, 'desk-transfer-elsewhere-en')
  })

  test('the same in English', async () => {
    const buyer = await openWindow(browser, 'phone', 'en')
    await askTheWay(buyer, stack.url, { from: 'Nanjing', to: 'Xuzhou', traded: 'Xuzhou' })
    await showsText(buyer.locator('.cx-answer-line'), /^The earlier way: you go to both offices$/)
    await buyer.getByText(/both cities have the new way, in one go/).waitFor()
    await shoot(buyer, 'citizen-transfer-xuzhou-en', { whole: true })
  })
})
