import type { Page } from 'playwright-core'

/** How long a text message may be under way. */
const patienceMs = 15_000

/** The newest text message in which this is written, as the agency shows what lies on people's phones. Errors: none came in time. */
export async function textMessage(page: Page, agenciesUrl: string, written: RegExp): Promise<string> {
  for (const until = Date.now() + patienceMs; Date.now() < until;) {
    await page.goto(`${agenciesUrl}/sms/outbox`)
    const found = (await page.locator('tr').allInnerTexts()).find((row) => written.test(row))
    if (found) return found
    // The message is sent by a job; the page does not renew itself.
    await page.waitForTimeout(200)
  }
  throw new Error(`no text message says ${written}`)
}
