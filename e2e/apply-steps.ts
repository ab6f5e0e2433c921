import type { Page } from 'playwright-core'
import { portrait } from './citizen-steps.ts'
import { giveScan } from './helper-steps.ts'
import { faceTheCamera } from './people.ts'

const next = (page: Page) => page.getByRole('button', { name: /^(下一步|Continue)$/ }).click()

/** What is answered on the pages of an application, by the names of its questions; a city by its name, `pick` from a long list. */
export type Filled = Readonly<Record<string, { readonly choose: string } | { readonly pick: string } | { readonly write: string } | { readonly city: string }>>

/** Answers one page after the other in the order in which they come. */
export async function answer(page: Page, answers: Filled): Promise<void> {
  for (const [name, given] of Object.entries(answers)) {
    await page.waitForURL(new RegExp(`/q-${name}$`))
    if ('choose' in given) await page.locator(`input[name="field-${name}"][value="${given.choose}"]`).check()
    else if ('pick' in given) await page.locator(`#field-${name}`).selectOption(given.pick)
    else await page.locator(`#field-${name}`).fill('write' in given ? given.write : given.city)
    // A city is chosen from the list first.
    if ('city' in given) await page.locator(`#field-${name}`).press('Enter')
    await next(page)
  }
}

/** From the page of the service to 核对: every question, every paper with two pages, the real-person check. Ends on the button that sends. */
export async function fillIn(page: Page, answers: Filled, papers: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: /^(开始办理|Start)$/ }).click()
  await answer(page, answers)
  for (const kind of papers) await giveScan(page, kind, portrait('woman-47'), portrait('woman-28'))
  await page.getByRole('button', { name: /^(开始认证|Start the check)$/ }).click()
  await faceTheCamera(page)
  await page.getByRole('button', { name: /^(确认提交|Send)$/ }).waitFor()
}
