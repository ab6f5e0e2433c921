import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { layCable, type Cable } from './cable.ts'
import { makeCamera, type Camera } from './camera.ts'
import { dress, narrow } from './pages.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack, type Stack } from './stack.ts'
import {
  callFrom, desksAt, hangzhou, inspect, nanjing, openFirst, readMessage, receiptFile, register, rubbingBeside, sendFile, takeAtCounter, takePlates,
} from './transfer-steps.ts'

/** A van given away; its file lacks the rubbing of the VIN. */
const van = { vin: 'L0CDEM0A3M0010014', plateNumber: '苏A00Q23' }
const newOwner = '330100199512020068'
const agent = { name: '何建中', number: '330100198811070044', madeOn: '2021-06-20', validUntil: '2021-07-20' }

/** A page as a scanner gives it: grain in every place, some megabytes. */
const scannedPage = (seed: number): Promise<Buffer> =>
  sharp({ create: { width: 1240, height: 1754, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 190 + seed, sigma: 28 } } }).jpeg({ quality: 92 }).toBuffer()

describe('M2.1.5: a van given away, applied for in Nanjing where it is registered, inspected in both places', () => {
  let stack: Stack
  let browser: Browser
  let camera: Camera
  let cable: Cable
  let owner: Page
  let clerk: Page
  let desk: ReturnType<typeof desksAt>
  let transferId = ''
  const [computer, terminal] = [makeDevice('desk'), makeDevice()]
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser(), makeCamera()])
    cable = await layCable(stack.url)
    desk = desksAt(browser, stack.url)
    ;[owner, clerk] = await Promise.all([openWindow(browser, 'phone'), computer.switchOn({ cable })])
    await Promise.all([
      signIn(owner, stack.url, 'citizen', 'citizen-zheng-yutong'), signIn(clerk, stack.url, 'desk', 'officer-nj-archive'),
      ...['officer-nj-registration', 'officer-hz-archive', 'officer-hz-registration'].map(desk),
    ])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await terminal.throwAway()
    await computer.throwAway()
    camera?.throwAway()
    await cable?.cut()
    await browser?.close()
    await stack?.stop()
  })

  /** The pages of one kind in the car's own file, asked from a desk whose network holds. */
  const pagesOf = async (kind: string): Promise<{ page: number; fileId: string }[]> => {
    const officer = await desk('officer-nj-registration')
    const { json: { vehicleId } } = await callFrom(officer, 'desk', 'GET', `/api/areas/${nanjing}/transfers/${transferId}`)
    const { json: file } = await callFrom(officer, 'desk', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`)
    return file.images.filter(({ type }: { type: string }) => type === kind)
  }
  /** Lays a page into the open scan window; gives the button that adds it. */
  const choosePage = async (page: Buffer): Promise<Locator> => {
    const window = clerk.getByRole('dialog')
    await window.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: page })
    return window.getByRole('button', { name: '补入档案' })
  }
  /** What the new owner's phone says of the way: the stations that are behind, and the one that is now. */
  const way = async (): Promise<{ readonly behind: number; readonly now: string }> => {
    await owner.goto(`${stack.url}/citizen/transfers/${hangzhou}/${transferId}`)
    const stations = owner.locator('.cx-timeline li')
    await stations.first().waitFor()
    const now = stations.and(owner.locator('[aria-current=step]'))
    return { behind: await owner.locator('.cx-timeline [data-state=done]').count(), now: (await now.count()) > 0 ? await now.innerText() : '' }
  }
  const toldNext = () => owner.locator('.cx-answer').first().innerText()

  test('the officer in Nanjing takes it from an agent at the counter; the new owner sees on the phone who came, and where to bring the car first', async () => {
    const officer = await desk('officer-nj-registration')
    await takeAtCounter(officer, stack.url, {
      path: 'C', city: '杭州', car: van, owner: newOwner, ground: 'gift', agent,
      onFilled: async () => {
        await shoot(officer, 'desk-transfer-counter-papers', { whole: true })
        await expectAccessible(officer, 'desk-transfer-counter-papers')
      },
    })
    await officer.getByText('等待新车主开车到转出地查验').first().waitFor()
    transferId = new URL(officer.url()).searchParams.get('id')!
    await showsText(officer.getByRole('region', { name: '过户', exact: true }), /C · 转出地窗口[^]*代理人\s*何\*\*/)
    await showsText(officer.locator('.tr-timeline li').filter({ hasText: '转出地窗口已受理' }), /转出地 900102/)
    // Nobody's clock runs while the car is awaited, and one step is next.
    await showsText(officer.locator('.tr-step[data-state=now]'), /^到转出地查验\s*等待中$/)
    await officer.getByRole('button', { name: /^提出撤回/ }).waitFor()
    await shoot(officer, 'desk-transfer-inspect-first')
    await expectAccessible(officer, 'desk-transfer-inspect-first')
    const { behind, now } = await way()
    assert.equal(behind, 2)
    assert.match(now, /转出地查验/)
    assert.match(await toldNext(), /请先开车到转出地查验/)
    await owner.getByText('由 何** 330*************44 代您申请').waitFor()
    await readMessage(owner, stack.url, '有人持您的书面委托申请过户', /何\*\*在南京市车管所窗口代您申请 苏A00Q23/)
  })

  test('M2.3.1: the missing page is named; its scan is cut off in the middle and goes through afterwards', async () => {
    const page = await scannedPage(0)
    await openFirst(clerk, stack.url, 'out')
    await clerk.keyboard.press('d')
    await clerk.getByText('还缺 1 件，不能发出').waitFor()
    await showsText(clerk.locator('.ar-missing'), '车辆识别代号拓印膜')
    await expectAccessible(clerk, 'desk-archive-lacking')
    await clerk.locator('.ar-lacks').getByRole('button', { name: '补扫' }).click()
    const add = await choosePage(page)
    const cutOff = cable.cutWithin(page.length / 2)
    await add.click()
    await cutOff
    await clerk.getByText('没有连上服务器').waitFor()
    assert.deepEqual(await pagesOf('vin-rubbing'), [])
    await shoot(clerk, 'desk-scan-cut-off')
    await expectAccessible(clerk, 'desk-scan-cut-off')
    await cable.mend()
    await add.click()
    await clerk.getByText('档案齐全，车还没有在本地查验').waitFor()
    assert.deepEqual((await pagesOf('vin-rubbing')).map(({ page: number }) => number), [1])
  })

  test('a page that arrived although its answer was lost is sent again and lies there once', async () => {
    const page = await scannedPage(20)
    await clerk.locator('#scan-1').selectOption('driving-permit')
    const add = await choosePage(page)
    const cutOff = cable.cutWithin(page.length, 'answered')
    await add.click()
    await cutOff
    await clerk.getByText('没有连上服务器').waitFor()
    const arrived = await pagesOf('driving-permit')
    assert.equal(arrived.length, 1)
    await cable.mend()
    await add.click()
    // The new owner's papers have one too, which nobody scans anew.
    await clerk.locator('.ar-tile').filter({ hasText: /行驶证[^]*重扫/ }).waitFor()
    await narrow(clerk, 'desk-archive-own')
    assert.deepEqual(await pagesOf('driving-permit'), arrived, 'the same page, laid down once')
  })

  test('M2.3.3: inspected in Nanjing first; the phone shows the day of it', async () => {
    const page = await terminal.switchOn({ film: camera.film })
    await inspect(page, stack.url, 'officer-nj-inspection', van.plateNumber, async () => {
      await rubbingBeside(page, '档案拓印膜')
      await page.getByRole('button', { name: '放大比对' }).click()
      await shoot(page, 'patrol-rubbing-large', { whole: true })
      await expectAccessible(page, 'patrol-rubbing-large')
      await page.getByRole('button', { name: '收起' }).click()
      for (const look of [{ language: 'zh' }, { language: 'en' }] as const) {
        await dress(page, look)
        await shoot(page, `patrol-rubbing-old-place-${look.language}`, { whole: true })
        await expectAccessible(page, `patrol-rubbing-old-place-${look.language}`)
      }
      await dress(page, { language: 'zh' })
    })
    const { behind, now } = await way()
    assert.equal(behind, 3)
    assert.match(now, /交回号牌、行驶证/)
    assert.match(await toldNext(), /转出地已查验：请到转出地窗口交回号牌、行驶证，换领临时号牌/)
    await terminal.throwAway()
  })

  test('M2.1.5: plates and licence are handed in at the counter, before the file may leave; the temporary plate ends with the insurance, and both days are told', async () => {
    await openFirst(clerk, stack.url, 'out')
    await clerk.keyboard.press('d')
    await clerk.getByText('档案齐全，号牌、行驶证还没有收回').waitFor()
    await shoot(clerk, 'desk-archive-plates-first')
    const officer = await desk('officer-nj-registration')
    await takePlates(officer, stack.url, '2021-07-25', async () => {
      await shoot(officer, 'desk-transfer-hand-in')
      await expectAccessible(officer, 'desk-transfer-hand-in')
    })
    await showsText(officer.getByRole('region', { name: '过户', exact: true }), /牌证\s*收回号牌 2 块、行驶证/)
    await shoot(officer, 'desk-transfer-handed-in')
    const { behind, now } = await way()
    assert.equal(behind, 4)
    assert.match(now, /转出地发出电子档案/)
    await readMessage(owner, stack.url, '号牌、行驶证已收回', /有效至2021年7月25日；车最迟2021年7月31日到转入地/)
  })

  test('M2.1.4: the file is signed, sent and receipted, the scanned page among the others', async () => {
    await sendFile(clerk, stack.url)
    const other = await desk('officer-hz-archive')
    await receiptFile(other, stack.url)
    await other.locator('.ar-tile').filter({ hasText: '车辆识别代号拓印膜' }).getByText('一致').waitFor()
    await narrow(other, 'desk-archive-arrived')
    await way()
    assert.match(await toldNext(), /请开车到转入地再查验一次/)
    await showsText(owner.locator('.transfer-clock'), /2021年7月31日前开车到转入地（临时号牌只到.*2021年7月25日.*另领）.*还剩 30 天/)
    await shoot(owner, 'citizen-transfer-thirty-days', { whole: true })
    await expectAccessible(owner, 'citizen-transfer-thirty-days')
    await showsText(other.locator('.tr-step[data-state=now]'), /到场查验\s*最迟 07-31/)
    await shoot(other, 'desk-transfer-thirty-days')
    await readMessage(owner, stack.url, '档案已到', /请在2021年7月31日前开车到转入地车管所再查验一次/)
  })

  test('inspected a second time in Hangzhou, then registered there', async () => {
    const second = makeDevice()
    try {
      await inspect(await second.switchOn({ film: camera.film }), stack.url, 'officer-hz-inspection', van.plateNumber)
    } finally {
      await second.throwAway()
    }
    const officer = await desk('officer-hz-registration')
    const plateNumber = await register(officer, stack.url)
    await shoot(officer, 'desk-transfer-twice-inspected')
    await officer.setViewportSize({ width: 1280, height: 800 })
    await dress(officer, { language: 'en' })
    await officer.getByText('What happened').waitFor()
    const torn = await officer.locator('.tr-step').evaluateAll((steps) => steps.flatMap((step) => {
      const walker = document.createTreeWalker(step, NodeFilter.SHOW_TEXT)
      const broken: string[] = []
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent ?? ''
        for (const { index, 0: word } of text.matchAll(/\S+/g)) {
          const range = document.createRange()
          range.setStart(walker.currentNode, index)
          range.setEnd(walker.currentNode, index + word.length)
          if (range.getClientRects().length > 1 || range.getBoundingClientRect().right > step.getBoundingClientRect().right) broken.push(word)
        }
      }
      return broken
    }))
    assert.deepEqual(torn, [], 'words of the two clocks that are broken or cut off')
    await shoot(officer, 'desk-transfer-clocks-1280-en')
    await officer.setViewportSize({ width: 1440, height: 900 })
    await dress(officer, { language: 'zh' })
    assert.deepEqual(await way(), { behind: 8, now: '' })
    await showsText(owner.locator('.vehicle-head'), plateNumber.slice(2))
    await shoot(owner, 'citizen-transfer-twice-inspected', { whole: true })
    await expectAccessible(owner, 'citizen-transfer-twice-inspected')
  })
})
