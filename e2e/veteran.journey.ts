import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { enrol, send } from './citizen-steps.ts'
import { approve, begin, fill } from './licence-steps.ts'
import { dress } from './pages.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('M7: a veteran exchanges his military licence', () => {
  let stack: Stack
  let browser: Browser
  let veteran: Page
  let reviewer: Page
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2021-08-20' }), openBrowser()])
    veteran = await openWindow(browser, 'phone')
    reviewer = await openWindow(browser, 'desk')
    await signIn(veteran, stack.url, 'citizen', 'citizen-lei-zhenguo')
    await signIn(reviewer, stack.url, 'desk', 'officer-cd-reviewer')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('checked with the register by itself, reviewed, and issued (M7.1, M7.5)', async () => {
    const draft = await begin(veteran, stack.url, 'licences.exchange-military')
    await shoot(veteran, 'veteran-form', { whole: true })
    await fill(veteran, stack.url, draft, { standing: 'retired', licenceNumber: 'QX00000101', militaryFirstIssue: '2010-09-08', classes: 'C1', firstClass: 'C1' })
    const place = await send(veteran)
    await veteran.getByText('与军队记录一致').first().waitFor()
    await shoot(veteran, 'veteran-sent', { whole: true })
    await approve(reviewer, stack.url, /雷振国/)
    await veteran.goto(place)
    await veteran.getByText('已办结').first().waitFor()
  })

  test('the e-licence bears the first-issue date and notes the true military one (M7.3.1, M7.4.2)', async () => {
    await enrol(veteran, stack.url)
    await veteran.goto(`${stack.url}/citizen/licence`)
    await veteran.getByText('2011-08-20').first().waitFor()
    await veteran.getByRole('button', { name: '看副页' }).click()
    await veteran.getByText('军警驾驶证初次领证日期 2010-09-08，C1').waitFor()
    await shoot(veteran, 'veteran-licence', { whole: true })
  })

  test('the record says why the date is the day that it is, in both languages (M7.2, M7.4)', async () => {
    await veteran.goto(`${stack.url}/citizen/licence/record`)
    await veteran.getByText('驾龄 10 年').waitFor()
    const told = await veteran.locator('main').innerText()
    for (const words of ['驾龄 10 年', '2010年9月8日', '初次领证日期为什么是 2011年8月20日', 'M7.4.1', 'M7.4.2', 'M7.5', '年份加一']) assert.ok(told.includes(words), `${words} is missing in: ${told}`)
    await shoot(veteran, 'veteran-record', { whole: true })
    await expectAccessible(veteran, 'the safe-driving record')
    await dress(veteran, { language: 'en' })
    await veteran.reload()
    await veteran.getByText('Why the first issue is 20 August 2011').waitFor()
    await shoot(veteran, 'veteran-record-en', { whole: true })
  })
})
