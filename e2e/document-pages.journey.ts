import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { makeCamera } from './camera.ts'
import type { Camera } from './camera.ts'
import { callAs } from './licence-steps.ts'
import { dress, narrow } from './pages.ts'
import { readPdfText } from './pdf-text.ts'
import { faceTheCamera, signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const area = '510100'
const wuSiyuan = '510100198901140054'
const certificate = 'certificate-pages'

/** A scanned page that says which one it is. */
const scan = async (words: string, colour = '#1b4f9c') => ({
  name: `${words}.jpg`, mimeType: 'image/jpeg',
  buffer: await sharp(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="620" height="877"><rect width="620" height="877" fill="#f8f5ec"/>
    <rect x="40" y="40" width="540" height="797" fill="none" stroke="${colour}" stroke-width="6"/>
    <text x="310" y="470" font-size="180" text-anchor="middle" fill="${colour}">${words}</text></svg>`)).jpeg().toBuffer(),
})

describe('a card has two sides, a certificate many pages (M9.1)', () => {
  let stack: Stack
  let browser: Browser
  let camera: Camera
  let [phone, tablet, officer]: Page[] = []
  const counter = makeDevice('desk')
  let one = { area: '', id: '' }
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser(), makeCamera()])
    const open = async (size: 'phone' | 'desk', app: 'citizen' | 'desk', person: string) => {
      const page = await openWindow(browser, size)
      await signIn(page, stack.url, app, person)
      return page
    }
    phone = await open('phone', 'citizen', 'citizen-wu-siyuan')
    tablet = await open('phone', 'citizen', 'citizen-wu-siyuan')
    officer = await open('desk', 'desk', 'officer-cd-registration')
    const { vehicles } = (await callAs(phone, 'GET', '/api/my/vehicles')) as unknown as { vehicles: { area: string; vehicleId: string; plate: { number: string } }[] }
    const car = vehicles.find(({ plate }) => plate.number === '川A00Q15')!
    one = (await callAs(phone, 'POST', '/api/my/cases', { service: 'vehicles.change-owner-jointly', subject: { kind: 'vehicle', area: car.area, id: car.vehicleId } })) as unknown as typeof one
    await callAs(phone, 'PUT', `/api/areas/${one.area}/cases/${one.id}/answers`, {
      answers: { newOwnerName: '林晓芸', newOwnerNumber: '510100199004160025', plateChoice: 'drawn', delivery: 'counter' },
    })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await counter.throwAway()
    camera?.throwAway()
    await stack?.stop()
  })

  const openStep = (page: Page, step: string) => page.goto(`${stack.url}/citizen/apply/${one.area}/${one.id}/${step}`)
  const pages = (page: Page) => page.locator('.apply-page')
  const choose = (page: Page) => page.locator('.cx-actions input[type=file]').last()
  const hasPages = (page: Page, count: number) => page.getByText(`已提交 ${count} 页`).waitFor()
  const told = () => callAs(phone!, 'GET', `/api/areas/${one.area}/cases/${one.id}`) as unknown as
    Promise<{ version: number; documents: { kind: string; pages: { page: number; fileId: string }[] }[] }>
  const filesOf = async (kind: string) => (await told()).documents.find((document) => document.kind === kind)!.pages.map(({ fileId }) => fileId)
  const inOrder = (page: Page) => pages(page).evaluateAll((all) => all.map(({ id }) => id.replace('page-', '')))

  test('the phone gives page after page; an answer that is lost on the way makes no second one', async () => {
    await openStep(phone!, `d-${certificate}`)
    await choose(phone!).setInputFiles([await scan('1'), await scan('2')])
    await hasPages(phone!, 2)
    // The page arrives, its answer does not.
    await phone!.route('**/documents', async (route) => {
      await route.fetch()
      await route.abort()
    }, { times: 1 })
    await choose(phone!).setInputFiles(await scan('3'))
    const again = phone!.getByRole('button', { name: '再试一次' })
    await again.waitFor()
    assert.equal((await filesOf(certificate)).length, 3)
    await again.click()
    await hasPages(phone!, 3)
    assert.equal((await filesOf(certificate)).length, 3)
    await choose(phone!).setInputFiles(await scan('3'))
    await phone!.getByText('没有重复添加').waitFor()
    await shoot(phone!, 'citizen-pages', { whole: true })
    await expectAccessible(phone!, 'the pages of a document')
    await dress(phone!, { language: 'en' })
    await shoot(phone!, 'citizen-pages-en', { whole: true })
    await dress(phone!, { language: 'zh', elder: true })
    await shoot(phone!, 'citizen-pages-elder', { whole: true })
    await expectAccessible(phone!, 'the pages of a document in the elder view')
    await dress(phone!, { language: 'zh' })
  })

  test('another device goes on where this one stopped: it puts them in order by the keyboard, replaces one, takes one away', async () => {
    await openStep(tablet!, `d-${certificate}`)
    await hasPages(tablet!, 3)
    const [first, second, third] = await filesOf(certificate)
    const button = (name: RegExp) => tablet!.getByRole('button', { name })
    await button(/^前移.*第 3 页$/).focus()
    await tablet!.keyboard.press('Enter')
    await tablet!.locator(`#page-${third}:focus`).waitFor()
    assert.deepEqual(await inOrder(tablet!), [first, third, second])
    await button(/^删除.*第 1 页$/).click()
    await hasPages(tablet!, 2)
    assert.deepEqual(await filesOf(certificate), [third, second])
    await pages(tablet!).nth(1).locator('input[type=file]').setInputFiles(await scan('2a'))
    await tablet!.locator(`#page-${second}`).waitFor({ state: 'detached' })
    const [kept, instead] = await filesOf(certificate)
    assert.deepEqual([kept, instead !== second], [third, true])
    await button(/看大图/).first().click()
    await shoot(tablet!, 'citizen-page-large', { whole: true })
    // The first phone still shows the page that was replaced.
    await pages(phone!).nth(1).locator('input[type=file]').setInputFiles(await scan('2b'))
    await phone!.getByText('其间已被他人处理').waitFor()
    await phone!.getByRole('button', { name: '再试一次' }).click()
    await phone!.getByText('其间已被他人处理').waitFor({ state: 'detached' })
    await hasPages(phone!, 2)
    assert.deepEqual(await inOrder(phone!), [kept, instead])
    await choose(phone!).setInputFiles(await scan('4'))
    await hasPages(phone!, 3)
  })

  /** Main page and second page of the vehicle licence: asked one by one, named on the last page while one lacks. */
  const bothSidesAreAsked = async () => {
    await phone!.getByText('拍正页').waitFor()
    await shoot(phone!, 'citizen-sides-none', { whole: true })
    await choose(phone!).setInputFiles(await scan('A'))
    await phone!.getByText('拍副页').waitFor()
    assert.equal(await phone!.getByRole('button', { name: '下一步' }).count(), 0, 'one side is not enough')
    for (const look of [{ language: 'zh' }, { language: 'en' }, { language: 'zh', elder: true }] as const) {
      await dress(phone!, look)
      const name = `citizen-sides-one-${look.language}${'elder' in look ? '-elder' : ''}`
      await shoot(phone!, name, { whole: true })
      await expectAccessible(phone!, name)
    }
    await dress(phone!, { language: 'zh' })
    await openStep(phone!, 'review')
    await phone!.getByText('未提交（副页）').waitFor()
    await shoot(phone!, 'citizen-sides-check', { whole: true })
    await openStep(phone!, 'd-driving-permit')
    await choose(phone!).setInputFiles(await scan('B'))
    await pages(phone!).filter({ hasText: '副页' }).waitFor()
    assert.equal(await phone!.getByRole('button', { name: /^删除.*正页$/ }).count(), 0, 'the main page is replaced, not removed: the other would take its name')
  }

  test('the last page before sending counts them, and so does the receipt', async () => {
    for (const [kind, count] of [['owner-identity', 2], ['co-ownership-proof', 1], ['driving-permit', 2]] as const) {
      await openStep(phone!, `d-${kind}`)
      if (kind === 'driving-permit') await bothSidesAreAsked()
      else for (let page = 1; page <= count; page += 1) {
        await choose(phone!).setInputFiles(await scan(`R${page}`))
        await pages(phone!).nth(page - 1).waitFor()
      }
      await hasPages(phone!, count)
    }
    const { url, checkId } = await callAs(phone!, 'POST', '/api/my/real-person-checks', { purpose: 'case', returnTo: '/citizen/cases' })
    await phone!.goto(url)
    await faceTheCamera(phone!)
    await callAs(phone!, 'POST', `/api/areas/${one.area}/cases/${one.id}/checks`, { name: 'real-person', checkId })
    await openStep(phone!, 'review')
    await phone!.getByText('已提交 · 3 页').waitFor()
    await shoot(phone!, 'citizen-pages-check', { whole: true })
    await phone!.getByRole('button', { name: '确认提交' }).click()
    await phone!.waitForURL(/\/citizen\/cases\//)
    const [download] = await Promise.all([phone!.waitForEvent('download'), phone!.getByRole('button', { name: '保存回执（PDF）' }).click()])
    const text = readPdfText(await readFile(await download.path()))
    for (const words of ['已提交：3 页', 'Given: 3 pages', '已提交：1 页', 'Given: 1 page']) assert.ok(text.includes(words), `${words} is missing in: ${text}`)
  })

  test('the officer turns the pages by keys and asks for the certificate again', async () => {
    await officer!.goto(`${stack.url}/desk/review?case=${one.id}`)
    await officer!.getByText('第 1 页，共 3 页').waitFor()
    for (const [key, page] of [['f', 2], ['f', 3], ['e', 2]] as const) {
      await officer!.keyboard.press(key)
      await officer!.getByText(`第 ${page} 页，共 3 页`).waitFor()
    }
    await officer!.getByRole('img', { name: '登记证书 第 2 页' }).waitFor()
    await shoot(officer!, 'desk-pages', { whole: true })
    await expectAccessible(officer!, 'the pages of a case at the desk')
    await officer!.keyboard.press('d')
    await officer!.getByText('第 1 页，共 2 页').waitFor()
    await officer!.keyboard.press('c')
    await officer!.getByText('由您经办').waitFor()
    await officer!.keyboard.press('q')
    await officer!.getByRole('region', { name: '请申请人补正或说明' }).waitFor()
    await officer!.getByRole('checkbox', { name: /登记证书/ }).check()
    const asked = officer!.waitForResponse((response) => response.url().endsWith('/question'))
    await officer!.keyboard.press('Control+Enter')
    assert.equal((await asked).status(), 200)
    await openStep(phone!, `d-${certificate}`)
    await phone!.getByText('原来的').first().waitFor()
    assert.equal(await phone!.getByText('原来的').count(), 3)
    await choose(phone!).setInputFiles(await scan('5'))
    await phone!.getByText('新交的').waitFor()
    await pages(phone!).nth(0).locator('input[type=file]').setInputFiles(await scan('1b', '#8a2b2b'))
    await phone!.getByText('新交的').nth(1).waitFor()
    await shoot(phone!, 'citizen-pages-asked', { whole: true })
    await openStep(phone!, 'd-driving-permit')
    await hasPages(phone!, 2)
    assert.equal(await phone!.getByRole('button', { name: /^删除/ }).count(), 0, 'what was not asked for stays')
    const { version } = await told()
    await callAs(phone!, 'POST', `/api/areas/${one.area}/cases/${one.id}/answer`, { version, text: '已补第四页' })
    await officer!.goto(`${stack.url}/desk/review?case=${one.id}`)
    await officer!.getByRole('button', { name: /第 4 页.*补正后/ }).waitFor()
    await shoot(officer!, 'desk-pages-since-asked', { whole: true })
    const earlier = officer!.getByRole('button', { name: /^以前的第 1 页.*申请人更换$/ })
    await earlier.click()
    await officer!.getByRole('img', { name: '登记证书 第 1 页' }).waitFor()
    await officer!.getByRole('img', { name: '以前的第 1 页' }).waitFor()
    await shoot(officer!, 'desk-page-earlier', { whole: true })
    await expectAccessible(officer!, 'a page from before the correction at the desk')
    await narrow(officer!, 'desk-page-earlier')
    await earlier.click()
    await officer!.getByRole('img', { name: '以前的第 1 页' }).waitFor({ state: 'detached' })
  })

  test('the counter scans page after page by keys alone, a card of two sides and a certificate of three', async () => {
    const page = await counter.switchOn({ film: camera.film })
    await signIn(page, stack.url, 'desk', 'officer-cd-photo')
    const { things } = (await callAs(page, 'POST', `/api/areas/${area}/counter/persons`, { identityNumber: wuSiyuan })) as unknown as
      { things: { kind: string; area: string; id: string; name: string }[] }
    const { kind, id } = things.find(({ name }) => name === '川A00Q16')!
    const begun = (await callAs(page, 'POST', `/api/areas/${area}/counter-cases`, {
      identityNumber: wuSiyuan, service: 'vehicles.transfer', reason: 'came-to-counter', subject: { kind, area, id },
    })) as unknown as typeof one
    await page.goto(`${stack.url}/desk/counter?as=self&case=${begun.id}`)
    const row = (name: string): Locator => page.locator('.counter-documents > li').filter({ has: page.locator('.counter-document-name', { hasText: name }) })
    /** The film stands still at times: the same picture twice is one page, and is taken again. */
    const take = async (name: string, count: number) => {
      while ((await row(name).locator('.counter-pages > li').count()) < count) {
        await page.getByRole('button', { name: /^拍下/ }).and(page.locator(':enabled')).waitFor()
        const answered = page.waitForResponse((response) => response.url().endsWith('/documents'))
        await page.keyboard.press('t')
        assert.equal((await answered).status(), 200)
        await page.getByRole('button', { name: /^拍下/ }).and(page.locator(':enabled')).waitFor()
      }
      await row(name).getByText(`已有 · ${count} 页`).waitFor()
    }
    await row('新车主身份证明').waitFor()
    await page.keyboard.press('d')
    await row('新车主身份证明').locator('video').waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await take('新车主身份证明', 2)
    await shoot(page, 'counter-pages-camera', { whole: true })
    await page.keyboard.press('d')
    await row('登记证书').locator('video').waitFor()
    await page.waitForFunction(() => (document.querySelector('video')?.videoWidth ?? 0) > 0)
    await take('登记证书', 3)
    await page.keyboard.press('Escape')
    await page.locator('video').waitFor({ state: 'detached' })
    await row('行驶证').locator('input[type=file]').setInputFiles([await scan('A'), await scan('B')])
    await row('行驶证').getByText('已有 · 2 页').waitFor()
    const licence = async () => ((await callAs(page, 'GET', `/api/areas/${area}/cases/${begun.id}`)) as unknown as Awaited<ReturnType<typeof told>>)
      .documents.find((document) => document.kind === 'driving-permit')!.pages.map(({ fileId }) => fileId)
    const [front, back] = await licence()
    const moved = page.waitForResponse((response) => response.url().endsWith('/place'))
    await row('行驶证').getByRole('button', { name: /^后移.*正页$/ }).click()
    assert.equal((await moved).status(), 200)
    await row('行驶证').getByRole('button', { name: /^重拍.*副页$/ }).click()
    await row('行驶证').locator('input[type=file]').setInputFiles(await scan('A2'))
    await row('行驶证').getByRole('button', { pressed: true }).waitFor({ state: 'detached' })
    await row('行驶证').getByText('已有 · 2 页').waitFor()
    const [now, instead] = await licence()
    assert.deepEqual([now, instead === front], [back, false])
    await shoot(page, 'counter-pages', { whole: true })
    await expectAccessible(page, 'the papers of a case at the counter')
    await dress(page, { language: 'en' })
    await page.getByText('Given · 3 pages').waitFor()
    await shoot(page, 'counter-pages-en', { whole: true })
  })
})
