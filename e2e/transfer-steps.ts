import assert from 'node:assert/strict'
import { agentPapers, counterPapers, sidesAsked } from '@changxing/rules/vehicles/counter-papers.ts'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { openWindow } from './browser.ts'
import { signIn } from './people.ts'
import { showsCount } from './shows.ts'

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

/** Asks in the citizen app which way a car changes owner, as its new owner would: the cities by their names; `traded` of a sale only. Ends on the answer. */
export async function askTheWay(
  page: Page, url: string, { from, to, traded, ground = 'sale' }: { readonly from: string; readonly to: string; readonly traded?: string; readonly ground?: string },
): Promise<void> {
  await page.goto(`${url}/citizen/transfers`)
  await page.locator('a[href$="/transfers/route"]').click()
  await choose(page, 'car', 'K33 A')
  await choose(page, 'ground', ground)
  await chooseCity(page, 'outArea', from)
  await chooseCity(page, 'inArea', to)
  if (traded !== undefined) await chooseCity(page, 'tradeArea', traded)
  await page.locator('.cx-answer-line').waitFor()
}

/** Answers the first two questions of an application: where the car is registered next, where it was invoiced. */
export async function fillCities(page: Page, to: string, traded: string): Promise<void> {
  await chooseCity(page, 'inArea', to)
  await chooseCity(page, 'tradeArea', traded)
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

/** The desks of officers, each opened and signed in when it is first asked for. */
export function desksAt(browser: Browser, url: string): (officer: string) => Promise<Page> {
  const opened = new Map<string, Promise<Page>>()
  const open = async (officer: string) => {
    const page = await openWindow(browser, 'desk')
    await signIn(page, url, 'desk', officer)
    return page
  }
  return (officer) => {
    const page = opened.get(officer) ?? open(officer)
    opened.set(officer, page)
    return page
  }
}

/** What the papers say that somebody lays on the counter. `city`: the other office's. */
type AtCounter = {
  readonly path: 'B' | 'C'; readonly city: string; readonly car: Omit<typeof car, 'plateKind'>; readonly owner: string
  readonly ground?: 'sale' | 'gift'; readonly invoice?: typeof invoice
  /** who applies for the new owner, with a written mandate */
  readonly agent?: { readonly name: string; readonly number: string; readonly madeOn: string; readonly validUntil: string }
  /** called before the application is sent */
  readonly onFilled?: () => Promise<void>
}

const paperScan = () => sharp({ create: { width: 620, height: 877, channels: 3, background: '#f4f1e8' } }).jpeg().toBuffer()

/** Takes an application at the counter of the new place (B) or of the old place (C), by keys as far as they go. */
export async function takeAtCounter(officer: Page, url: string, { path, city, car: { plateNumber, vin }, owner, ground = 'sale', invoice: shown, agent, onFilled }: AtCounter): Promise<void> {
  await officer.goto(`${url}/desk/transfers`)
  await officer.getByRole('button', { name: /^(窗口受理|Take one at the counter)/ }).waitFor()
  await officer.keyboard.press('t')
  const form = officer.getByRole('form', { name: /^(窗口受理|At the counter)$/ })
  if (path === 'C') await form.getByText(/方式 C|\(C\)/).click()
  await form.locator('#counter-plate').fill(plateNumber)
  await form.locator('#counter-vin').fill(vin)
  await form.locator('#counter-area').fill(city)
  await officer.keyboard.press('Enter')
  await form.locator('#counter-ground').selectOption(ground)
  await form.locator('#counter-owner').fill(owner)
  if (agent) {
    await form.getByRole('checkbox', { name: /^(由代理人办理|An agent applies)$/ }).check()
    await form.locator('#counter-agent').fill(agent.name)
    await form.locator('#counter-agent-number').fill(agent.number)
    await form.locator('#counter-mandate-made').fill(agent.madeOn)
    await form.locator('#counter-mandate-until').fill(agent.validUntil)
  }
  if (shown) {
    await form.locator('#counter-code').fill(shown.code)
    await form.locator('#counter-number').fill(shown.number)
  }
  const papers = ['owner-identity', 'certificate-pages', 'driving-permit', ...(ground === 'gift' ? (['gift-agreement', 'notarial-deed'] as const) : []), ...(agent ? agentPapers : [])] as const
  for (const paper of papers) {
    const { zh, en } = counterPapers[paper]
    const line = form.locator('.tr-paper').filter({ hasText: new RegExp(`${zh}|${en}`) })
    for (let page = 1; page <= Math.max(1, sidesAsked(paper).length); page += 1) {
      await line.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: await paperScan() })
      await line.getByText(new RegExp(`${page} 页|${page} page`)).waitFor()
    }
  }
  await onFilled?.()
  await officer.keyboard.press('Control+Enter')
}

/** The answer on top of an inspection. */
export const inspectionSays = (terminal: Page, words: string | RegExp): Locator => terminal.locator('.in-answer-line').filter({ hasText: words })

/** While the terminal records: every line passes, or this one fails with what is wrong; the VIN is photographed, the recording ends. */
export async function lookAtAll(terminal: Page, fails?: { readonly line: string; readonly note: string }): Promise<void> {
  await terminal.getByText('录音录像中').waitFor()
  const all = terminal.getByRole('radio', { name: '符合', exact: true })
  for (let at = 0; at < await all.count(); at++) await all.nth(at).check()
  await terminal.getByRole('button', { name: '拍车辆识别代号' }).click()
  if (fails) {
    const line = terminal.locator('.in-items li').filter({ hasText: fails.line })
    await line.getByRole('radio', { name: '不符合', exact: true }).check()
    await line.getByRole('textbox').fill(fails.note)
  }
  await inspectionSays(terminal, fails ? '项目齐了：不合格（1 项）' : '项目齐了：合格').waitFor()
  await terminal.getByRole('button', { name: '结束录像' }).click()
}

