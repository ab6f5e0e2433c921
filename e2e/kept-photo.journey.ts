import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import { makeDevice, shoot, shootFailure } from './browser.ts'
import { enrol, fillApplication, send, shownCode, showLicence } from './citizen-steps.ts'
import { signIn } from './people.ts'
import { readShownCode } from './shown-code.ts'
import { showsText } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('M1.3.1: with the photo kept at the office, in elder view; then without network', () => {
  let stack: Stack
  const phone = makeDevice()
  before(async () => {
    stack = await startStack({ fromNothing: true })
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await phone.throwAway()
    await stack?.stop()
  })

  test('issued at once, and shown on the phone', async () => {
    const page = await phone.switchOn()
    await page.goto(`${stack.url}/citizen/`)
    await page.getByRole('switch', { name: '长辈版' }).first().click()
    await page.getByRole('link', { name: '请人帮我办' }).waitFor()
    await shoot(page, 'elder-home')
    await signIn(page, stack.url, 'citizen', 'citizen-zhou-shuzhen')
    await fillApplication(page, stack.url, { kept: true })
    await shoot(page, 'elder-check-answers', { whole: true })
    await send(page)
    await page.getByRole('link', { name: '去亮证' }).waitFor()
    await shoot(page, 'elder-issued', { whole: true })
    await enrol(page, stack.url)
    const code = await readShownCode(await showLicence(page))
    assert.match(code, /^J1:/)
    await shoot(page, 'elder-show', { whole: true })
    const smallest = await page.evaluate(() => {
      const texts = [...document.querySelectorAll<HTMLElement>('main *')].filter((element) => element.checkVisibility()
        && !element.closest('svg, [aria-hidden=true], .cx-hidden, [class*=licence-card]') && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim()))
      return texts.map((element) => ({ px: Number.parseFloat(getComputedStyle(element).fontSize), text: element.textContent!.trim().slice(0, 30) }))
        .sort((a, b) => a.px - b.px)[0]
    })
    assert.ok(smallest && smallest.px >= 18, `elder view has text of ${smallest?.px} px: ${smallest?.text}`)
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
  })

  test('the phone is switched off and on where there is no network: the licence still shows, and says its age', async () => {
    const page = await phone.switchOn({ unplugged: true })
    await page.goto(`${stack.url}/citizen/`)
    await page.getByRole('link', { name: /亮证/ }).first().click()
    await shownCode(page).waitFor()
    const first = await readShownCode(shownCode(page))
    assert.match(first, /^J1:/)
    await showsText(page.locator('.lic-as-of'), /状态截至 .+离线出示/)
    await page.getByText('没有网络').or(page.getByText(/离线/)).first().waitFor()
    await shoot(page, 'elder-show-offline', { whole: true })
    await page.reload()
    await shownCode(page).waitFor()
    assert.notEqual(await readShownCode(shownCode(page)), first)
  })
})
