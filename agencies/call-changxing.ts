import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { envelopeHolds, isFresh, readEnvelope, sealHeaders } from './exchange-envelope.ts'
import type { ExchangeKey } from './exchange-envelope.ts'
import { clockOffMs } from './faults.ts'
import type { Agency, Fault, Faults } from './faults.ts'
import type { KnownSenders } from './known-senders.ts'

type Options = {
  readonly agency: Agency
  readonly key: ExchangeKey
  readonly senders: KnownSenders
  readonly faults: Faults
  readonly changxingUrl: string
}

/** What the platform said: done, refused, or nothing that can be believed; then the message is sent again with the same id. */
export type Said = {
  readonly outcome: 'confirmed' | 'denied' | 'unknown'
  readonly status: number | null
  readonly cause: string | null
  readonly body: unknown
}

type Message = { readonly id: string; readonly subject: string; readonly body: object }
type Wire = { readonly headers: Record<string, string>; readonly body: Buffer }
type Raw = { readonly status: number; readonly headers: Record<string, unknown>; readonly body: string }

/** How long the platform may take, in milliseconds. */
const patience = 15_000

const unknown = (cause: string, status: number | null = null): Said => ({ outcome: 'unknown', status, cause, body: null })

/** Writes signed messages to the platform, as `POST /exchange/inbound/<agency>/<subject>`, and believes only signed answers. Plays faults. */
export function makeCaller({ agency, key, senders, faults, changxingUrl }: Options) {
  let earlier: Wire | undefined

  const seal = (path: string, { id, body }: Message, fault: Fault | undefined): Wire => {
    const text = JSON.stringify(body)
    const sentAt = new Date(Date.now() + (fault?.kind === 'clock-off' ? clockOffMs : 0)).toISOString()
    const covered = { method: 'POST', path, sentAt, messageId: id, body: text }
    const headers = sealHeaders(key, covered)
    if (fault?.kind === 'wrong-signature') headers['x-signature'] = key.sign({ ...covered, body: '' })
    return { headers, body: fault?.kind === 'garbage' ? randomBytes(64) : Buffer.from(text) }
  }

  const post = (path: string, { headers, body }: Wire, fault: Fault | undefined): Promise<Raw> => new Promise((resolve, reject) => {
    const req = request(new URL(path, changxingUrl), {
      method: 'POST', signal: AbortSignal.timeout(patience), headers: { ...headers, 'content-type': 'application/json', 'content-length': body.length },
    })
    req.once('error', reject)
    req.once('response', (res) => {
      // the work is done, and its answer is lost
      if (fault?.kind === 'reset') return void res.destroy(new Error('reset'))
      const chunks: Buffer[] = []
      res.on('data', (chunk: Buffer) => chunks.push(chunk))
      res.once('error', reject)
      res.once('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: Buffer.concat(chunks).toString('utf8') }))
    })
    if (fault?.kind === 'reset') req.once('response', () => reject(new Error('reset')))
    if (fault?.kind !== 'half-body') return void req.end(body)
    req.write(body.subarray(0, Math.floor(body.length / 2)), () => req.destroy(new Error('half a body')))
  })

  const understand = (path: string, id: string, raw: Raw): Said => {
    const envelope = readEnvelope((name) => raw.headers[name] as string | undefined)
    const platform = senders.keyOf('changxing')
    if (!envelope || !platform) return { ...unknown('not-signed', raw.status), body: raw.body }
    if (!envelopeHolds(platform, { method: String(raw.status), path, ...envelope, body: raw.body }, envelope.signature)) return unknown('wrong-signature', raw.status)
    if (envelope.messageId !== id) return unknown('another-message', raw.status)
    if (!isFresh(envelope.sentAt, Date.now())) return unknown('clock', raw.status)
    const body = JSON.parse(raw.body) as unknown
    if (raw.status === 200) return { outcome: 'confirmed', status: 200, cause: null, body }
    return [400, 404, 409, 422].includes(raw.status) ? { outcome: 'denied', status: raw.status, cause: null, body } : { ...unknown('unsettled', raw.status), body }
  }

  /** One attempt. A repeat uses the same id and body. */
  return async function call(message: Message): Promise<Said> {
    const path = `/exchange/inbound/${agency}/${message.subject}`
    const fault = faults.takeOutgoing(agency, path)
    if (fault?.kind === '5xx') return unknown('own-gateway')
    if (fault?.kind === 'slow') await wait(fault.delayMs)
    const wire = fault?.kind === 'replay' && earlier ? earlier : seal(path, message, fault)
    earlier = wire
    try {
      return understand(path, message.id, await post(path, wire, fault))
    } catch (problem) {
      return unknown(problem instanceof Error ? problem.message : 'no-answer')
    }
  }
}
export type Call = ReturnType<typeof makeCaller>
