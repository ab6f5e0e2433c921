import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, describe, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { openBrowser, openWindow, shoot, shootFailure } from './browser.ts'
import { getLicence } from './citizen-steps.ts'
import { readPdfText } from './pdf-text.ts'
import { signIn } from './people.ts'
import { startStack } from './stack.ts'
import type { Stack } from './stack.ts'

describe('M1.4.3: a copy for one purpose', () => {
  let stack: Stack
  let browser: Browser
  let holder: Page
  let stranger: Page
  let digits = ''
  before(async () => {
    [stack, browser] = await Promise.all([startStack(), openBrowser()])
    holder = await openWindow(browser, 'phone')
    stranger = await openWindow(browser, 'phone', 'en')
    await signIn(holder, stack.url, 'citizen', 'citizen-luo-wenjing')
    await getLicence(holder, stack.url)
  })
  afterEach((context) => shootFailure(context))
  after(async () => {
    await browser?.close()
    await stack?.stop()
  })

  const check = async (typed: string) => {
    await stranger.goto(`${stack.url}/citizen/copy-check`)
    await stranger.getByRole('textbox', { name: 'Code' }).fill(typed)
    await stranger.getByRole('button', { name: 'Check' }).click()
  }

  test('made with purpose, recipient and expiry, and downloaded as a PDF that says them', async () => {
    await holder.goto(`${stack.url}/citizen/licence/copies`)
    await holder.getByRole('button', { name: '制作', exact: true }).click()
    await holder.getByText('请写明给谁（至少两个字）').waitFor()
    await holder.getByText('请写明用途（至少两个字）').waitFor()
    await holder.getByRole('textbox', { name: '给谁' }).fill('无名汽车租赁有限公司')
    await holder.getByRole('textbox', { name: '做什么用' }).fill('办理租车')
    await holder.getByRole('button', { name: '30 天' }).click()
    await holder.getByRole('button', { name: '制作', exact: true }).click()
    await holder.getByRole('heading', { name: '无名汽车租赁有限公司' }).waitFor()
    await shoot(holder, 'citizen-copies', { whole: true })
    const [download] = await Promise.all([holder.waitForEvent('download'), holder.getByRole('button', { name: '下载 PDF' }).click()])
    const text = readPdfText(await readFile(await download.path()))
    for (const words of ['罗文静', '无名汽车租赁有限公司', '办理租车']) assert.ok(text.includes(words), `${words} is missing in: ${text}`)
    digits = /(?:\d{4}\s*){10}/.exec(text)?.[0].replace(/\s/g, '') ?? ''
    assert.equal(digits.length, 40, text)
  })

  test('anybody can check it by its digits, without signing in', async () => {
    await check(digits)
    await stranger.getByText('Genuine and in force').waitFor()
    const told = await stranger.locator('main').innerText()
    assert.match(told, /办理租车/)
    assert.doesNotMatch(told, /罗文静|510100198608170086/)
    await shoot(stranger, 'citizen-copy-check-en', { whole: true })
  })

  test('digits of no copy, and too few digits, are told apart', async () => {
    await check(`${digits.slice(0, 39)}${(Number(digits[39]) + 1) % 10}`)
    await stranger.getByText('No such copy').first().waitFor()
    await check('1234')
    await stranger.getByText('The code has 40 digits; these are 4').first().waitFor()
  })

  test('revoked by its holder, it checks as revoked', async () => {
    await holder.getByRole('button', { name: '作废' }).click()
    await holder.getByRole('button', { name: '确定作废' }).click()
    await holder.getByText('已作废').first().waitFor()
    await check(digits)
    await stranger.getByText('Withdrawn by its holder').waitFor()
  })
})
