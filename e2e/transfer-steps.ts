import type { Page } from 'playwright-core'

export const nanjing = '320100'
export const hangzhou = '330100'
/** The car of the journey, and the invoice of its sale in Hangzhou. */
export const car = { vin: 'L0CDEM0A3M0001037', plateKind: '02', plateNumber: '苏A00Q11' }
export const invoice = { code: '033012100117', number: '00000001' }

/** Calls the API from the window of somebody who is signed in there, as its app does. Gives status and answer. */
export const callFrom = (page: Page, app: 'citizen' | 'desk' | 'patrol', method: 'GET' | 'POST', path: string, input?: object) =>
  page.evaluate(async ({ app: name, method: verb, path: url, input: body }) => {
    const headers: Record<string, string> = { 'x-changxing-app': name }
    if (verb === 'POST') Object.assign(headers, { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' })
    const response = await fetch(url, { method: verb, headers, ...(verb === 'POST' && { body: JSON.stringify(body ?? {}) }) })
    // oxlint-disable-next-line typescript/no-explicit-any -- whatever the operation answers
    return { status: response.status, json: (await response.json().catch(() => null)) as any }
  }, { app, method, path, input })

/** Opens the transfers at the desk and the first car of a queue. */
export async function openFirst(page: Page, url: string, side: 'in' | 'out'): Promise<void> {
  await page.goto(`${url}/desk/transfers?side=${side}`)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('n')
  await page.getByRole('group', { name: /^(操作|Actions)$/ }).waitFor()
}
