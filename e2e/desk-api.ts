import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { signedByInspector } from '@changxing/credentials/testing/sign-as-inspector.ts'
import type { Page } from 'playwright-core'
import { portrait } from './citizen-steps.ts'

type Json = Record<string, unknown>
type CaseAtCounter = { readonly area: string; readonly id: string; readonly number: string }

/** Calls the API as the officer whose window this is. */
const caller = (page: Page, url: string, app: 'desk' | 'patrol' = 'desk') => {
  const headers = () => ({ 'x-changxing-app': app, 'idempotency-key': randomUUID() })
  const read = async (response: Awaited<ReturnType<Page['request']['post']>>): Promise<Json> => {
    if (!response.ok()) throw new Error(`${response.url()} answered ${response.status()}: ${await response.text()}`)
    return (await response.json()) as Json
  }
  return {
    get: async (path: string) => read(await page.request.get(url + path, { headers: headers() })),
    bytes: async (path: string) => {
      const response = await page.request.get(url + path, { headers: headers() })
      if (!response.ok()) throw new Error(`${path} answered ${response.status()}: ${await response.text()}`)
      return new Uint8Array(await response.body())
    },
    post: async (path: string, data: object) => read(await page.request.post(url + path, { headers: headers(), data })),
    put: async (path: string, data: Json) => read(await page.request.put(url + path, { headers: headers(), data })),
    upload: async (bytes: Buffer, path = '/api/my/pictures', type = 'image/jpeg') =>
      read(await page.request.post(url + path, { headers: { ...headers(), 'content-type': type }, data: bytes })),
  }
}

type AtCounter = {
  readonly area: string; readonly service: string; readonly identityNumber: string; readonly plate?: string; readonly byPapers?: Json; readonly answers: Json; readonly papers?: readonly string[]
}

/**
 * A draft that the counter has begun and filled in: business about the person's vehicle with this plate, or about somebody else's that its papers name,
 * with these answers, every paper scanned. `papers` left out: all that are missing.
 */
export async function filledAtCounter(counter: Page, url: string, { area, service, identityNumber, plate, byPapers, answers, papers }: AtCounter): Promise<Json & CaseAtCounter> {
  const { post, put, upload } = caller(counter, url)
  const { things } = (await post(`/api/areas/${area}/counter/persons`, { identityNumber })) as { things: { kind: string; area: string; id: string; name: string }[] }
  const thing = things.find(({ name }) => name === plate)
  if (!thing && !byPapers) throw new Error(`${identityNumber} has no ${plate}: ${JSON.stringify(things)}`)
  const begun = await post(`/api/areas/${area}/counter-cases`, {
    identityNumber, service, reason: 'came-to-counter', ...(thing ? { subject: { kind: thing.kind, area: thing.area, id: thing.id } } : { byPapers }),
  })
  const at = `/api/areas/${area}/cases/${String(begun['id'])}`
  let one = await put(`${at}/answers`, { answers })
  const missing = (one['documents'] as { kind: string; state: string }[]).filter(({ state }) => state === 'missing').map(({ kind }) => kind)
  for (const kind of papers ?? missing) {
    const { sides } = (one['documents'] as { kind: string; sides: unknown[] }[]).find((document) => document.kind === kind)!
    for (const person of ['woman-33', 'woman-28'].slice(0, Math.max(1, sides.length)) as Parameters<typeof portrait>[0][]) {
      const { fileId } = await upload(readFileSync(portrait(person)))
      one = await post(`${at}/documents`, { kind, fileId })
    }
  }
  return { ...one, area, id: String(one['id']), number: String(one['number']) }
}

/** A draft that the counter sends. */
export async function sentAtCounter(counter: Page, url: string, { area, id }: Pick<CaseAtCounter, 'area' | 'id'>): Promise<CaseAtCounter> {
  const { get, post } = caller(counter, url)
  const at = `/api/areas/${area}/cases/${id}`
  const sent = await post(`${at}/submission`, { version: (await get(at))['version'] })
  return { area, id, number: String(sent['number']) }
}

/** A case that the counter has begun, filled in and sent, for journeys about what comes after. */
export const submittedAtCounter = async (counter: Page, url: string, given: AtCounter): Promise<CaseAtCounter> => sentAtCounter(counter, url, await filledAtCounter(counter, url, given))

/** A case approved by this officer, for journeys about what comes after. */
export async function approvedAtDesk(officer: Page, url: string, { area, id }: Pick<CaseAtCounter, 'area' | 'id'>): Promise<void> {
  const { post, get } = caller(officer, url)
  const at = `/api/areas/${area}/cases/${id}`
  await post(`${at}/claim`, { version: (await get(at))['version'] })
  await post(`${at}/approval`, { version: (await get(at))['version'] })
}

/** The car of a case inspected and passed, for journeys about what comes after. `terminal`: the window of an inspector in the patrol app. */
export async function inspectedAtTerminal(terminal: Page, url: string, { area, id }: Pick<CaseAtCounter, 'area' | 'id'>): Promise<void> {
  const { post, put, upload, bytes } = caller(terminal, url, 'patrol')
  const begun = await post(`/api/areas/${area}/cases/${id}/inspections`, {}) as Json & { items: { id: string }[] }
  const at = `/api/areas/${area}/inspections/${String(begun['inspectionId'])}`
  await put(`${at}/items`, { items: begun.items.map((item) => ({ id: item.id, result: 'pass', note: '' })) })
  await upload(readFileSync(portrait('woman-33')), `${at}/vin-photo`)
  const piece = randomBytes(2000)
  const digest = createHash('sha256').update(piece).digest()
  await upload(piece, `${at}/recording/0/${digest.toString('hex')}`, 'application/octet-stream')
  await post(`${at}/recording-completion`, { pieces: 1, sha256: createHash('sha256').update(digest).digest('hex') })
  await post(`${at}/signature`, await signedByInspector({ post, bytes }, at))
}
