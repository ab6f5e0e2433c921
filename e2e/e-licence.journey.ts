import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { expectAccessible } from './axe.ts'
import { makeDevice, openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { layCable } from './cable.ts'
import type { Cable } from './cable.ts'
import { makeCamera } from './camera.ts'
import type { Camera } from './camera.ts'
import { enrol, fillApplication, portrait, send, showLicence } from './citizen-steps.ts'
import { openTab, prepareTerminal, verdict } from './patrol-steps.ts'
import { signIn } from './people.ts'
import { readShownCode } from './shown-code.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('M1: one driver, from the application to the roadside', () => {
  let stack: Stack
  let browser: Browser
  let driver: Page
  let reviewer: Page
  let cable: Cable
  let camera: Camera
  const terminal = makeDevice()
  before(async () => {
    [stack, browser, camera] = await Promise.all([startStack(), openBrowser(), makeCamera()])
    cable = await layCable(stack.url)
    driver = await openWindow(browser, 'phone')
    reviewer = await openWindow(browser, 'desk')
    await signIn(driver, stack.url, 'citizen', 'citizen-lin-xiaoyun')
    await signIn(reviewer, stack.url, 'desk', 'officer-cd-reviewer')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await cable?.cut()
    await terminal.throwAway()
    await browser?.close()
    await stack?.stop()
    camera?.throwAway()
  })

  const openCase = async () => {
    await reviewer.goto(`${stack.url}/desk/review`)
    await reviewer.getByRole('option', { name: /林晓芸/ }).click()
    await reviewer.getByRole('button', { name: /^领取/ }).click()
    await reviewer.getByText('由您经办').waitFor()
  }

  test('a rejection tells every reason with its remedy, and she applies again (M1.3.1)', async () => {
    await fillApplication(driver, stack.url, { file: portrait('woman-28'), onJudged: async () => {
      await shoot(driver, 'citizen-photo-judged', { whole: true })
      await expectAccessible(driver, 'a judged photo')
    } })
    await shoot(driver, 'citizen-check-answers', { whole: true })
    const place = await send(driver)
    await driver.getByText('提交成功').waitFor()
    await shoot(driver, 'citizen-sent', { whole: true })

    await openCase()
    await shoot(reviewer, 'desk-review')
    await reviewer.getByRole('button', { name: /^不通过/ }).click()
    await reviewer.getByRole('checkbox', { name: '背景不是纯白色' }).check()
    await reviewer.getByRole('checkbox', { name: '模糊不清' }).check()
    await shoot(reviewer, 'desk-reject')
    await reviewer.getByRole('button', { name: /^退回（2 条原因）/ }).click()
    await reviewer.getByText('已退回，原因已告知申请人').first().waitFor()

    await driver.goto(place)
    const refusal = await driver.locator('section', { hasText: '没有通过的原因' }).innerText()
    for (const told of ['背景不是纯白色', '请站在平整的白墙前重拍', '模糊不清', '请擦净镜头，拿稳后重拍', 'M1.3.1']) assert.ok(refusal.includes(told), `${told} is missing in: ${refusal}`)
    await shoot(driver, 'citizen-rejected', { whole: true })
    await driver.getByRole('link', { name: '改好后重新申请' }).click()
    await driver.getByText('照片审核还有2次机会').waitFor()

    await fillApplication(driver, stack.url, { file: portrait('woman-33') })
    const second = await send(driver)
    await openCase()
    await reviewer.getByRole('button', { name: /^通过/ }).click()
    const approved = reviewer.waitForResponse((response) => response.url().endsWith('/approval') && response.ok())
    await reviewer.getByRole('button', { name: /^确认通过/ }).click()
    await approved
    await driver.goto(second)
    await driver.getByRole('link', { name: '去亮证' }).waitFor()
  })

  test('she sets up her phone and shows a moving code (M1.5.2)', async () => {
    await enrol(driver, stack.url)
    await shoot(driver, 'citizen-licence', { whole: true })
    const shown = await showLicence(driver)
    const first = await readShownCode(shown)
    assert.match(first, /^J1:/)
    assert.ok(first.length <= 600, `${first.length} characters`)
    await shoot(driver, 'citizen-show', { whole: true })
  })

  test('a terminal that starts without any network scans her code: green (M1.2.1, M1.5.2)', async () => {
    await prepareTerminal(await terminal.switchOn({ cable }), stack.url)
    await terminal.switchOff()
    await camera.seePhone(driver)
    const page = await terminal.switchOn({ film: camera.film, unplugged: true })
    await page.goto(`${stack.url}/patrol/`)
    const told = await verdict(page, 'green')
    assert.match(told, /仅本机核验：没有网络/)
    assert.match(told, /林晓芸/)
    assert.match(told, /没有核对的/)
    await shoot(page, 'patrol-green-offline', { whole: true })
    await page.getByRole('link', { name: '下一个' }).click()
    await page.getByText(/1 条待传/).first().waitFor()
  })

  test('a screenshot 31 seconds old: red (M1.5.2)', async () => {
    await camera.see('https://example.org/nothing-of-ours')
    const page = await terminal.switchOn({ film: camera.film, cable })
    // Not on the camera yet, which would have judged what lies before it.
    await page.goto(`${stack.url}/patrol/settings`)
    await page.getByText('联网').first().waitFor()
    const shotAt = await camera.seePhone(driver)
    await cable.cut()
    await page.context().setOffline(true)
    // Time itself is what is tested here: a code is good for thirty seconds.
    await new Promise((resolve) => setTimeout(resolve, shotAt + 31_000 - Date.now()))
    await openTab(page, '扫码')
    const told = await verdict(page, 'red')
    await shoot(page, 'patrol-red-screenshot', { whole: true })
    assert.match(told, /仅本机核验：没有网络/)
    assert.match(told, /超过|过期|截图/)
    await cable.mend()
  })

})
