import assert from 'node:assert/strict'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { getLicence } from './citizen-steps.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

const secrets = /罗文静|5101\s*\d{2}|198608170086|510199/

describe('M1.4.3: a rental firm sees the least it needs, with consent', () => {
  let stack: Stack
  let browser: Browser
  let driver: Page
  let clerk: Page
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    driver = await openWindow(browser, 'phone')
    await signIn(driver, stack.url, 'citizen', 'citizen-luo-wenjing')
    await getLicence(driver, stack.url)
    clerk = await openWindow(browser, 'desk')
    await signIn(clerk, stack.url, 'desk', 'relying-rental-clerk', 'relying')
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  /** The clerk reads a picture of what the customer's phone shows. */
  const readPhone = async () => {
    const code = driver.locator('.lic-code')
    await code.waitFor()
    await clerk.locator('input[type=file]').setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer: await code.screenshot() })
    await clerk.getByRole('button', { name: '核验下一位' }).waitFor()
  }
  const nextCustomer = () => clerk.getByRole('button', { name: '核验下一位' }).click()

  test('without consent nothing is seen, and the clerk knows what to say', async () => {
    await driver.goto(`${stack.url}/citizen/licence/show`)
    await driver.getByRole('button', { name: '给他人看' }).click()
    await driver.getByText('不含姓名').or(driver.locator('.lic-code')).first().waitFor()
    await readPhone()
    await clerk.getByText('客户还没有同意').waitFor()
    await shoot(clerk, 'relying-no-consent')
    assert.doesNotMatch(await clerk.locator('body').innerText(), secrets)
    await nextCustomer()
  })

  test('a code for the police is none for a business', async () => {
    await driver.getByRole('button', { name: '交警核验' }).click()
    await driver.getByRole('img', { name: /供交警扫描/ }).waitFor()
    await readPhone()
    await clerk.getByText('这是给交警看的码').waitFor()
    assert.doesNotMatch(await clerk.locator('body').innerText(), secrets)
    await nextCustomer()
  })

  test('with consent: class, expiry, age; neither name nor number, on the page or on the wire', async () => {
    await driver.goto(`${stack.url}/citizen/licence/consent`)
    await driver.getByRole('button', { name: '我同意，显示二维码' }).click()
    const wire: string[] = []
    const listen = async (response: { url: () => string; text: () => Promise<string> }) => {
      if (response.url().includes('/api/relying')) wire.push(await response.text().catch(() => ''))
    }
    clerk.on('response', (response) => void listen(response))
    await readPhone()
    await shoot(driver, 'citizen-consent-code', { whole: true })
    await clerk.locator('.relying-verdict[data-verdict=green]').waitFor()
    const told = await clerk.locator('body').innerText()
    assert.match(told, /准驾车型\s*C1/)
    assert.match(told, /年满 18 岁\s*是/)
    assert.match(told, /现在可以驾驶\s*是/)
    assert.doesNotMatch(told, secrets)
    await clerk.waitForLoadState('networkidle')
    assert.ok(wire.length > 0 && !secrets.test(wire.join()), wire.join())
    await shoot(clerk, 'relying-green')
  })

  test('the customer sees who looked', async () => {
    await driver.goto(`${stack.url}/citizen/licence/looks`)
    await driver.getByText('无名汽车租赁有限公司').first().waitFor()
  })

  test('a picture without a code is said to be one', async () => {
    await nextCustomer()
    const empty = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64')
    await clerk.locator('input[type=file]').setInputFiles({ name: 'empty.png', mimeType: 'image/png', buffer: empty })
    await clerk.getByText('图片中没有找到二维码或条码。').waitFor()
  })
})
