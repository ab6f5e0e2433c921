import type { Endpoint, InputOf, OutputOf, ParamsOf } from './endpoint.ts'
import type { ErrorBody } from './errors.ts'
import type { Refusal } from './shapes.ts'

export type AppName = 'citizen' | 'desk' | 'patrol' | 'relying'

/** A lawful refusal: an answer, with every unmet reason. */
export class Refused extends Error {
  readonly refusal: Refusal['refusal']
  constructor(refusal: Refusal['refusal']) {
    super(refusal.code)
    this.refusal = refusal
  }
}

/** An error of the catalogue, or `offline` when no answer came. */
export class Failed extends Error {
  readonly status: number
  readonly error: ErrorBody['error'] | undefined
  constructor(status: number, error: ErrorBody['error'] | undefined) {
    super(error?.code ?? (status === 0 ? 'offline' : `http-${status}`))
    this.status = status
    this.error = error
  }
}

export type CallOptions<E extends Endpoint> = {
  readonly params?: ParamsOf<E>
  readonly input?: InputOf<E>
  /** Raw body of an upload. */
  readonly body?: Blob
  /** Made once by the caller for one intent; a repeat with the same key returns the first answer. */
  readonly idempotencyKey?: string
  readonly signal?: AbortSignal
}

const pathOf = (path: string, params: Record<string, string> = {}) =>
  path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))

const queryOf = (input: object) => {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) if (value !== undefined) query.set(name, String(value))
  const text = query.toString()
  return text && `?${text}`
}

/**
 * The typed client that every app uses. It names its app, so that the server takes that app's session and no other site can imitate it.
 * Rejects with `Refused` (lawful refusal) or `Failed` (error, or no network: status 0).
 */
export const createClient = (app: AppName, fetcher: typeof fetch, newKey: () => string) => {
  const request = async <E extends Endpoint>(endpoint: E, options: CallOptions<E> = {}): Promise<Response> => {
    const reads = endpoint.method === 'GET'
    const headers: Record<string, string> = { 'x-changxing-app': app }
    if (!reads) headers['idempotency-key'] = options.idempotencyKey ?? newKey()
    if (options.body) headers['content-type'] = options.body.type
    else if (!reads) headers['content-type'] = 'application/json'
    const url = pathOf(endpoint.path, options.params) + (reads && options.input ? queryOf(options.input) : '')
    const body = reads ? undefined : (options.body ?? JSON.stringify(options.input ?? {}))
    const response = await fetcher(url, { method: endpoint.method, headers, body, signal: options.signal, credentials: 'same-origin' }).catch((cause: unknown) => {
      if (options.signal?.aborted) throw cause
      throw new Failed(0, undefined)
    })
    if (response.ok) return response
    const answer = (await response.json().catch(() => ({}))) as Partial<Refusal> & Partial<ErrorBody>
    if (response.status === 422 && answer.refusal) throw new Refused(answer.refusal)
    throw new Failed(response.status, answer.error)
  }
  const call = async <E extends Endpoint>(endpoint: E, options: CallOptions<E> = {}): Promise<OutputOf<E>> => {
    const response = await request(endpoint, options)
    if ('binary' in endpoint.output) return new Uint8Array(await response.arrayBuffer()) as OutputOf<E>
    return (await response.json()) as OutputOf<E>
  }
  return { call, request }
}

export type Client = ReturnType<typeof createClient>
