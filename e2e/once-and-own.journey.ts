import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { fillApplication, portrait, sendButton } from './citizen-steps.ts'
import { signIn } from './people.ts'
import { showsCount } from './shows.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('an impatient applicant, and a curious one', () => {
  let stack: Stack
  let browser: Browser
  let page: Page
  let place = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    page = await openWindow(browser, 'phone', 'en')
    await signIn(page, stack.url, 'citizen', 'citizen-chan-kahei')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  test('a double click on “Send” makes one case', async () => {
    await fillApplication(page, stack.url, { file: portrait('woman-33') })
    await sendButton(page).dblclick()
    await page.waitForURL(/\/citizen\/cases\//)
    place = page.url().split('?')[0]!
    await page.getByText('Sent', { exact: true }).waitFor()
    await shoot(page, 'citizen-sent-en', { whole: true })
    await page.goto(`${stack.url}/citizen/cases`)
    await showsCount(page.locator('main a[href*="/citizen/cases/"]'), 1)
    await showsCount(page.locator('main').getByRole('link', { name: /Apply for the electronic driving licence/ }), 1)
    await page.goto(place)
    await page.getByText('Everything that happened').click()
    const history = await page.locator('details', { hasText: 'Everything that happened' }).innerText()
    assert.equal(history.match(/^Submitted$/gm)?.length, 1, history)
  })

  test('somebody else cannot open the case by its address', async () => {
    const other = await openWindow(browser, 'phone')
    await signIn(other, stack.url, 'citizen', 'citizen-wu-siyuan')
    const answers: number[] = []
    other.on('response', (response) => void (response.url().includes('/api/') && response.url().includes('/cases/') && answers.push(response.status())))
    await other.goto(place)
    await other.getByRole('alert').or(other.locator('.cx-notice')).first().waitFor()
    const told = await other.locator('main').innerText()
    assert.doesNotMatch(told, /陈嘉禧|8100001987|办件编号/)
    assert.ok(answers.length > 0 && answers.every((status) => status === 404 || status === 403), answers.join())
    await shoot(other, 'citizen-not-yours')
  })
})
