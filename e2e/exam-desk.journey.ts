import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, describe, test } from 'node:test'
import { inflateRawSync } from 'node:zlib'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { readPdfText } from './pdf-text.ts'
import { signIn } from './people.ts'
import { showsCount } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

/** The text of every part of a spreadsheet: its files lie in a ZIP whose directory stands at the end. */
const spreadsheetText = (file: Buffer): string => {
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'))
  let [at, text] = [file.readUInt32LE(end + 16), '']
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, name, extra, note, local] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20), file.readUInt16LE(at + 28), file.readUInt16LE(at + 30), file.readUInt16LE(at + 32), file.readUInt32LE(at + 42)]
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + size)
    text += (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
    at += 46 + name + extra + note
  }
  return text
}

describe('M3: a plan is published in time and drawn in the open; an alarm of supervision is investigated, replayed and reported', () => {
  let stack: Stack
  let browser: Browser
  let planner: Page
  let head: Page
  let planId = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-07-01' }), openBrowser()])
    ;[planner, head] = await Promise.all([openWindow(browser, 'desk'), openWindow(browser, 'desk')])
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  /** A picture in Chinese at 1440 px and in English at 1280 px. */
  const both = async (page: Page, name: string) => {
    await page.locator('.desk-loading').first().waitFor({ state: 'detached' })
    await shoot(page, name, { whole: true })
    if (process.env.PICTURES !== '1') return
    await page.evaluate(() => localStorage.setItem('changxing.language', 'en'))
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.reload()
    await page.locator('.desk-page').waitFor()
    await page.locator('.desk-loading').first().waitFor({ state: 'detached' })
    await shoot(page, `${name}-en`, { whole: true })
    await page.evaluate(() => localStorage.setItem('changxing.language', 'zh'))
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.reload()
    await page.locator('.desk-page').waitFor()
  }
  const download = async (key: string): Promise<Buffer> => {
    const [file] = await Promise.all([head.waitForEvent('download'), head.keyboard.press(key)])
    return readFile(await file.path())
  }

  test('too late is refused with its clause; ten days ahead it is published, and somebody applies (M3.1.3)', async () => {
    await signIn(planner, stack.url, 'desk', 'officer-cd-planner')
    await planner.goto(`${stack.url}/desk/tests`)
    await planner.getByRole('table').first().waitFor()
    await planner.keyboard.press('n')
    const form = planner.getByRole('region', { name: '公布新计划' })
    await form.getByLabel('考场与场地').selectOption({ label: '成都市虚构一考场 · 场地' })
    await form.getByLabel('车型').selectOption('C2')
    await form.getByLabel('第一天').fill('2021-07-08')
    await form.getByLabel('最后一天').fill('2021-07-08')
    await form.getByLabel('开考时间').fill('10:30')
    await form.getByLabel('报名天数').fill('2')
    await planner.keyboard.press('Control+Enter')
    await form.getByText(/须提前10日公布.*最早安排在2021年7月11日/).waitFor()
    await form.getByText('条款 M3.1.3').last().waitFor()
    await shoot(planner, 'tests-publish-too-late', { whole: true })
    await form.getByLabel('第一天').fill('2021-07-14')
    await form.getByLabel('最后一天').fill('2021-07-14')
    await planner.keyboard.press('Control+Enter')
    const pane = planner.getByRole('region', { name: '这一场考试' })
    await pane.getByRole('heading', { name: '2021年7月14日 10:30' }).waitFor()
    await pane.getByText('报名至 07-03').waitFor()

    const phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', 'citizen-tang-xinyi')
    planId = new URL(planner.url()).searchParams.get('plan')!
    const state = await phone.evaluate(async (plan) => {
      const answer = await fetch('/api/my/test-bookings', { method: 'POST', headers: { 'x-changxing-app': 'citizen', 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }, body: JSON.stringify({ planId: plan }) })
      return ((await answer.json()) as { state: string }).state
    }, planId)
    assert.equal(state, 'applied')
    await planner.reload()
    await pane.getByText('12 个，报名 1').waitFor()
    await both(planner, 'tests-plans')
  })

  test('a result arrives and is put right by a new signed sheet; both stay in sight (M3.1.0)', async () => {
    const examiner = await openWindow(browser, 'desk')
    await signIn(examiner, stack.url, 'desk', 'officer-cd-examiner')
    const states = await examiner.evaluate(async () => {
      type Called = { plans: { items: { item: string }[]; candidates: { bookingId: string }[] }[]; passed: boolean }
      const call = async (method: string, url: string, body?: object) => (await (await fetch(url, {
        method, headers: { 'x-changxing-app': 'desk', ...(body && { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' }) }, ...(body && { body: JSON.stringify(body) }),
      })).json()) as Called
      const { plans: [plan] } = await call('GET', '/api/areas/510100/test-days/2021-07-01/roster')
      const signed = {
        bookingId: plan!.candidates[0]!.bookingId, attempt: 1, heldOn: '2021-07-01', signedAt: new Date().toISOString(), deviceId: 'pad-1', absent: false, noRetest: false,
        examinerSignature: 'c2lnbmVkIQ==', candidateSignature: 'c2lnbmVkIQ==', unsignedBecause: null,
      }
      const sheetId = crypto.randomUUID()
      const first = await call('POST', '/api/areas/510100/test-sheets', { ...signed, sheetId, items: [], corrects: null, correctedBecause: null })
      const right = await call('POST', '/api/areas/510100/test-sheets', {
        ...signed, sheetId: crypto.randomUUID(), items: [{ item: plan!.items[0]!.item, deductions: [{ points: 5, note: '起步未打灯' }] }], corrects: sheetId, correctedBecause: '漏记一次扣分',
      })
      return [first.passed, right.passed]
    })
    assert.deepEqual(states, [true, true])
    await planner.goto(`${stack.url}/desk/tests`)
    const row = planner.getByRole('region', { name: '这一场考试' }).getByRole('row', { name: /白/ })
    await row.getByText('更正前一张：漏记一次扣分').waitFor()
    await row.getByText('已由新签的成绩单更正，原单保留').waitFor()
    await row.getByText('95/').waitFor()
    await shoot(planner, 'tests-results', { whole: true })
  })

  test('a site is not closed where a class would be left without seats, nor for a new fee (M3.1.1); a backlog is seen before it is there (M3.1.2)', async () => {
    await planner.keyboard.press('3')
    await planner.getByText('没有安排改造').waitFor()
    await planner.keyboard.press('n')
    const form = planner.getByRole('region', { name: '安排改造' })
    await form.getByLabel('考场').selectOption({ label: '成都市虚构一考场' })
    await form.getByLabel('开始').fill('2021-07-05')
    await form.getByLabel('结束').fill('2021-07-16')
    await form.getByLabel('改造内容（中文）').fill('增设自动挡考试线')
    await form.getByLabel('改造内容（英文）').fill('A lane for automatic cars')
    await form.getByLabel('另收的项目').fill('simulator')
    await planner.keyboard.press('Control+Enter')
    await form.getByText(/没有考位：先在其他考场安排/).waitFor()
    await form.getByText('新增了1项收费，不得因改造加收费用').waitFor()
    await shoot(planner, 'tests-upgrade-refused', { whole: true })
    await planner.keyboard.press('Escape')
    await planner.keyboard.press('2')
    await planner.getByRole('heading', { name: /成都市虚构一考场/ }).waitFor()
    await both(planner, 'tests-sites')
    await planner.keyboard.press('4')
    await planner.locator('[data-chart] svg').waitFor()
    const table = planner.getByRole('table', { name: '今后各周的预测、考位与考试车建议' })
    await showsCount(table.getByRole('row'), 9)
    await planner.getByText(/提前四周平均误差\d+%/).waitFor()
    await planner.keyboard.press('c')
    await planner.getByRole('heading', { name: 'C5 每周报考与预测' }).waitFor()
    assert.equal(new URL(planner.url()).searchParams.get('class'), 'C5')
    await both(planner, 'tests-capacity')
  })

  test('the week with a school and a place that stand out: alarms, the same bytes again, a result with its consequence, the report (M3.3.3)', async () => {
    await signIn(head, stack.url, 'desk', 'officer-hz-head')
    await head.goto(`${stack.url}/desk/movements?from=2021-06-21`)
    await head.getByRole('button', { name: /审查这一期/ }).waitFor()
    await head.locator('[data-chart] svg').waitFor()
    await head.getByText('2021年6月21日这一周还没有审查').waitFor()
    await head.keyboard.press('r')
    const alarm = head.getByRole('row', { name: /同一驾校短期大量转考.*虚构驾校速成/ })
    await alarm.getByRole('button').click()
    await head.keyboard.press('p')
    await head.getByText('重算结果逐字节一致').waitFor()
    await both(head, 'movements')
    await head.getByRole('button', { name: '登记结果并结束' }).waitFor()
    await head.keyboard.press('c')
    const form = head.getByRole('region', { name: '调查结果' })
    await form.getByLabel('结果', { exact: true }).selectOption('violation')
    await form.getByLabel('查明了什么').fill('驾校组织外地考生突击转考')
    await head.keyboard.press('Control+Enter')
    await form.getByText('违规的须写明责任追究').waitFor()
    await form.getByLabel('怎样追究责任').fill('暂停受理该驾校报考三个月')
    await head.keyboard.press('Control+Enter')
    await form.waitFor({ state: 'detached' })
    await head.keyboard.press('2')
    await head.getByRole('row', { name: /虚构驾校速成.*违规，已追责/ }).waitFor()
    await shoot(head, 'movements-closed', { whole: true })

    const paper = readPdfText(await download('d'))
    for (const text of ['考试地变更周审查', '虚构驾校速成', '暂停受理该驾校报考三个月', '苏州']) assert.ok(paper.includes(text), `the paper says ${text}`)
    const sheet = spreadsheetText(await download('x'))
    for (const text of ['虚构驾校速成', '违规，已追责', '驾校组织外地考生突击转考', '界限 Threshold']) assert.ok(sheet.includes(text), `the spreadsheet says ${text}`)
    await head.goto(`${stack.url}/desk/tests?tab=moves&ended=yes`)
    await head.getByRole('table').first().waitFor()
    await both(head, 'tests-moves')
    await head.goto(`${stack.url}/desk/restorations`)
    await head.getByText('这段时间没有恢复驾驶资格的业务').waitFor()
    await both(head, 'restorations')
  })

  test('once applications are closed the seats are drawn, and the draw is done again in the browser (M3.1.3)', async () => {
    await stack.moveTo('2021-07-04')
    await planner.goto(`${stack.url}/desk/tests?plan=${planId}`)
    const pane = planner.getByRole('region', { name: '这一场考试' })
    await pane.getByText('待分配考位').waitFor()
    await planner.keyboard.press('d')
    await pane.getByText('本机按公布的规则重新分配：结果一致，1 人报名，1 人分到。').waitFor()
    await pane.getByText('剩 11，先到先得').waitFor()
    await both(planner, 'tests-drawn')
  })
})
