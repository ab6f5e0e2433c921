import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsCount, showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { callFrom, car, desksAt, hangzhou, invoice, openFirst, readMessage, receiptFile, sendFile } from './transfer-steps.ts'

const heir = { name: '钱小平', number: `32010020010512001${identityCheckDigit('32010020010512001')}` }

describe('M2.3.4: a sale between cities came to nothing, and the seller’s car is free again', () => {
  let stack: Stack
  let browser: Browser
  let buyer: Page
  let seller: Page
  let transferId = ''
  let paperScan: Buffer
  const phoneOf = async (person: string, language?: 'en') => {
    const phone = await openWindow(browser, 'phone', language)
    await signIn(phone, stack.url, 'citizen', person)
    return phone
  }
  const open = (phone: Page) => phone.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
  before(async () => {
    paperScan = await sharp({ create: { width: 640, height: 900, channels: 3, background: '#eee9dd' } }).jpeg().toBuffer()
    ;[stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    const desk = desksAt(browser, stack.url)
    buyer = await phoneOf('citizen-zheng-yutong')
    const applied = await callFrom(buyer, 'citizen', 'POST', '/api/my/transfers', { ...car, invoice, inArea: hangzhou, tradeArea: hangzhou })
    transferId = applied.json.transferId
    await callFrom(await desk('officer-hz-registration'), 'desk', 'POST', `/api/areas/${hangzhou}/transfers/${transferId}/acceptance`, { version: 1 })
    await sendFile(await desk('officer-nj-archive'), stack.url)
    await receiptFile(await desk('officer-hz-archive'), stack.url)
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('the buyer reads by when to come and which originals to bring, the seller how long to wait', async () => {
    await open(buyer)
    await showsText(buyer.locator('.cx-answer').first(), /只去一次，带上新车主身份证明、机动车登记证书、行驶证原件/)
    await showsText(buyer.locator('.transfer-clock'), /新车主应在2021年7月31日前开车到转入地 · 还剩 30 天/)
    await shoot(buyer, 'citizen-transfer-bring', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-bring')
    seller = await phoneOf('citizen-qian-haiping')
    await open(seller)
    await showsText(seller.locator('.cx-answer').first(), /最迟2021年7月31日；过了这天还没有办的，您可以申请终止/)
  })

  test('the day after the last, the seller asks for the end', async () => {
    await stack.moveTo('2021-08-01')
    seller = await phoneOf('citizen-qian-haiping')
    await open(seller)
    await seller.getByRole('button', { name: '买卖没有成，申请终止' }).click()
    await seller.locator('#field-ask-end').fill('买方没有付款，车还在我这里')
    await shoot(seller, 'citizen-transfer-ask-end', { whole: true })
    await expectAccessible(seller, 'citizen-transfer-ask-end')
    await seller.getByRole('button', { name: '申请终止', exact: true }).click()
    await seller.locator('.cx-answer-line').filter({ hasText: '暂停办理' }).waitFor()
  })

  const scanInto = (panel: Locator, paper: string) => panel.locator('.tr-paper').filter({ hasText: paper }).locator('input[type=file]').setInputFiles({
    name: 'scan.jpg', mimeType: 'image/jpeg', buffer: paperScan,
  })
  const statementPanel = (officer: Page) => officer.getByRole('region', { name: /^(登记窗口意见|Record a statement)$/ })

  test('the new owner is heard: asked in a message and on the page, also in English', async () => {
    buyer = await phoneOf('citizen-zheng-yutong')
    await readMessage(buyer, stack.url, '卖方说买卖没有成，请回答', /请在2021年8月6日前打开这笔过户回答/)
    const english = await phoneOf('citizen-zheng-yutong', 'en')
    await open(english)
    await english.getByRole('group', { name: 'Does the sale go on?' }).waitFor()
    await shoot(english, 'citizen-transfer-heard-en', { whole: true })
    await open(buyer)
    await shoot(buyer, 'citizen-transfer-heard', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-heard')
  })

  test('M9.3: the answer may be given at a counter; the new owner reads what was recorded, and their own word replaces it', async () => {
    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-hz-registration')
    await openFirst(officer, stack.url, 'in')
    await officer.keyboard.press('q')
    const panel = statementPanel(officer)
    await panel.getByRole('radio', { name: '新车主回答：同意终止' }).check()
    await panel.getByRole('radio', { name: '代理人' }).check()
    await panel.locator('#statement-number').fill('330100199512020068')
    await panel.locator('#statement-name').fill('何建中')
    await panel.locator('#statement-own-number').fill('320500198811070036')
    await panel.locator('#statement-made').fill('2021-07-20')
    await panel.locator('#statement-until').fill('2021-08-10')
    for (const paper of ['签字的书面意见', '到场人身份证明', '书面委托']) await scanInto(panel, paper)
    await showsCount(panel.getByText('1 页'), 3)
    await shoot(officer, 'desk-transfer-statement-answer')
    await expectAccessible(officer, 'desk-transfer-statement-answer')
    await panel.getByRole('button', { name: '登记' }).click()
    await officer.getByText('回答已登记，双方已告知，由同事核实').first().waitFor()
    buyer = await phoneOf('citizen-zheng-yutong')
    await readMessage(buyer, stack.url, '车管所窗口登记了您的意见', /何\*\*持您的书面委托到场[^]*请打开这笔过户，由您自己重新回答/)
    await open(buyer)
    await showsText(buyer.getByRole('group', { name: '买卖还办吗' }), /车管所窗口登记的您的回答：同意终止/)
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(buyer, look)
      await shoot(buyer, `citizen-transfer-answered-at-counter-${look.language}${'elder' in look ? '-elder' : ''}`, { whole: true })
      await expectAccessible(buyer, `citizen-transfer-answered-at-counter ${look.language}`)
    }
    await dress(buyer, { language: 'zh' })
    const asked = buyer.getByRole('group', { name: '买卖还办吗' })
    await asked.locator('#field-answer-end').fill('已经退款，不买了')
    await asked.getByRole('button', { name: '还要办' }).click()
    await buyer.getByText('您已回答：买卖还要办').waitFor()
  })

  test('another officer looks at the evidence and ends it; both read so, and the car may be sold to somebody else', async () => {
    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-hz-registration-2')
    await openFirst(officer, stack.url, 'in')
    await officer.keyboard.press('j')
    const panel = officer.getByRole('region', { name: '核实异议' })
    await showsText(panel, /登记的所有人说：买卖没有成[^]*买方没有付款[^]*新车主说还要办[^]*已经退款，不买了/)
    await panel.locator('#objection-words').fill('退款凭证齐全，合同已解除')
    await panel.locator('input[type=file]').setInputFiles({
      name: 'refund.jpg', mimeType: 'image/jpeg', buffer: paperScan,
    })
    await panel.getByText('证据已扫描').waitFor()
    await shoot(officer, 'desk-transfer-fell-through')
    await expectAccessible(officer, 'desk-transfer-fell-through')
    await panel.getByRole('button', { name: '没有成，终止' }).click()
    await officer.getByText('买卖没有成，过户已终止，双方已告知').first().waitFor()
    await officer.goto(`${stack.url}/desk/transfers?side=in&id=${transferId}`)
    await officer.getByRole('button', { name: '看证据（留痕）' }).click()
    await officer.getByRole('dialog').getByRole('img', { name: '买卖没有成的证据' }).waitFor()
    await open(seller)
    await showsText(seller.locator('.cx-answer').first(), /车还登记在您名下/)
    await readMessage(seller, stack.url, '“买卖没有成”已核实', /买卖没有成，过户终止/)
    const again = await callFrom(buyer, 'citizen', 'POST', '/api/my/transfers', { ...car, invoice, inArea: hangzhou, tradeArea: hangzhou })
    assert.equal(again.status, 200, JSON.stringify(again.json))
    transferId = again.json.transferId
  })

  test('the seller has died, and another sale is under way: an heir who comes for the car reads where to go and what to bring', async () => {
    const counter = await openWindow(browser, 'desk')
    await signIn(counter, stack.url, 'desk', 'officer-nj-counter')
    await counter.goto(`${stack.url}/desk/counter`)
    await counter.locator('#counter-number').fill(heir.number)
    await counter.locator('#counter-number').press('Enter')
    await counter.locator('#counter-name').fill(heir.name)
    await counter.locator('#counter-service').fill('转移登记（继承')
    await counter.locator('.ant-select-item-option-active').filter({ hasText: '转移登记（继承' }).waitFor()
    await counter.keyboard.press('Enter')
    await counter.locator('#counter-car-plate').fill(car.plateNumber)
    await counter.locator('#counter-car-vin').fill(car.vin)
    await counter.keyboard.press('Control+Enter')
    await counter.getByText(/正在异地过户到杭州.+继承公证书（或者死亡证明、亲属关系证明）/).first().waitFor()
    await shoot(counter, 'desk-take-over-sold')
    await expectAccessible(counter, 'desk-take-over-sold')
    await dress(counter, { language: 'en' })
    await counter.getByText(/taking this car to Hangzhou.+Once it has ended, come again/).first().waitFor()
    await shoot(counter, 'desk-take-over-sold-en')
  })

  test('M9.3: the heir objects at the counter of the old place, in the seller’s place; a colleague of the new place reads who it was and ends it', async () => {
    const officer = await openWindow(browser, 'desk')
    await signIn(officer, stack.url, 'desk', 'officer-nj-registration')
    await openFirst(officer, stack.url, 'out')
    await officer.keyboard.press('q')
    const panel = statementPanel(officer)
    await panel.getByRole('radio', { name: '继承人' }).check()
    await panel.getByRole('radio', { name: '死亡证明和亲属关系证明' }).check()
    await panel.locator('#statement-number').fill('320100198202280052')
    await panel.locator('#statement-name').fill(heir.name)
    await panel.locator('#statement-own-number').fill(heir.number)
    await panel.locator('#statement-words').fill('父亲已去世，没有卖过车')
    for (const paper of ['签字的书面意见', '到场人身份证明', '死亡证明']) await scanInto(panel, paper)
    await showsCount(panel.getByText('1 页'), 3)
    await officer.keyboard.press('Control+Enter')
    await showsText(panel, /还没有扫描“继承公证书”，或者“亲属关系证明”/)
    await shoot(officer, 'desk-transfer-statement')
    await panel.locator('#statement-words').scrollIntoViewIfNeeded()
    await shoot(officer, 'desk-transfer-statement-below')
    await expectAccessible(officer, 'desk-transfer-statement')
    await dress(officer, { language: 'en' })
    await panel.getByText('Record what somebody here says').scrollIntoViewIfNeeded()
    await shoot(officer, 'desk-transfer-statement-en')
    await dress(officer, { language: 'zh' })
    await scanInto(panel, '亲属关系证明')
    await showsCount(panel.getByText('1 页'), 4)
    await panel.locator('#statement-words').click()
    await officer.keyboard.press('Control+Enter')
    await officer.getByText('已登记，过户暂停，双方已告知，由同事核实').first().waitFor()
    buyer = await phoneOf('citizen-zheng-yutong')
    await readMessage(buyer, stack.url, '过户暂停', /登记的所有人提出异议，转入地车管所核实后再继续/)

    const colleague = await openWindow(browser, 'desk')
    await signIn(colleague, stack.url, 'desk', 'officer-hz-registration-2')
    await openFirst(colleague, stack.url, 'in')
    await colleague.keyboard.press('j')
    const settled = colleague.getByRole('region', { name: /^(核实异议|Settle the objection)$/ })
    await showsText(settled, new RegExp(`登记的所有人说：不是我转让的[^]*继承人 ${heir.name}[^]*南京市 900102[^]*签字的书面意见[^]*到场人身份证明[^]*死亡证明[^]*亲属关系证明`))
    await settled.getByRole('button', { name: '亲属关系证明' }).click()
    await colleague.getByRole('dialog').getByRole('img', { name: '亲属关系证明' }).waitFor()
    await colleague.keyboard.press('Escape')
    await settled.locator('#objection-words').fill('死亡证明、亲属关系证明已核')
    await shoot(colleague, 'desk-transfer-statement-settled')
    await expectAccessible(colleague, 'desk-transfer-statement-settled')
    await dress(colleague, { language: 'en' })
    await shoot(colleague, 'desk-transfer-statement-settled-en')
    await dress(colleague, { language: 'zh' })
    await settled.getByRole('button', { name: '成立，终止过户' }).click()
    await colleague.getByText('异议成立，过户已终止，双方已告知').first().waitFor()
    const taken = await callFrom(officer, 'desk', 'GET', `/api/areas/320100/transfers/${transferId}`)
    assert.equal(taken.json.state, 'withdrawn')
  })
})