/** Signs the inspection as soon as the whole recording has arrived. */
export async function signInspection(terminal: Page, result: '合格' | '不合格' = '合格'): Promise<void> {
  await inspectionSays(terminal, `可以签署：${result}`).waitFor({ timeout: 60_000 })
  await terminal.getByRole('button', { name: '签署' }).click()
  await inspectionSays(terminal, `已签署：${result}`).waitFor()
}

/** The rubbing from the file, as the terminal shows it beside the photograph: the words below it, and its picture when there is one. */
export const rubbingBeside = async (terminal: Page, says: string): Promise<void> => {
  const beside = terminal.locator('.in-photo').first()
  await beside.getByText(says).waitFor({ timeout: 60_000 })
  await showsCount(beside.getByRole('img', { name: '档案里的车辆识别代号拓印膜' }), says === '档案拓印膜' ? 1 : 0)
}

/**
 * The inspector takes the only car of the list, records the whole inspection and signs it (M2.3.3); then nothing waits any more. `beside`: what is done
 * and compared while it is recorded.
 */
export async function inspect(terminal: Page, url: string, inspector: string, plateNumber: string, beside: () => Promise<void> = () => rubbingBeside(terminal, '档案拓印膜')): Promise<void> {
  await signIn(terminal, url, 'patrol', inspector)
  await terminal.getByRole('link', { name: new RegExp(plateNumber) }).click()
  await terminal.getByRole('button', { name: '开始录像并查验' }).click()
  await beside()
  await lookAtAll(terminal)
  await signInspection(terminal)
  await terminal.getByRole('button', { name: '完成，下一辆' }).click()
  await terminal.getByText('没有等待查验的车辆').waitFor()
}

/** The counter of the old place takes both plates and the licence; insured until this day. `onFilled`: called before it is recorded. */
export async function takePlates(officer: Page, url: string, insuredUntil: string, onFilled?: () => Promise<void>): Promise<void> {
  await openFirst(officer, url, 'out')
  await officer.keyboard.press('y')
  const panel = officer.getByRole('region', { name: '收回牌证' })
  await panel.locator('#hand-in-insured').fill(insuredUntil)
  await onFilled?.()
  await officer.keyboard.press('Control+Enter')
  await officer.getByText(/已收回，临时号牌/).first().waitFor()
}

/** The archive clerk of the old place looks through the file, signs and sends it. */
export async function sendFile(clerk: Page, url: string): Promise<void> {
  await openFirst(clerk, url, 'out')
  await clerk.keyboard.press('d')
  await clerk.getByText('档案齐全，可以发出').waitFor()
  await clerk.keyboard.press('s')
  await clerk.getByRole('button', { name: '签名并发出' }).click()
  await clerk.getByText('已签名并发往杭州').first().waitFor()
}

/** The archive clerk of the new place has every page compared and receipts the file. */
export async function receiptFile(clerk: Page, url: string): Promise<void> {
  await openFirst(clerk, url, 'in')
  await clerk.keyboard.press('d')
  await clerk.getByText(/页逐页比对，全部与签名清单一致/).waitFor()
  await clerk.keyboard.press('f')
  await clerk.getByText('回执已签发').waitFor()
}

/** The counter looks at the originals that the owner of a car from an online application brings, and scans each side. */
export async function showOriginals(officer: Page): Promise<void> {
  const papers = officer.locator('.case-block').filter({ hasText: '新车主材料' })
  for (const name of ['新车主身份证明', '新车主身份证明（反面）', '机动车登记证书', '行驶证', '行驶证（副页）']) {
    const wanted = papers.getByRole('button', { name: `扫描：${name}`, exact: true })
    await wanted.click()
    const scan = officer.getByRole('dialog')
    await scan.locator('input[type=file]').setInputFiles({ name: 'scan.jpg', mimeType: 'image/jpeg', buffer: await paperScan() })
    await scan.getByRole('button', { name: '补入档案' }).click()
    await wanted.waitFor({ state: 'detached' })
  }
}

/** An officer registers the car with a plate that its new owner has chosen. `onChosen`: called before it is done. Gives the plate. */
export async function register(officer: Page, url: string, onChosen?: () => Promise<void>): Promise<string> {
  await openFirst(officer, url, 'in')
  await officer.keyboard.press('r')
  const panel = officer.getByRole('region', { name: '登记发牌' })
  const plate = panel.getByRole('radio').nth(2)
  await plate.check()
  await panel.locator('button:enabled', { hasText: '登记' }).waitFor()
  const number = await plate.inputValue()
  await onChosen?.()
  await officer.keyboard.press('Control+Enter')
  await officer.getByText(`已登记，新号牌 ${number}`).first().waitFor()
  return number
}

/** The owner opens the newest message of the app with this title, as often as it takes: messages are sent by a job, and an earlier one may have the same title. */
export async function readMessage(phone: Page, url: string, title: string, says: RegExp): Promise<void> {
  const end = Date.now() + 30_000
  let read = ''
  do {
    await phone.goto(`${url}/citizen/messages`)
    await phone.getByRole('button', { name: title }).first().click()
    read = await phone.locator('.message-body').first().innerText()
    if (says.test(read)) return
  } while (Date.now() < end)
  assert.fail(`The newest message "${title}" still says: ${read}`)
}
