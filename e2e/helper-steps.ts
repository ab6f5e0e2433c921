import type { Page } from 'playwright-core'
import { portrait } from './citizen-steps.ts'
import { faceTheCamera } from './people.ts'

export type Elder = { readonly name: string; readonly number: string; readonly plate?: string; readonly phone?: string }

const next = (page: Page) => page.getByRole('button', { name: /^(下一步|Continue)$/ }).click()
const begin = (page: Page) => page.getByRole('button', { name: /^(开始代办|Start helping)$/ })

/** Names the older person, one question a page, up to the button that begins. */
export async function nameElder(page: Page, url: string, service: string, { name, number, plate, phone = '' }: Elder): Promise<void> {
  const answer = async (field: string, value: string) => {
    await page.locator(`#field-${field}`).fill(value)
    await next(page)
  }
  await page.goto(`${url}/citizen/services/${service}/help`)
  await answer('name', name)
  await page.locator('input[type=radio][value="id-card"]').check()
  await next(page)
  await answer('identityNumber', number)
  // The day of birth is read from the number, and only confirmed.
  await page.locator('#field-birthDate').waitFor()
  await next(page)
  if (plate !== undefined) {
    await page.locator('#field-plateKind').selectOption('02')
    await next(page)
    await answer('plate', plate)
  }
  await answer('phone', phone)
  await begin(page).waitFor()
}

/** Begins; the answer is a page of the case, or the refusal on this page. */
export const beginHelp = (page: Page): Promise<void> => begin(page).click()

/** Gives the paper that the page of this step asks for, all its pages at once. */
export async function giveScan(page: Page, kind: string, ...files: readonly string[]): Promise<void> {
  await page.waitForURL(new RegExp(`/d-${kind}$`))
  await page.locator('input[type=file]').last().setInputFiles(files)
  await page.locator('.apply-page img').nth(files.length - 1).waitFor()
  await next(page)
}

/** Every page of the helped case: why, delivery, her document, her own face; then it is sent. Gives the address of the case. `unanswered`: what is looked at when the check was broken off first. */
export async function finishHelp(page: Page, unanswered?: () => Promise<void>): Promise<string> {
  for (const question of ['reason', 'delivery']) {
    await page.locator(`input[name="field-${question}"]`).first().check()
    await next(page)
  }
  await page.locator('input[type=file]').last().setInputFiles([portrait('woman-47'), portrait('woman-28')])
  await page.locator('.apply-page img').nth(1).waitFor()
  await next(page)
  await page.getByRole('button', { name: /^(开始认证|Start the check)$/ }).click()
  if (unanswered) {
    await faceTheCamera(page, 'cancel')
    await unanswered()
    await page.getByRole('button', { name: /^(再认证一次|Check again)$/ }).click()
  }
  await faceTheCamera(page)
  await page.getByRole('button', { name: /^(确认提交|Send)$/ }).click()
  await page.waitForURL(/\/citizen\/cases\//)
  const { origin, pathname } = new URL(page.url())
  return `${origin}${pathname}`
}
