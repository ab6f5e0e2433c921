import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { layCable } from './cable.ts'
import type { Cable } from './cable.ts'
import { send } from './citizen-steps.ts'
import { begin, callAs, fill } from './licence-steps.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsCount } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const chengdu = '510100'
const learner = 'citizen-han-lu'
/** The learner permit of Han Lu is nineteen days old on the first. */
const [day19, day20, testDay] = ['2021-06-20', '2021-06-21', '2021-06-25']

describe('M3: a learner books as early as the law allows, is tested without network, and moves', () => {
  let stack: Stack
  let browser: Browser
  let phone: Page
  let cable: Cable
  const pad = makeDevice()
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: day19 }), openBrowser()])
    phone = await openWindow(browser, 'phone')
    await signIn(phone, stack.url, 'citizen', learner)
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await cable?.cut()
    await pad.throwAway()
    await browser?.close()
    await stack?.stop()
  })

  const open = (page: Page, path: string) => page.goto(`${stack.url}/citizen/${path}`)
  const sees = (page: Page, words: string | RegExp) => page.getByText(words).first().waitFor()
  /** Days have passed, and perhaps the session with them. */
  const signInAgain = async (page: Page, person: string) => {
    await open(page, 'mine')
    const button = page.getByRole('button', { name: /^登录$/ })
    await button.or(page.locator('.mine-person')).first().waitFor()
    if (await button.count()) await signIn(page, stack.url, 'citizen', person)
  }
  /** The same page as it looks to everybody: English, elder view, and back. */
  const looksOf = async (page: Page, name: string) => {
    await shoot(page, name, { whole: true })
    await expectAccessible(page, name)
    for (const [tail, look] of [['en', { language: 'en' }], ['elder', { language: 'zh', elder: true }]] as const) {
      await dress(page, look)
      await page.reload()
      await page.locator('.cx-answer, .pt-page').first().waitFor()
      await shoot(page, `${name}-${tail}`, { whole: true })
    }
    await dress(page, { language: 'zh' })
    await page.reload()
    await page.locator('.cx-answer').first().waitFor()
  }
  /** A job of the new place receives the file: looked at until it is there. */
  const arrives = async (page: Page, words: string) => {
    const until = Date.now() + 60_000
    do await open(page, 'tests')
    while (!(await page.getByText(words).first().waitFor({ timeout: 2_000 }).then(() => true, () => false)) && Date.now() < until)
    await sees(page, words)
  }
  const chooseDay = (words: string) => phone.getByRole('button', { name: words }).click()

  test('on day 19 the answer is no, with the clause and the day from which it is yes (M3.2.1)', async () => {
    await open(phone, 'tests')
    await sees(phone, '可以约科目二')
    await looksOf(phone, 'tests')
    await open(phone, 'tests/book/3')
    await sees(phone, '还不能约科目三道路驾驶')
    const told = await phone.locator('main').innerText()
    for (const words of ['最早 2021年6月21日 可以约', '今天是第 19 日，要满 20 日', 'M3.2.1']) assert.ok(told.includes(words), `${words} is missing in: ${told}`)
    await chooseDay('2021年6月25日')
    await sees(phone, '虚构一考场')
    assert.equal(await phone.getByRole('button', { name: '约这个考位' }).count(), 0)
    await chooseDay('2021年6月20日')
    await sees(phone, '这一天是第 19 日，不满 20 日，不能约')
    await looksOf(phone, 'tests-day-19')
  })

  test('on day 20 a left-over seat is taken, given back at no cost, and taken again; another subject goes by draw (M3.1.3)', async () => {
    await stack.moveTo(day20)
    await signInAgain(phone, learner)
    const takeSeat = async () => {
      await open(phone, 'tests/book/3')
      await sees(phone, '可以约科目三道路驾驶')
      await chooseDay('2021年6月25日')
      await phone.getByRole('button', { name: '约这个考位' }).click()
      await sees(phone, '约好了')
    }
    await takeSeat()
    await sees(phone, /2021年6月24日以前取消不计次数/)
    await looksOf(phone, 'tests-booked')
    await phone.getByRole('button', { name: '取消预约' }).click()
    await phone.getByRole('group', { name: '取消预约' }).getByRole('button', { name: '取消预约' }).click()
    await sees(phone, '已取消，不计次数')
    await takeSeat()
    await open(phone, 'tests/book/2')
    await phone.getByRole('button', { name: '下个月' }).click()
    await chooseDay('2021年7月2日')
    await shoot(phone, 'tests-draw-open', { whole: true })
    await phone.getByRole('button', { name: '报名参加分配' }).click()
    await sees(phone, '报名成功，等待分配')
    await phone.getByRole('link', { name: '考位怎么分配' }).click()
    await sees(phone, '还没有分配')
  })

  test('the examiner tests her without network, also over a restart; the result arrives once (M3.1.0)', async () => {
    await stack.moveTo(testDay)
    cable = await layCable(stack.url)
    let terminal = await pad.switchOn({ cable })
    await signIn(terminal, stack.url, 'patrol', 'officer-cd-examiner')
    await terminal.getByRole('link', { name: /韩/ }).waitFor()
    await terminal.getByRole('navigation', { name: '主要功能' }).getByRole('link', { name: '终端' }).click()
    await terminal.getByText('应用已存入本机').waitFor()
    await terminal.getByRole('navigation', { name: '主要功能' }).getByRole('link', { name: '考试' }).click()
    await shoot(terminal, 'examiner-list', { whole: true })
    await cable.cut()
    terminal = await pad.switchOn({ unplugged: true })
    await terminal.goto(`${stack.url}/patrol/`)
    await sees(terminal, /没有网络，名单取自/)
    await terminal.getByRole('link', { name: /韩/ }).click()
    await terminal.getByRole('button', { name: '人证相符，开始考试' }).click()
    await terminal.getByRole('button', { name: '起步 −10', exact: true }).click()
    await sees(terminal, '达到合格标准')
    await terminal.getByRole('button', { name: '变更车道 −5', exact: true }).click()
    await terminal.getByRole('status').filter({ hasText: '不合格' }).waitFor()
    await shoot(terminal, 'examiner-failed-at-once')
    await expectAccessible(terminal, 'the sheet')
    await terminal.getByRole('button', { name: '撤销 变更车道 −5' }).click()
    await terminal.getByRole('textbox', { name: '起步 −10 说明' }).fill('未观察后方')
    await terminal.getByRole('button', { name: '考完，签名' }).click()
    for (const name of [/^考生签名/, /^考试员签名/]) await drawSignature(terminal, name)
    await shoot(terminal, 'examiner-signed', { whole: true })
    await terminal.getByRole('button', { name: '签好，提交' }).click()
    await sees(terminal, '合格，待传')
    await sees(terminal, /成绩单 1 张待传/)
    await shoot(terminal, 'examiner-waits', { whole: true })
    terminal = await pad.switchOn({ unplugged: true })
    await terminal.goto(`${stack.url}/patrol/tests`)
    await sees(terminal, /成绩单 1 张待传/)
    await cable.mend()
    terminal = await pad.switchOn({ cable })
    await terminal.goto(`${stack.url}/patrol/tests`)
    await terminal.getByRole('link', { name: /韩.*合格$/ }).waitFor()
    await terminal.getByText(/成绩单 1 张待传/).waitFor({ state: 'detached' })

    await signInAgain(phone, learner)
    await open(phone, 'tests')
    await phone.getByRole('link', { name: /科目三道路驾驶.*合格/ }).click()
    await sees(phone, '90 分')
    await sees(phone, '未观察后方')
    await showsCount(phone.getByRole('heading', { name: /第一次考试/ }), 1)
    await looksOf(phone, 'tests-result')
  })

  test('the draw is done by the published rule, and her own phone computes it again (M3.1.3)', async () => {
    await open(phone, 'tests')
    await phone.getByRole('link', { name: /^科目二/ }).click()
    const href = (await phone.getByRole('link', { name: /考位怎么分配|自己验证考位分配/ }).getAttribute('href'))!
    const planId = /draw\/\d+\/([0-9a-f-]+)/.exec(href)![1]!
    const planner = await openWindow(browser, 'desk')
    await signIn(planner, stack.url, 'desk', 'officer-cd-planner')
    await callAs(planner, 'POST', `/api/areas/${chengdu}/test-plans/${planId}/draw`)
    await phone.reload()
    await sees(phone, '预约成功')
    await phone.getByRole('link', { name: '自己验证考位分配' }).click()
    await sees(phone, '本机重算，结果一致')
    await sees(phone, /您排第 1，分到考位/)
    await looksOf(phone, 'tests-draw')
  })

  test('the test place is changed three times, each handed over by the offices; the fourth is refused (M3.3.1)', async () => {
    const mover = await openWindow(browser, 'phone')
    await signIn(mover, stack.url, 'citizen', 'citizen-fang-zihao')
    for (const [toArea, city] of [['330100', '杭州'], ['320500', '苏州'], ['510100', '成都']] as const) {
      const draft = await begin(mover, stack.url, 'exams.change-place')
      await fill(mover, stack.url, draft, { toArea })
      await send(mover)
      await arrives(mover, `考试地：${city}`)
    }
    await shoot(mover, 'tests-moved', { whole: true })
    await open(mover, 'services/exams.change-place')
    await sees(mover, '还不能办')
    const told = await mover.locator('main').innerText()
    for (const words of ['已变更 3 次，还可以变更 0 次', 'M3.3.1']) assert.ok(told.includes(words), `${words} is missing in: ${told}`)
    assert.equal(await mover.getByRole('button', { name: '开始办理' }).count(), 0)
    await looksOf(mover, 'tests-fourth-change')
  })
})

/** Signs on the pad of this name with a finger. */
async function drawSignature(page: Page, name: RegExp): Promise<void> {
  const pad = page.getByRole('img', { name })
  await pad.scrollIntoViewIfNeeded()
  const box = (await pad.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let at = 1; at <= 12; at += 1) await page.mouse.move(box.x + 40 + at * 18, box.y + 60 + (at % 2 === 0 ? 30 : -20))
  await page.mouse.up()
}
