import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { callFrom, car, desksAt, hangzhou, invoice, openFirst, receiptFile, sendFile } from './transfer-steps.ts'

describe('M2.4.1, M2.3.3, M2.4.3: the owner objects; a file goes back by two officers, and its car is investigated', () => {
  let stack: Stack
  let browser: Browser
  let buyer: Page
  let seller: Page
  let desk: ReturnType<typeof desksAt>
  let transferId = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    desk = desksAt(browser, stack.url)
    ;[buyer, seller] = await Promise.all([openWindow(browser, 'phone'), openWindow(browser, 'phone')])
    await Promise.all([
      signIn(buyer, stack.url, 'citizen', 'citizen-zheng-yutong'), signIn(seller, stack.url, 'citizen', 'citizen-qian-haiping'),
      ...['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-archive', 'officer-nj-archive', 'officer-hz-head', 'officer-nj-head'].map(desk),
    ])
    const applied = await callFrom(buyer, 'citizen', 'POST', '/api/my/transfers', { ...car, invoice, inArea: hangzhou, tradeArea: hangzhou })
    transferId = applied.json.transferId
    await callFrom(await desk('officer-hz-registration'), 'desk', 'POST', `/api/areas/${hangzhou}/transfers/${transferId}/acceptance`, { version: 1 })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })
  const openTransfer = (phone: Page) => phone.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)

  test('the registered owner says on the phone that the car was not sold: the transfer stands still', async () => {
    await openTransfer(seller)
    await seller.getByRole('button', { name: '不是我转让的' }).click()
    await seller.locator('#field-objection').fill('我没有卖车，证件被人冒用')
    await expectAccessible(seller, 'citizen-transfer-objection')
    await shoot(seller, 'citizen-transfer-objection', { whole: true })
    await seller.getByRole('button', { name: '暂停过户' }).click()
    await seller.locator('.cx-answer-line').filter({ hasText: '暂停办理' }).waitFor()
    await openTransfer(buyer)
    await showsText(buyer.locator('.cx-answer').first(), '车管所核实前暂停办理')
    await shoot(buyer, 'citizen-transfer-held', { whole: true })
  })

  test('an officer who did not take the application settles it, and it goes on', async () => {
    const officer = await desk('officer-hz-registration-2')
    await openFirst(officer, stack.url, 'in')
    await officer.getByText('暂停办理').first().waitFor()
    await officer.getByText('暂停至 2021-07-06').waitFor()
    await showsText(officer.locator('.tr-step[data-state=now]'), /发出档案\s*时限停止/)
    await officer.keyboard.press('j')
    await officer.locator('#objection-words').fill('双方到场核实，系本人签字')
    await shoot(officer, 'desk-transfer-objection')
    await expectAccessible(officer, 'desk-transfer-objection')
    await officer.getByRole('button', { name: '不成立，继续' }).click()
    await officer.getByText('异议不成立，继续办理').first().waitFor()
  })

  test('the clerk proposes a return with evidence; a colleague looks at it and confirms', async () => {
    await sendFile(await desk('officer-nj-archive'), stack.url)
    const clerk = await desk('officer-hz-archive')
    await receiptFile(clerk, stack.url)
    await clerk.keyboard.press('b')
    await clerk.locator('#return-ground').selectOption('smuggled')
    await clerk.locator('#return-words').fill('发动机号与海关记录不符')
    const buffer = await sharp({ create: { width: 620, height: 400, channels: 3, background: '#dde6f4' } }).jpeg().toBuffer()
    await clerk.locator('input[type=file][aria-label="证据图片"]').setInputFiles({ name: 'evidence.jpg', mimeType: 'image/jpeg', buffer })
    await clerk.getByText('evidence.jpg').waitFor()
    await clerk.getByRole('button', { name: /^提出退档/ }).click()
    await clerk.getByText('已提出退档，等另一名同事看证据后决定').first().waitFor()
    const colleague = await desk('officer-hz-registration')
    await openFirst(colleague, stack.url, 'in')
    await colleague.keyboard.press('e')
    await colleague.getByRole('button', { name: '看证据（留痕）' }).click()
    await colleague.getByRole('img', { name: '退档证据' }).waitFor()
    await colleague.getByRole('button', { name: /关闭|Close/ }).first().click()
    await colleague.locator('#decide-words').fill('证据清楚')
    await shoot(colleague, 'desk-return-decision')
    await expectAccessible(colleague, 'desk-return-decision')
    await colleague.getByRole('button', { name: '同意退档' }).click()
    await colleague.getByText('车辆列为嫌疑车并开始调查').first().waitFor()
  })

  test('both heads see the return and the investigation; one settles it, and the car is free', async () => {
    const head = await desk('officer-nj-head')
    await head.goto(`${stack.url}/desk/transfer-oversight`)
    await head.getByRole('heading', { name: /嫌疑车调查/ }).waitFor()
    await head.getByLabel('结论和依据').fill('海关核实来历合法，号码系厂家更换')
    await shoot(head, 'desk-oversight-suspect', { whole: true })
    await expectAccessible(head, 'desk-oversight-suspect')
    await head.getByRole('button', { name: '嫌疑排除，恢复状态' }).click()
    await head.getByText('嫌疑排除', { exact: true }).waitFor()
    const other = await desk('officer-hz-head')
    await other.goto(`${stack.url}/desk/transfer-oversight`)
    await other.getByText('嫌疑排除', { exact: true }).waitFor()
    await other.getByRole('button', { name: 'English' }).click()
    await other.getByText('Lawful returns').waitFor()
    await shoot(other, 'desk-oversight-suspect-en', { whole: true })
  })
})
