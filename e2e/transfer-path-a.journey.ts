import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { layCable, type Cable } from './cable.ts'
import { makeCamera, type Camera } from './camera.ts'
import { checkUnplugged } from './check-archive-steps.ts'
import { keysOf, revokeKey } from './inspector-key-steps.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsCount, showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import { askTheWay, callFrom, car, desksAt, fillCities, fillTransfer, hangzhou, inspectionSays, lookAtAll, openFirst, register, showOriginals, signInspection } from './transfer-steps.ts'

const scannedPage = (): Promise<Buffer> => sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#f4f1ea' } }).jpeg().toBuffer()

describe('M2.1.3, M2.1.4: a car from Nanjing, traded in Hangzhou, goes to its new owner in one go', () => {
  let stack: Stack
  let browser: Browser
  let buyer: Page
  let transferId = ''
  let inspectionId = ''
  let packageBytes = Buffer.alloc(0)
  let plateNumber = ''
  const directory = mkdtempSync(join(tmpdir(), 'changxing-transfer-'))
  let desk: ReturnType<typeof desksAt>
  const terminal = makeDevice()
  let cable: Cable
  let camera: Camera
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser(), makeCamera()])
    cable = await layCable(stack.url)
    desk = desksAt(browser, stack.url)
    buyer = await openWindow(browser, 'phone')
    await Promise.all([
      signIn(buyer, stack.url, 'citizen', 'citizen-zheng-yutong'),
      ...['officer-hz-registration', 'officer-nj-archive', 'officer-hz-archive', 'officer-hz-head', 'officer-hz-registration-2'].map(desk),
    ])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await terminal.throwAway()
    camera?.throwAway()
    await cable?.cut()
    await browser?.close()
    await stack?.stop()
    rmSync(directory, { recursive: true, force: true })
  })

  test('M2.4.3: before any money changes hands the buyer sees the car as the office does, once both have agreed', async () => {
    const seller = await openWindow(browser, 'phone')
    await signIn(seller, stack.url, 'citizen', 'citizen-qian-haiping', 'vehicles')
    await seller.locator('.vehicle-card').filter({ hasText: car.plateNumber.slice(2) }).click()
    await seller.getByText('想卖车？').click()
    await seller.getByRole('button', { name: '我同意，生成查车链接' }).click()
    const token = await seller.locator('[data-token]').getAttribute('data-token')
    await buyer.goto(`${stack.url}/citizen/car-check#${token}`)
    await buyer.getByRole('button', { name: '我同意，打开' }).click()
    await buyer.getByText('卖方同意后，您就能查看').waitFor()
    assert.equal(await buyer.getByRole('button', { name: '查这辆车' }).count(), 0, 'one consent is not enough')
    await seller.goto(`${stack.url}/citizen/car-check`)
    const card = seller.locator('.case-card').first()
    await card.waitFor()
    await dress(seller, { language: 'en', elder: true })
    await showsText(card, 'Waiting for the seller to let this buyer see')
    const [frame, chip] = [await card.boundingBox(), await card.locator('.cx-chip').boundingBox()]
    assert.ok(chip!.x + chip!.width < frame!.x + frame!.width, 'the longest state stays in its card')
    await shoot(seller, 'citizen-car-check-elder-en', { whole: true })
    await dress(seller, { language: 'zh' })
    await card.click()
    await seller.getByRole('button', { name: /^同意让 郑.* 查看$/ }).click()
    await seller.getByRole('button', { name: '查这辆车' }).waitFor()
    await buyer.getByRole('button', { name: '查这辆车' }).click()
    await buyer.getByText('可以过户', { exact: true }).waitFor()
    assert.doesNotMatch(await buyer.locator('main').innerText(), /钱海平/, 'of the seller nothing is shown')
    await buyer.getByText('按转到杭州市查的。').waitFor()
    await shoot(buyer, 'citizen-car-check')
    const place = buyer.getByRole('combobox', { name: '要在哪个城市上牌？' })
    await place.fill('南京')
    await place.press('Enter')
    await buyer.getByRole('button', { name: '再查一次' }).click()
    await buyer.getByText('在南京市过户，不转出。').waitFor()
  })

  test('the buyer asks which way it goes, applies in the app and sees whose turn it is', async () => {
    await askTheWay(buyer, stack.url, { from: '南京', to: '杭州', traded: '杭州' })
    await showsText(buyer.locator('.cx-answer-line'), /^可以一次办好$/)
    await showsText(buyer.locator('.transfer-needs'), /带什么[^]*到上牌城市的车管所[^]*二手车销售统一发票[^]*多久办好[^]*转出地发出电子档案：受理后 2 个工作日内/)
    await shoot(buyer, 'citizen-transfer-route', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-route')
    await buyer.getByRole('link', { name: '去网上申请' }).click()
    await fillTransfer(buyer)
    await shoot(buyer, 'citizen-transfer-check')
    await buyer.getByRole('button', { name: '提交申请' }).click()
    await buyer.waitForURL(/\/citizen\/transfers\/330100\/[0-9a-f-]{36}/)
    transferId = new URL(buyer.url()).pathname.split('/').at(-1)!
    await buyer.getByText('提交成功').waitFor()
    await showsText(buyer.locator('.transfer-cities [aria-current=step]'), /^转入地\s*杭州市$/)
    await shoot(buyer, 'citizen-transfer-applied', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-applied')
    const buffer = await sharp({ create: { width: 640, height: 400, channels: 3, background: '#dfe7f2' } }).jpeg().toBuffer()
    await buyer.getByLabel(/^所有人身份证明 正面/).setInputFiles({ name: 'identity.jpg', mimeType: 'image/jpeg', buffer })
    await buyer.getByText('所有人身份证明 正面 · 已交，点此更换').waitFor()
  })

  test('what is filled in waits on the device for the same person, through reloads and a session that ran out, and for nobody else', async () => {
    const phone = await openWindow(browser, 'phone')
    const open = () => phone.goto(`${stack.url}/citizen/transfers/new`)
    const runOut = async (next: string) => {
      await phone.context().clearCookies()
      await signIn(phone, stack.url, 'citizen', next)
    }
    await signIn(phone, stack.url, 'citizen', 'citizen-qian-haiping')
    await open()
    await fillCities(phone, '杭州', '杭州')
    await fillTransfer(phone)
    await phone.getByText('30 天内可以接着填').waitFor()
    await phone.reload()
    await phone.getByText('接着上次填写').waitFor()
    await phone.getByRole('button', { name: '提交申请' }).waitFor()
    await showsText(phone.locator('.cx-check-answers'), car.plateNumber)
    await shoot(phone, 'citizen-transfer-draft', { whole: true })
    await runOut('citizen-qian-haiping')
    await open()
    await showsText(phone.locator('.cx-check-answers'), car.plateNumber)
    await runOut('citizen-zheng-yutong')
    await open()
    await phone.getByText('第 1 问，共 7 问').waitFor()
    assert.equal(await phone.getByText('接着上次填写').count(), 0)
    await runOut('citizen-qian-haiping')
    await open()
    await phone.getByText('第 1 问，共 7 问').waitFor()
    await phone.context().close()
  })

  test('Hangzhou accepts what the new owner applied for online', async () => {
    const clerk = await desk('officer-hz-registration')
    await openFirst(clerk, stack.url, 'in')
    await clerk.getByText('轮到本单位').waitFor()
    await shoot(clerk, 'desk-transfer-applied')
    await clerk.keyboard.press('a')
    await clerk.getByText('等待转出地制作并发出电子档案').first().waitFor()
    await showsText(clerk.locator('.tr-step[data-state=now]'), /发出档案\s*最迟 07-05/)
    await expectAccessible(clerk, 'desk-transfer-accepted')
  })

  test('Nanjing’s archive clerk looks through the file, signs and sends it', async () => {
    const clerk = await desk('officer-nj-archive')
    await openFirst(clerk, stack.url, 'out')
    await clerk.keyboard.press('d')
    await clerk.getByText('档案齐全，可以发出').waitFor()
    await clerk.locator('.ar-tile img').nth(4).waitFor()
    await shoot(clerk, 'desk-archive-own')
    await expectAccessible(clerk, 'desk-archive-own')
    await clerk.keyboard.press('s')
    await clerk.getByRole('button', { name: '签名并发出' }).click()
    await clerk.getByText('已签名并发往杭州').first().waitFor()
  })

  test('M2.4.2: the want of a paper file is no ground; the try is refused with its clause and stays recorded', async () => {
    const clerk = await desk('officer-hz-archive')
    await openFirst(clerk, stack.url, 'in')
    await clerk.keyboard.press('b')
    const panel = clerk.getByRole('region', { name: '退档' })
    await panel.getByLabel('理由').selectOption({ label: '没有纸质档案' })
    await panel.getByLabel('说明').fill('南京没有寄来纸质档案')
    await clerk.keyboard.press('Control+Enter')
    await panel.getByText('不得因没有纸质档案退档，请查询电子档案').waitFor()
    await showsText(panel, 'M2.4.2')
    await shoot(clerk, 'desk-return-refused')
    await expectAccessible(clerk, 'desk-return-refused')
    await panel.getByRole('button', { name: '查看电子档案' }).click()
    await clerk.getByText(/页逐页比对，全部与签名清单一致/).waitFor()
    const head = await desk('officer-hz-head')
    await head.goto(`${stack.url}/desk/transfer-oversight`)
    await head.getByText('南京没有寄来纸质档案').waitFor()
    await head.locator('[data-chart] svg').first().waitFor()
    await shoot(head, 'desk-transfer-oversight')
  })

  test('M2.4.0: Hangzhou asks for a page that is missing; the buyer need not do anything, and Nanjing has the step', async () => {
    const clerk = await desk('officer-hz-archive')
    const given = clerk.locator('.case-block').filter({ hasText: '新车主材料' })
    await given.getByRole('button', { name: '放大：所有人身份证明' }).waitFor()
    await given.getByLabel('扫描新车主材料').selectOption({ label: '机动车登记证书签注页' })
    await clerk.getByRole('dialog').waitFor()
    await clerk.keyboard.press('Escape')
    await clerk.getByRole('dialog').waitFor({ state: 'hidden' })
    await shoot(clerk, 'desk-archive-arrived')
    await clerk.keyboard.press('g')
    const message = clerk.getByRole('region', { name: '写消息' })
    await message.getByRole('checkbox', { name: '行驶证', exact: true }).check()
    await message.getByLabel('内容').fill('档案里没有行驶证')
    await showsText(message, '由转出地补正并重新发出一版')
    await shoot(clerk, 'desk-archive-asking')
    await expectAccessible(clerk, 'desk-archive-asking')
    await clerk.keyboard.press('Control+Enter')
    await clerk.getByText('已请转出地补正；这是第 1 版').waitFor()
    await showsText(clerk.locator('.tr-step[data-state=now]'), /发出档案\s*最迟 07-05/)
    await buyer.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
    await showsText(buyer.locator('.cx-timeline [aria-current=step]'), '转出地发出电子档案')
    await showsText(buyer.locator('.transfer-cities [aria-current=step]'), /^转出地\s*南京市$/)
    await buyer.getByText('登记前可以到杭州市车管所窗口撤回').waitFor()
    await shoot(buyer, 'citizen-transfer-corrected', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-corrected')
  })

  test('M2.4.0: Nanjing scans it and sends the file again, which answers the question; the first sending stays', async () => {
    const clerk = await desk('officer-nj-archive')
    await openFirst(clerk, stack.url, 'out')
    await clerk.keyboard.press('d')
    await clerk.getByText('转入地请补正：补扫后发出第 2 版').waitFor()
    await showsText(clerk.locator('.ar .cx-answer').first(), /档案缺件：行驶证\s*档案里没有行驶证/)
    await clerk.locator('#scan-1').selectOption('driving-permit')
    const scan = clerk.getByRole('dialog')
    await scan.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: await scannedPage() })
    await scan.getByRole('button', { name: '补入档案' }).click()
    await clerk.locator('.ar-tile').filter({ hasText: '行驶证' }).getByRole('button', { name: '重扫：行驶证' }).waitFor()
    await shoot(clerk, 'desk-archive-to-correct')
    await expectAccessible(clerk, 'desk-archive-to-correct')
    await clerk.keyboard.press('s')
    await clerk.getByRole('button', { name: '签名并发出' }).click()
    await clerk.getByText('已签名并发往杭州').first().waitFor()
    const english = await openWindow(browser, 'desk', 'en')
    await signIn(english, stack.url, 'desk', 'officer-hz-archive')
    await english.goto(`${stack.url}/desk/transfers?side=in&id=${transferId}&part=archive`)
    await english.getByText('No. 1 (replaced)').waitFor()
    await english.getByText('are what was signed').waitFor()
    await shoot(english, 'desk-archive-again-en')
    await expectAccessible(english, 'desk-archive-again-en')
    await english.close()
  })

  test('Hangzhou compares page by page and receipts the file', async () => {
    const clerk = await desk('officer-hz-archive')
    await openFirst(clerk, stack.url, 'in')
    await clerk.keyboard.press('d')
    await clerk.getByText(/页逐页比对，全部与签名清单一致/).waitFor()
    await clerk.keyboard.press('f')
    await clerk.getByText('回执已签发').waitFor()
    const saving = clerk.waitForEvent('download')
    await clerk.getByRole('button', { name: '下载档案包' }).click()
    packageBytes = readFileSync(await (await saving).path())
  })

  test('M2.3.3: the inspection is recorded at the terminal; the network is cut, the terminal restarted, and nothing is lost', async () => {
    let page = await terminal.switchOn({ film: camera.film, cable })
    await signIn(page, stack.url, 'patrol', 'officer-hz-inspection')
    await page.getByRole('link', { name: /苏A00Q11/ }).click()
    await inspectionSays(page, '先开始录像，再查验').waitFor()
    const firstPiece = page.waitForResponse((response) => response.url().includes('/recording/0/'))
    await page.getByRole('button', { name: '开始录像并查验' }).click()
    await page.getByText('录音录像中').waitFor()
    // Wholly kept here before the cable is cut: from now on the app starts without network.
    await page.evaluate(async () => { await navigator.serviceWorker.ready })
    await page.getByRole('img', { name: '档案里的车辆识别代号拓印膜' }).waitFor()
    await showsText(page.locator('.in-items li').filter({ hasText: '车身颜色' }), /白|灰|黄|粉|红|紫|绿|蓝|棕|黑/)
    await page.getByRole('radio', { name: '符合', exact: true }).first().check()
    await shoot(page, 'patrol-inspection-recording')
    await expectAccessible(page, 'patrol-inspection-recording')
    // In the middle of the recording: some of it has arrived.
    await firstPiece
    await cable.cut()
    await page.getByText(/录像 \d+ 段待传$/).or(page.getByText(/录像 \d+ 段待传 /)).first().waitFor({ timeout: 30_000 })
    await shoot(page, 'patrol-inspection-offline')
    page = await terminal.switchOn({ film: camera.film, cable })
    await page.goto(`${stack.url}/patrol/`)
    await page.getByRole('link', { name: /苏A00Q11/ }).click()
    await inspectionSays(page, '录像中断，请继续录像').waitFor()
    await page.getByRole('button', { name: '继续录像' }).click()
    await lookAtAll(page)
    await inspectionSays(page, /没有网络，还有 \d+ 段待传/).waitFor()
    await cable.mend()
    await inspectionSays(page, '可以签署：合格').waitFor({ timeout: 60_000 })
    await expectAccessible(page, 'patrol-inspection-sign')
    await page.getByRole('link', { name: '返回' }).click()
    await page.getByText('没有别的车等待查验').waitFor()
    await showsText(page.locator('h2').filter({ hasText: '等待查验' }), /^等待查验 0$/)
    await shoot(page, 'patrol-inspection-list')
    await page.getByRole('link', { name: /苏A00Q11/ }).click()
    await signInspection(page)
    await page.getByText(/^由您（警号 900114）用终端 PT-[A-Z2-9]{6} 的密钥签名，车管所已加签。$/).waitFor()
    await shoot(page, 'patrol-inspection-signed')
    await expectAccessible(page, 'patrol-inspection-signed')

    assert.deepEqual(await keysOf(page), [{ extractable: false, read: 'InvalidAccessError' }], 'one key, made before the restart, which no script can read')
    const kept = await page.evaluate(() => new Promise<{ inspectionId: string; hashes: string[] }>((resolve, reject) => {
      const opening = indexedDB.open('changxing-inspections')
      opening.addEventListener('error', () => reject(new Error('no store')))
      opening.addEventListener('success', () => {
        const reading = opening.result.transaction('work').objectStore('work').getAll()
        reading.addEventListener('success', () => resolve(reading.result[0] as { inspectionId: string; hashes: string[] }))
      })
    }))
    inspectionId = kept.inspectionId
    const { json: arrived } = await callFrom(page, 'patrol', 'GET', `/api/areas/${hangzhou}/inspections/${inspectionId}/recording`)
    assert.ok(kept.hashes.length >= 3)
    assert.deepEqual(arrived.pieces.map(({ sha256 }: { sha256: string }) => sha256), kept.hashes, 'every piece that was recorded, in order')
    const whole = createHash('sha256').update(Buffer.concat(kept.hashes.map((hash) => Buffer.from(hash, 'hex')))).digest('hex')
    assert.equal(arrived.sha256, whole)
  })

  test('the desk watches it: both takes play, every hash is the same', async () => {
    const head = await desk('officer-hz-head')
    await head.goto(`${stack.url}/desk/transfers?id=${transferId}&part=inspection`)
    await head.getByRole('button', { name: '读取并播放录像' }).click()
    await head.getByText(/段哈希全部一致/).waitFor()
    const films = head.locator('video')
    // One before the restart, one after.
    await showsCount(films, 2)
    for (let at = 0; at < 2; at++) {
      const played = await films.nth(at).evaluate(async (film: HTMLVideoElement) => {
        film.muted = true
        await film.play()
        await new Promise<void>((resolve) => { film.addEventListener('timeupdate', () => { if (film.currentTime > 0.3) resolve() }) })
        return film.videoWidth
      })
      assert.equal(played, 1280)
    }
    await head.getByRole('img', { name: '档案里的车辆识别代号拓印膜' }).waitFor()
    await head.getByText(/查验人（警号 900114）用终端 PT-[A-Z2-9]{6} 的密钥签名；车管所加签/).waitFor()
    await shoot(head, 'desk-inspection-watch', { whole: true })
    await expectAccessible(head, 'desk-inspection-watch')
  })

  test('the head sees the keys of the inspectors, and revokes one; the record that it signed stays as it is', async () => {
    await revokeKey(await desk('officer-hz-head'), stack.url, '终端更换')
    const english = await openWindow(browser, 'desk', 'en')
    await signIn(english, stack.url, 'desk', 'officer-hz-head')
    await english.goto(`${stack.url}/desk/transfers?id=${transferId}&part=inspection`)
    await english.getByText(/Signed by inspector 900114 with the key of terminal PT-[A-Z2-9]{6}; countersigned by the office/).waitFor()
    await english.getByText('the key was revoked since; the signature stays good').waitFor()
    await shoot(english, 'desk-inspection-signed-en', { whole: true })
    await english.close()
  })

  test('nobody registers it before the counter has seen and scanned the originals; the desk names them one by one', async () => {
    const second = await desk('officer-hz-registration-2')
    await openFirst(second, stack.url, 'in')
    await second.keyboard.press('r')
    const panel = second.getByRole('region', { name: '登记发牌' })
    await showsText(panel, /须先处理完毕，时限停止[^]*“新车主身份证明”原件[^]*“机动车登记证书”原件[^]*“行驶证”原件/)
    await shoot(second, 'desk-transfer-originals-missing')
    await expectAccessible(second, 'desk-transfer-originals-missing')
    await panel.getByRole('button', { name: '看原件并扫描' }).click()
    await shoot(second, 'desk-transfer-originals', { whole: true })
    await expectAccessible(second, 'desk-transfer-originals')
    await showOriginals(second)
    await buyer.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
    await buyer.getByText('查验合格，正在登记，请等待号牌').waitFor()
  })

  test('who accepted may not register; a second officer registers with the plate that was chosen', async () => {
    const first = await desk('officer-hz-registration')
    await openFirst(first, stack.url, 'in')
    await first.keyboard.press('r')
    await first.getByText('请交给同事登记').waitFor()
    await shoot(first, 'desk-transfer-four-eyes')
    const second = await desk('officer-hz-registration-2')
    plateNumber = await register(second, stack.url, async () => {
      await shoot(second, 'desk-transfer-plates')
      await expectAccessible(second, 'desk-transfer-plates')
    })
  })

  test('the buyer sees the new plate in the app, and takes the package home', async () => {
    await buyer.goto(`${stack.url}/citizen/transfers`)
    await buyer.locator('.case-card').first().click()
    await buyer.getByText('已登记：领取号牌、行驶证，登记证书已签注').waitFor()
    await showsText(buyer.locator('.vehicle-head'), plateNumber.slice(2))
    await showsCount(buyer.locator('.cx-timeline [data-state=done]'), 6)
    await shoot(buyer, 'citizen-transfer-registered', { whole: true })
    await expectAccessible(buyer, 'citizen-transfer-registered')
    const seller = await openWindow(browser, 'phone')
    await signIn(seller, stack.url, 'citizen', 'citizen-qian-haiping', 'transfers')
    await seller.locator('.case-card').first().click()
    await seller.getByText('车已登记到新车主名下，您不用再做什么').waitFor()
    assert.equal(await seller.getByRole('button', { name: '下载档案包' }).count(), 0)
    await shoot(seller, 'citizen-transfer-sold', { whole: true })
    const saving = buyer.waitForEvent('download')
    await buyer.getByRole('button', { name: '下载档案包' }).click()
    const saved = await saving
    assert.match(saved.suggestedFilename(), /\.cxar$/)
    await saved.saveAs(join(directory, 'mine.cxar'))
  })

  test('package and receipt are checked without any network, and a forged page is named', async () => {
    const page = await openWindow(browser, 'desk')
    await checkUnplugged(page, stack.url, directory, packageBytes)
  })
})
