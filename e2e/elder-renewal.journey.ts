import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { portrait, send } from './citizen-steps.ts'
import { beginHelp, giveScan, nameElder, type Elder } from './helper-steps.ts'
import { approve } from './licence-steps.ts'
import { dress } from './pages.ts'
import { faceTheCamera, signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const elder: Elder = { number: '510100195501100156', name: '潘国林' }

describe('M6: an older driver has his licence renewed by somebody who helps', () => {
  let stack: Stack
  let browser: Browser
  let driver: Page
  let helper: Page
  let reviewer: Page
  before(async () => {
    [stack, browser] = await Promise.all([startStack({ date: '2026-11-20' }), openBrowser()])
    driver = await openWindow(browser, 'phone')
    helper = await openWindow(browser, 'phone')
    reviewer = await openWindow(browser, 'desk')
    await signIn(driver, stack.url, 'citizen', 'citizen-pan-guolin')
    await signIn(helper, stack.url, 'citizen', 'citizen-luo-wenjing')
    await signIn(reviewer, stack.url, 'desk', 'officer-cd-reviewer')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('his timeline says what is due, by when, in the elder view and in both languages', async () => {
    await driver.goto(`${stack.url}/citizen/licence/life`)
    await driver.getByText(/还有 61 天/).first().waitFor()
    await shoot(driver, 'elder-life', { whole: true })
    await dress(driver, { language: 'en' })
    await driver.reload()
    await driver.getByText(/in 61 days/).first().waitFor()
    await shoot(driver, 'elder-life-en', { whole: true })
    await dress(driver, { language: 'zh', elder: true })
    await driver.reload()
    await driver.getByRole('link', { name: '去换证' }).first().waitFor()
    await shoot(driver, 'elder-life-elder', { whole: true })
    await expectAccessible(driver, 'the timeline in the elder view')
  })

  test('a helper applies from her own account, he faces the camera himself, an officer reviews (M6.1.1, M6.1.2)', async () => {
    await nameElder(helper, stack.url, 'licences.renew', elder)
    await beginHelp(helper)
    await giveScan(helper, 'licence', portrait('man-45'), portrait('man-25'))
    await giveScan(helper, 'medical-report', portrait('man-45'))
    await giveScan(helper, 'elder-identity', portrait('man-45'), portrait('man-25'))
    await helper.getByRole('button', { name: '开始认证' }).click()
    await faceTheCamera(helper)
    await send(helper)
    await shoot(helper, 'elder-sent-by-helper', { whole: true })
    await reviewer.goto(`${stack.url}/desk/review?case=${new URL(helper.url()).pathname.split('/').at(-1)}`)
    await reviewer.getByRole('button', { name: '老人的身份证或居住证' }).click()
    await reviewer.getByRole('img', { name: '留存照片' }).waitFor()
    await reviewer.keyboard.press('f')
    await reviewer.getByText('第 2 页，共 2 页').waitFor()
    await shoot(reviewer, 'elder-review-compared', { whole: true })
    await approve(reviewer, stack.url, /潘国林/)
    await driver.goto(`${stack.url}/citizen/licence`)
    await driver.getByText(/2027-01-20 至 长期/).first().waitFor()
    await shoot(driver, 'elder-renewed', { whole: true })
  })
})
