import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { fillApplication, portrait, send } from './citizen-steps.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const applicants = [
  { person: 'citizen-lin-xiaoyun', name: '林晓芸', photo: portrait('woman-28') },
  { person: 'citizen-wu-siyuan', name: '吴思源', photo: portrait('man-25') },
] as const

describe('the desk, without a mouse', () => {
  let stack: Stack
  let browser: Browser
  let officer: Page
  let rejected = ''
  const cases = new Map<string, { page: Page; place: string }>()
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    officer = await openWindow(browser, 'desk')
    for (const { person, name, photo } of applicants) {
      const page = await openWindow(browser, 'phone')
      await signIn(page, stack.url, 'citizen', person)
      await fillApplication(page, stack.url, { file: photo })
      cases.set(name, { page, place: await send(page) })
    }
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const keys = async (...pressed: string[]) => {
    for (const key of pressed) await officer.keyboard.press(key)
  }
  const shown = async () => (await officer.locator('[role=option][aria-selected=true] b').innerText()).trim()
  /** What the applicant is told: at first the kept view of it may show. */
  const seesState = async (name: string, words: string) => {
    const { page, place } = cases.get(name)!
    await page.goto(place)
    await page.locator('.cx-answer').filter({ hasText: words }).waitFor()
  }

  test('signs in, claims, rejects with two reasons, claims the next and approves it', async () => {
    await officer.goto(`${stack.url}/desk/`)
    await officer.getByRole('button', { name: /登录/ }).last().waitFor()
    await keys('Enter')
    const reviewer = officer.locator('button[value=officer-cd-reviewer]')
    await reviewer.waitFor()
    while (!(await reviewer.evaluate((button) => button === document.activeElement))) await keys('Tab')
    await keys('Enter')
    await officer.getByRole('option', { name: /林晓芸/ }).waitFor()

    await keys('n')
    await officer.getByText('尚无人经办').waitFor()
    const first = await shown()
    rejected = first
    await keys('c')
    await officer.getByText('由您经办').waitFor()
    await keys('r')
    await officer.getByRole('region', { name: '审核不通过' }).waitFor()
    await keys('1', '8')
    await officer.getByText('退回（2 条原因）').waitFor()
    await keys('Control+Enter')
    await officer.getByText('已退回，原因已告知申请人').first().waitFor()

    await officer.getByText('尚无人经办').waitFor()
    const second = await shown()
    assert.notEqual(second, first)
    await keys('c')
    await officer.getByText('由您经办').waitFor()
    await keys('a')
    await officer.getByText('审核通过？').waitFor()
    await keys('Control+Enter')
    await officer.getByText('此队列没有办件。').waitFor()
    await seesState(first, '未通过')
    await seesState(second, '已办结')
    await keys('7')
    await officer.getByRole('option').first().waitFor()
    await shoot(officer, 'desk-closed')
  })

  test('the help names every key', async () => {
    await keys('?')
    const help = officer.getByRole('dialog', { name: '键盘' })
    await help.waitFor()
    for (const word of ['下一件', '键盘帮助']) await help.getByText(word).first().waitFor()
    await shoot(officer, 'desk-keys')
    await keys('Escape')
    await help.waitFor({ state: 'hidden' })
  })

  test('tells the drivers of the area who have no e-licence, and shows how far it is (M1.4.2)', async () => {
    const notices = await openWindow(browser, 'desk')
    await signIn(notices, stack.url, 'desk', 'officer-cd-notices')
    await notices.getByText('名驾驶人还没有电子驾驶证').waitFor()
    const without = Number((await notices.locator('.audience-figure').innerText()).replaceAll(/\D/g, ''))
    assert.ok(without > 0)
    await shoot(notices, 'desk-notices', { whole: true })
    await notices.keyboard.press('Control+Enter')
    const dialog = notices.getByRole('dialog', { name: '发出后不能收回' })
    await dialog.getByText(`将通知 ${without} 名驾驶人`, { exact: false }).waitFor()
    const begin = dialog.getByRole('button', { name: '开始发送' })
    await begin.waitFor()
    while (!(await begin.evaluate((button) => button === document.activeElement))) await notices.keyboard.press('Tab')
    await notices.keyboard.press('Enter')
    const sending = notices.getByRole('status').filter({ hasText: '正在发送' })
    const row = notices.getByRole('row').filter({ hasText: '您可以申领电子驾驶证了' })
    await sending.or(row).first().waitFor()
    await shoot(notices, 'desk-notices-sending', { whole: true })
    await row.getByText('已完成').waitFor({ timeout: 60_000 })
    assert.equal(Number((await row.getByRole('cell').nth(5).innerText()).replaceAll(/\D/g, '')), without)
    const { page } = cases.get(rejected)!
    await page.goto(`${stack.url}/citizen/messages`)
    await page.getByText('您可以申领电子驾驶证了').first().waitFor()
    await shoot(page, 'citizen-messages', { whole: true })
  })

  test('a head of many screens has them in one line; those that do not fit are behind More, reached and left by keys', async () => {
    const head = await openWindow(browser, 'desk')
    await signIn(head, stack.url, 'desk', 'officer-nj-head')
    for (const [language, width] of [['zh', 1440], ['en', 1280]] as const) {
      await head.setViewportSize({ width, height: 800 })
      await dress(head, { language })
      await head.goto(`${stack.url}/desk/transfers`)
      await head.locator('h1').first().waitFor()
      const tops = await head.locator('.desk-head .desk-tab:visible').evaluateAll((tabs) => [...new Set(tabs.map((tab) => Math.round(tab.getBoundingClientRect().top)))])
      assert.equal(tops.length, 1, `one line in ${language}`)
      const beyond = await head.locator('.desk-head .desk-tab:visible').evaluateAll((tabs) => tabs.filter((tab) => tab.getBoundingClientRect().right > innerWidth).length)
      assert.equal(beyond, 0, `whole in ${language}`)
      await shoot(head, `desk-head-${language}`)
    }
    const more = head.getByRole('button', { name: 'More' })
    await more.focus()
    await head.keyboard.press('Enter')
    const rest = head.locator('.desk-more a')
    assert.equal(await more.getAttribute('aria-expanded'), 'true')
    await shoot(head, 'desk-head-more')
    await expectAccessible(head, 'the desk with the rest of its screens open')
    await head.keyboard.press('Escape')
    assert.equal(await rest.count(), 0)
    assert.ok(await more.evaluate((button) => button === document.activeElement))
    await head.keyboard.press('Enter')
    for (let tab = 0; tab < await rest.count(); tab += 1) await head.keyboard.press('Tab')
    await head.keyboard.press('Enter')
    await head.waitForURL(/\/desk\/rules/)
    assert.equal(await rest.count(), 0)
  })
})
