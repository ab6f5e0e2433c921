import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { signIn } from './people.ts'

export type Colour = 'green' | 'yellow' | 'red' | 'grey'

/** Signs the terminal in and waits until it has everything that it needs without network. */
export async function prepareTerminal(page: Page, url: string, officer = 'officer-cd-patrol-1'): Promise<void> {
  await signIn(page, url, 'patrol', officer)
  // Straight there: the app opens on its camera, which judges whatever lies before it.
  await page.goto(`${url}/patrol/settings`)
  await page.getByText('应用已存入本机').waitFor()
  await sync(page)
}

/** Opens one of the four tabs. */
export const openTab = (page: Page, name: '扫码' | '查询' | '记录' | '终端') => page.getByRole('navigation', { name: '主要功能' }).getByRole('link', { name }).click()

/** Syncs and waits for the end. */
export async function sync(page: Page): Promise<void> {
  await openTab(page, '终端')
  await page.getByRole('button', { name: '立即同步' }).click()
  await page.getByRole('button', { name: '立即同步', disabled: false }).waitFor()
  await page.getByText(/状态名单 \d+/).first().waitFor()
}

/** Waits for the verdict on what the camera sees, and gives all that the screen says. */
export async function verdict(page: Page, expected: Colour): Promise<string> {
  const shown = page.locator('.pt-verdict:not([data-colour=waiting])')
  await shown.waitFor()
  const text = await page.locator('.pt-checked').innerText()
  assert.equal(await shown.getAttribute('data-colour'), expected, text)
  return text
}

/** From a verdict to the next scan: the camera is opened anew. */
export const scanNext = (page: Page) => page.getByRole('navigation', { name: '下一步' }).getByRole('link', { name: /^(下一个|重新扫码)$/ }).click()

/** Looks a driver up by number, without a code. */
export async function lookUp(page: Page, number: string): Promise<void> {
  await openTab(page, '查询')
  await page.getByRole('textbox').fill(number)
  await page.getByRole('button', { name: '查询' }).click()
}
