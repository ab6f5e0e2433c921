import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, afterEach, before, describe, test } from 'node:test'
import { signedByInspector } from '@changxing/credentials/testing/sign-as-inspector.ts'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { callFrom, car, desksAt, hangzhou, invoice, nanjing, openFirst, receiptFile, register, showOriginals, sendFile, takeAtCounter } from './transfer-steps.ts'

const sha = (bytes: Buffer) => createHash('sha256').update(bytes)
const photo = () => sharp({ create: { width: 640, height: 480, channels: 3, background: '#cdd6e0' } }).jpeg().toBuffer()

describe('M2.3.4, M1.3.1: a transfer is in somebody’s hands in each office, has a receipt and is rated', () => {
  let stack: Stack
  let browser: Browser
  let buyer: Page
  let desk: ReturnType<typeof desksAt>
  let transferId = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    desk = desksAt(browser, stack.url)
    buyer = await openWindow(browser, 'phone')
    await Promise.all([
      signIn(buyer, stack.url, 'citizen', 'citizen-zheng-yutong'),
      ...['officer-hz-registration', 'officer-hz-registration-2', 'officer-hz-head', 'officer-nj-archive', 'officer-hz-archive', 'officer-nj-registration'].map(desk),
    ])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const queued = (officer: Page) => officer.getByRole('option').filter({ hasText: car.plateNumber.slice(2) })
  const status = (officer: Page) => officer.getByRole('region', { name: /^(办理|Act)$/ }).getByRole('status').first()
  /** The inspector's terminal as its app would call it, without a camera. */
  const inspectQuickly = async (terminal: Page) => {
    const ask = async (method: 'POST' | 'PUT', path: string, data: object | Buffer = {}, type = 'application/json') => {
      const answer = await terminal.request.fetch(`${stack.url}/api/areas/${hangzhou}${path}`, {
        method, data, headers: { 'content-type': type, 'x-changxing-app': 'patrol', 'idempotency-key': randomUUID(), origin: stack.url },
      })
      assert.equal(answer.status(), 200, `${path}: ${await answer.text()}`)
      return answer.json()
    }
    const { inspectionId, items } = await ask('POST', `/transfers/${transferId}/inspections`)
    const base = `/inspections/${inspectionId}`
    await ask('PUT', `${base}/items`, { items: items.map(({ id }: { id: string }) => ({ id, result: 'pass', note: '' })) })
    await ask('POST', `${base}/vin-photo`, await photo(), 'image/jpeg')
    const piece = randomBytes(900)
    await ask('POST', `${base}/recording/0/${sha(piece).digest('hex')}`, piece, 'application/octet-stream')
    await ask('POST', `${base}/recording-completion`, { pieces: 1, sha256: sha(sha(piece).digest()).digest('hex') })
    const own = `/api/areas/${hangzhou}`
    const signed = await signedByInspector({
      post: (path, body) => ask('POST', path.slice(own.length), body),
      bytes: async (path) => new Uint8Array(await (await terminal.request.get(stack.url + path, { headers: { 'x-changxing-app': 'patrol' } })).body()),
    }, own + base)
    await ask('POST', `${base}/signature`, signed)
  }

  test('the new owner keeps a receipt right after applying', async () => {
    const { json } = await callFrom(buyer, 'citizen', 'POST', '/api/my/transfers', { ...car, invoice, inArea: hangzhou, tradeArea: hangzhou })
    transferId = json.transferId
    await buyer.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}?sent=true`)
    const saving = buyer.waitForEvent('download')
    await buyer.getByRole('button', { name: '保存回执（PDF）' }).click()
    assert.equal((await saving).suggestedFilename(), `${json.number}.pdf`)
    await shoot(buyer, 'citizen-transfer-receipt', { whole: true })
  })

  test('by keys alone an officer takes it in hand; a colleague sees who has it and can do nothing', async () => {
    const first = await desk('officer-hz-registration')
    await openFirst(first, stack.url, 'in')
    await showsText(status(first), /尚无人经办/)
    await first.keyboard.press('c')
    await showsText(status(first), '由您经办')
    await showsText(queued(first), /900112/)
    await showsText(first.getByRole('checkbox', { name: /我的/ }).locator('xpath=ancestor::label'), /我的\s*1/)
    await shoot(first, 'desk-transfer-claimed')
    await expectAccessible(first, 'desk-transfer-claimed')
    const second = await desk('officer-hz-registration-2')
    await openFirst(second, stack.url, 'in')
    await showsText(status(second), '由 章宁（900112）经办')
    assert.equal(await second.getByRole('group', { name: '操作' }).getByRole('button', { name: '受理' }).count(), 0)
    await second.keyboard.press('3')
    await second.getByText('此队列没有业务').waitFor()
    await second.keyboard.press('3')
    await queued(second).waitFor()
  })

  test('it is handed to that colleague with a note, who accepts', async () => {
    const first = await desk('officer-hz-registration')
    await first.keyboard.press('h')
    const panel = first.getByRole('region', { name: '移交' })
    await panel.getByText('云帆').waitFor()
    await shoot(first, 'desk-transfer-hand-over')
    await expectAccessible(first, 'desk-transfer-hand-over')
    await first.keyboard.press('1')
    await panel.getByRole('radio', { checked: true }).waitFor()
    await panel.locator('textarea').fill('发票看过原件')
    await first.keyboard.press('Control+Enter')
    await showsText(status(first), '由 云帆（900113）经办')
    const second = await desk('officer-hz-registration-2')
    await openFirst(second, stack.url, 'in')
    await showsText(second.locator('.tr-timeline'), /已移交 900113：发票看过原件/)
    const saving = second.waitForEvent('download')
    await second.keyboard.press('p')
    assert.match((await saving).suggestedFilename(), /\.pdf$/)
    await second.keyboard.press('a')
    await second.getByText('等待转出地制作并发出电子档案').first().waitFor()
  })

  test('the low score of the new owner is called back about by somebody who did not have it', async () => {
    await sendFile(await desk('officer-nj-archive'), stack.url)
    await receiptFile(await desk('officer-hz-archive'), stack.url)
    const terminal = await openWindow(browser, 'phone')
    await signIn(terminal, stack.url, 'patrol', 'officer-hz-inspection')
    await inspectQuickly(terminal)
    const registrar = await desk('officer-hz-registration')
    await openFirst(registrar, stack.url, 'in')
    await registrar.keyboard.press('r')
    await registrar.getByRole('region', { name: '登记发牌' }).getByRole('button', { name: '看原件并扫描' }).click()
    await showOriginals(registrar)
    await register(registrar, stack.url)
    await buyer.reload()
    await buyer.locator('input[name=rating][value="1"]').check({ force: true })
    await buyer.locator('#rating-text').fill('来回问了三次')
    await shoot(buyer, 'citizen-transfer-rate', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-rate')
    await buyer.getByRole('button', { name: '提交评价' }).click()
    await buyer.getByText('感谢您的评价').waitFor()
    const mine = await desk('officer-hz-registration')
    await mine.goto(`${stack.url}/desk/call-backs`)
    await mine.locator('.call-list button').first().click()
    await mine.getByText('本件由您经办，请由其他同事回访').waitFor()
    const head = await desk('officer-hz-head')
    await head.goto(`${stack.url}/desk/call-backs`)
    await head.locator('.call-list button').filter({ hasText: '二手车异地转移登记' }).waitFor()
    await head.keyboard.press('n')
    await head.getByRole('button', { name: /查看电话/ }).waitFor()
    await head.keyboard.press('Escape')
    await head.keyboard.press('v')
    await head.getByText('16400000015').waitFor()
    await shoot(head, 'desk-call-back-transfer')
    await expectAccessible(head, 'desk-call-back-transfer')
    await head.locator('#call-note').fill('已致歉，改为一次告知')
    await head.keyboard.press('Control+Enter')
    await head.getByText('没有低分评价需要处理').waitFor()
    await head.keyboard.press('Escape')
    await head.keyboard.press('2')
    await head.locator('.call-list button').first().click()
    await head.getByRole('link', { name: '查看过户' }).click()
    await showsText(head.locator('.cx-facts'), /评价\s*1 分：来回问了三次/)
    await shoot(head, 'desk-transfer-rated')
  })

  test('the counter of the old place sees the pictures of the papers that it scanned (M2.1.5)', async () => {
    const counter = await desk('officer-nj-registration')
    const van = { vin: 'L0CDEM0A3M0010014', plateNumber: '苏A00Q23' }
    await takeAtCounter(counter, stack.url, { path: 'C', city: '杭州', car: van, owner: '330100199512020068', ground: 'gift' })
    await counter.getByText('等待新车主开车到转出地查验').first().waitFor()
    await counter.keyboard.press('d')
    const papers = counter.locator('section.case-block').filter({ hasText: '新车主材料' })
    await papers.locator('.ar-tile img').nth(3).waitFor()
    await shoot(counter, 'desk-transfer-own-scans', { whole: true })
    const { json } = await callFrom(counter, 'desk', 'GET', `/api/areas/${nanjing}/transfers?side=out`)
    assert.equal(json.transfers.length, 1)
    for (const [page, name] of [[counter, 'desk-transfer-own-scans-en'], [await desk('officer-hz-head'), 'desk-transfer-rated-en']] as const) {
      await dress(page, { language: 'en' })
      await page.getByText('Put back').or(page.getByText('Receipt')).first().waitFor()
      await shoot(page, name)
      await expectAccessible(page, name)
    }
  })
})
