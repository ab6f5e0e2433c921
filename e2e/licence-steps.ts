import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { portrait } from './citizen-steps.ts'
import { faceTheCamera } from './people.ts'

type Case = { readonly area: string; readonly id: string }
/** As much of an answer as the steps read. */
type Answer = { readonly url: string; readonly checkId: string; readonly documents: readonly { readonly kind: string; readonly state: string; readonly sides: readonly unknown[] }[] }

/** One request of the app in this window, as whoever is signed in there. Errors: an answer that is no 2xx, with its body. */
export async function callAs(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer> {
  const app = new URL(page.url()).pathname.split('/')[1]!
  const { status, text } = await page.evaluate(async ([verb, url, sent, name]) => {
    const headers: Record<string, string> = { 'x-changxing-app': name }
    if (verb !== 'GET') Object.assign(headers, { 'idempotency-key': crypto.randomUUID(), 'content-type': 'application/json' })
    const response = await fetch(url, { method: verb, headers, ...(verb !== 'GET' && { body: sent }) })
    return { status: response.status, text: await response.text() }
  }, [method, path, JSON.stringify(body ?? {}), app] as const)
  if (status >= 300) throw new Error(`${method} ${path}: ${status} ${text}`)
  return JSON.parse(text) as Answer
}

const at = ({ area, id }: Case, rest = '') => `/api/areas/${area}/cases/${id}${rest}`

/** Sends a picture, and gives its file. */
async function sendPicture(page: Page, person: Parameters<typeof portrait>[0]): Promise<string> {
  const bytes = readFileSync(portrait(person)).toString('base64')
  return page.evaluate(async (encoded) => {
    const body = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0))
    const response = await fetch('/api/my/pictures', { method: 'POST', headers: { 'x-changxing-app': 'citizen', 'idempotency-key': crypto.randomUUID(), 'content-type': 'image/jpeg' }, body })
    return ((await response.json()) as { fileId: string }).fileId
  }, bytes)
}

/** Gives every document that this draft still lacks. */
async function giveDocuments(page: Page, one: Case): Promise<void> {
  const { documents } = await callAs(page, 'GET', at(one))
  for (const { kind, state, sides } of documents) {
    const pictures = state !== 'missing' ? [] : sides.length > 1 ? ['man-45', 'man-25'] as const : ['man-45'] as const
    for (const person of pictures) await callAs(page, 'POST', at(one, '/documents'), { kind, fileId: await sendPicture(page, person) })
  }
}

/** Begins a service on its page, and gives the draft. */
export async function begin(page: Page, url: string, service: string): Promise<Case> {
  await page.goto(`${url}/citizen/services/${service}`)
  await page.getByRole('button', { name: /^(开始办理|Start)$/ }).click()
  await page.waitForURL(/\/citizen\/apply\//)
  const [, area, id] = /\/apply\/(\d+)\/([0-9a-f-]+)/.exec(page.url())!
  return { area: area!, id: id! }
}

/** Answers the form, faces the camera, gives the documents, and opens the last page before sending. */
export async function fill(page: Page, url: string, one: Case, answers: object): Promise<void> {
  await callAs(page, 'PUT', at(one, '/answers'), { answers })
  const { url: camera, checkId } = await callAs(page, 'POST', '/api/my/real-person-checks', { purpose: 'case', returnTo: '/citizen/cases' })
  await page.goto(camera)
  await faceTheCamera(page)
  await callAs(page, 'POST', at(one, '/checks'), { name: 'real-person', checkId })
  await callAs(page, 'POST', at(one, '/agency-checks'))
  await giveDocuments(page, one)
  await page.goto(`${url}/citizen/apply/${one.area}/${one.id}/review`)
}

/** Takes the case of somebody from the queue and approves it; with four eyes the first approval only takes it in. */
export async function approve(desk: Page, url: string, name: RegExp): Promise<void> {
  await desk.goto(`${url}/desk/review`)
  await desk.getByRole('option', { name }).click()
  await desk.getByRole('button', { name: /^领取/ }).click()
  await desk.getByText('由您经办').waitFor()
  await desk.getByRole('button', { name: /^通过/ }).click()
  const answered = desk.waitForResponse((response) => response.url().endsWith('/approval'))
  await desk.getByRole('button', { name: /^确认通过/ }).click()
  const response = await answered
  if (!response.ok()) throw new Error(`the approval was answered ${response.status()}: ${await response.text()}`)
}
