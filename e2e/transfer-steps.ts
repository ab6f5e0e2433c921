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

const next = (page: Page) => page.getByRole('button', { name: /^(下一步|Continue)$/ }).click()

const choose = async (page: Page, name: string, value: string) => {
  await page.locator(`input[name="field-${name}"][value="${value}"]`).check()
  await next(page)
}
const write = async (page: Page, name: string, text: string) => {
  await page.locator(`#field-${name}`).fill(text)
  // A city is chosen from the list first; elsewhere Enter goes on as the button does.
  await page.locator(`#field-${name}`).press('Enter')
}
const chooseCity = async (page: Page, name: string, city: string) => {
  await write(page, name, city)
  await next(page)
}

/** Asks in the citizen app which way a bought car changes owner, as its buyer would: the cities by their names. Ends on the answer. */
export async function askTheWay(page: Page, url: string, cities: { readonly from: string; readonly to: string; readonly traded: string }): Promise<void> {
  await page.goto(`${url}/citizen/transfers`)
  await page.locator('a[href$="/transfers/route"]').click()
  await choose(page, 'car', 'K33 A')
  await choose(page, 'ground', 'sale')
  await chooseCity(page, 'outArea', cities.from)
  await chooseCity(page, 'inArea', cities.to)
  await chooseCity(page, 'tradeArea', cities.traded)
  await page.locator('.cx-answer-line').waitFor()
}

/** Answers what is still asked about the car once the cities are known, up to the last page before sending. */
export async function fillTransfer(page: Page): Promise<void> {
  await choose(page, 'plateKind', car.plateKind)
  await write(page, 'plateNumber', car.plateNumber)
  await write(page, 'vin', car.vin)
  await write(page, 'code', invoice.code)
  await write(page, 'number', invoice.number)
  await page.getByRole('button', { name: /^(提交申请|Apply)$/ }).waitFor()
}

/** Opens the transfers at the desk and the first car of a queue. */
export async function openFirst(page: Page, url: string, side: 'in' | 'out'): Promise<void> {
  await page.goto(`${url}/desk/transfers?side=${side}`)
  await page.getByRole('option').first().waitFor()
  await page.keyboard.press('n')
  await page.getByRole('group', { name: /^(操作|Actions)$/ }).waitFor()
}
