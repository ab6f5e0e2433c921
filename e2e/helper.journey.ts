import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { beginHelp, finishHelp, nameElder, type Elder } from './helper-steps.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { showsText } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'
import { textMessage } from './text-messages.ts'

const service = 'vehicles.replace-plates'
/** Sixty on the day of the journey, and one who will be sixty tomorrow. Nobody keeps the second. */
const today: Elder = { name: '白秀英', number: '510100196106150086', plate: '川A00Q45' }
const tomorrow: Elder = { name: '万明日', number: '510100196106160081', plate: '川A00Q45', phone: '16400000046' }

describe('M6.1: a neighbour helps an older person', () => {
  let stack: Stack
  let browser: Browser
  let helper: Page
  let elder: Page
  let officer: Page
  let phone: Page
  let first = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-06-15' }), openBrowser()])
    helper = await openWindow(browser, 'phone')
    elder = await openWindow(browser, 'phone')
    officer = await openWindow(browser, 'desk')
    phone = await openWindow(browser, 'phone')
    await signIn(helper, stack.url, 'citizen', 'citizen-luo-wenjing')
    await signIn(elder, stack.url, 'citizen', 'citizen-bai-xiuying')
    await signIn(officer, stack.url, 'desk', 'officer-cd-registration')
    // The app writes its own choice when it starts: it has to stand before another is made.
    await elder.locator('.mine-person').waitFor()
    await dress(elder, { language: 'zh', elder: true })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('at 59 it is refused with the clause, and another way is named (M6.1.1)', async () => {
    await nameElder(helper, stack.url, service, tomorrow)
    await beginHelp(helper)
    await helper.getByText('还不能这样代办').waitFor()
    const refusal = await helper.locator('main').innerText()
    assert.match(refusal, /60/)
    assert.match(refusal, /M6\.1\.1/)
    assert.match(refusal, /绿色通道/)
    await shoot(helper, 'helper-refused', { whole: true })
    await expectAccessible(helper, 'a refused help')
  })

  test('at 60 she is told by text message, passes her own check, and it is done after review (M6.1.1)', async () => {
    await nameElder(helper, stack.url, service, today)
    await beginHelp(helper)
    await helper.waitForURL(/\/citizen\/apply\//)
    const told = await textMessage(phone, stack.agenciesUrl, /正在为您代办/)
    assert.match(told, /罗\*\*/)
    first = /help\/(\d{40})/.exec(told)![1]!
    const place = await finishHelp(helper, async () => {
      await helper.getByText('老人本人通过认证后才能提交').waitFor()
      assert.equal(await helper.getByRole('button', { name: '下一步' }).count(), 0, 'without her check it goes no further')
      for (const language of ['en', 'zh'] as const) {
        await dress(helper, { language, elder: language === 'en' })
        await helper.reload()
        await helper.getByText(language === 'zh' ? '老人本人通过认证后才能提交' : 'It can be sent once they have passed').waitFor()
        await shoot(helper, `helper-check-unanswered-${language}`, { whole: true })
        await expectAccessible(helper, 'a check of the older person without an answer')
      }
      await dress(helper, { language: 'zh', elder: false })
      await helper.reload()
    })
    await helper.getByText('您在替白秀英办理').waitFor()
    await shoot(helper, 'helper-sent', { whole: true })

    await officer.goto(`${stack.url}/desk/review?case=${place.split('/').at(-1)}`)
    await officer.getByRole('button', { name: /^领取/ }).click()
    await officer.getByText('由您经办').waitFor()
    await showsText(officer.locator('.cx-history'), '代办人 罗文静')
    await officer.keyboard.press('v')
    await officer.getByRole('group', { name: '查看用途（留痕）' }).waitFor()
    await officer.keyboard.press('1')
    await officer.getByText(today.number).waitFor()
    await officer.getByText('没有留存照片，人像以实人认证为准').waitFor()
    await shoot(officer, 'helper-review', { whole: true })
    await expectAccessible(officer, 'the review of a helped case')
    await officer.getByRole('button', { name: /^通过/ }).click()
    await officer.getByRole('button', { name: /^确认通过/ }).click()
    await officer.getByText(/已通过/).first().waitFor()

    await elder.goto(place)
    await elder.getByText(/罗文静在帮您办/).waitFor()
    await elder.getByText('已制作').first().waitFor()
    await elder.locator('.cx-history').filter({ hasText: '代办人 罗文静' }).waitFor({ state: 'attached' })
    await shoot(elder, 'helper-elder-case', { whole: true })
    await expectAccessible(elder, 'a helped case in the elder view')
  })

  test('another help she stops from the text message, without signing in; the helper can do nothing more (M6.1.1, M6.1.2)', async () => {
    await nameElder(helper, stack.url, service, { ...today, plate: '川A00Q46' })
    await beginHelp(helper)
    await helper.waitForURL(/\/citizen\/apply\//)
    const before = helper.url()
    const told = await textMessage(phone, stack.agenciesUrl, new RegExp(`正在为您代办.*help/(?!${first})`))
    const digits = /help\/(\d{40})/.exec(told)![1]!
    await phone.goto(`${stack.url}/citizen/help/${digits}`)
    await phone.getByRole('button', { name: '不是我要办的，停止' }).waitFor()
    await shoot(phone, 'helper-stop', { whole: true })
    await expectAccessible(phone, 'the page of the text message')
    await phone.getByRole('button', { name: '不是我要办的，停止' }).click()
    await phone.getByText('已经停止').waitFor()

    await phone.goto(`${stack.url}/citizen/help/${digits.slice(0, 37)}`)
    await phone.getByText('数字不全，请从短信重新点开').waitFor()
    await shoot(phone, 'helper-stop-cut', { whole: true })
    await expectAccessible(phone, 'a link of the text message that was cut')

    await helper.goto(before)
    await helper.getByRole('alert').waitFor()
    await elder.goto(`${stack.url}/citizen/helpers`)
    await elder.locator('main').getByRole('link', { name: /川A00Q45/ }).waitFor()
    await showsText(elder.locator('main'), '有人在帮您办')
    assert.equal(await elder.getByRole('link', { name: '请人帮我办' }).count(), 0, 'not on its own page')
    await shoot(elder, 'helper-elder-list', { whole: true })
  })

  test('she takes a number in another city: the time of her lane is said before, and the number is hers there (M6.2.1)', async () => {
    for (const language of ['en', 'zh'] as const) {
      await dress(elder, { language, elder: true })
      await elder.goto(`${stack.url}/citizen/queue`)
      await elder.getByText(language === 'zh' ? '绿色通道：' : 'Green lane: ').first().waitFor()
      await shoot(elder, `helper-queue-${language}`, { whole: true })
      await expectAccessible(elder, 'the queue in the elder view')
    }
    await elder.locator('#field-area').fill('南京')
    await elder.keyboard.press('Enter')
    await elder.getByText(/南京.*车辆管理所/).first().waitFor()
    await elder.getByRole('button', { name: '取号' }).first().click()
    await elder.getByText('G001').waitFor()
    await shoot(elder, 'helper-queue-away', { whole: true })
    await expectAccessible(elder, 'a number in another city')
  })

  test('in the elder view nothing of a car runs out of its card, and what is tapped is large, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      await dress(elder, { language, elder: true })
      await elder.goto(`${stack.url}/citizen/vehicles`)
      await elder.locator('.vehicle-card').first().waitFor()
      await shoot(elder, `elder-vehicles-${language}`, { whole: true })
      const tooWide = await elder.locator('.vehicle-card').evaluateAll((cards) => cards.flatMap((card) =>
        [...card.querySelectorAll('*')].filter((part) => part.getBoundingClientRect().right > card.getBoundingClientRect().right).map(({ className }) => String(className))))
      assert.deepEqual(tooWide, [])
      await elder.goto(`${stack.url}/citizen/`)
      assert.ok((await elder.locator('.home-head .brand').boundingBox())!.height >= 60)
    }
    await dress(elder, { language: 'zh', elder: true })
    await elder.goto(`${stack.url}/citizen/services`)
    const all = elder.getByRole('link', { name: '全部办件' })
    await all.waitFor()
    assert.ok((await all.boundingBox())!.height >= 60)
  })
})
