import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http'
import { Agent as SafeAgent, request as safeRequest } from 'node:https'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import type { Agency } from './agency-keys.ts'
import { envelopeHeaders, envelopeHolds, isFresh, readEnvelope, type Envelope } from './envelope.ts'

/** Why nothing that may be believed came back. */
export type UnknownCause =
  | 'maintenance' | 'circuit-open' | 'no-key' | 'no-answer' | 'too-late' | 'too-long' | 'not-signed' | 'wrong-signature' | 'another-message' | 'clock' | 'unsettled' | 'not-understood'

/** What came back from one attempt: an answer that is certainly the agency's, to this message, of now; or why there is none. */
export type Came =
  | { readonly signed: true; readonly status: number; readonly envelope: Envelope; readonly body: string }
  | { readonly signed: false; readonly cause: UnknownCause; readonly status: number | null }

/** Largest answer that is read, in bytes. */
const largest = 64 * 1024

class TooLong extends Error {}

const kept = { keepAlive: true, maxSockets: 64 }
const ways = { 'http:': { post: plainRequest, agent: new PlainAgent(kept) }, 'https:': { post: safeRequest, agent: new SafeAgent(kept) } } as const
const wayTo = ({ protocol }: URL) => {
  if (protocol !== 'http:' && protocol !== 'https:') throw new Error(`no way to an agency at ${protocol}`)
  return ways[protocol]
}

type Posted = { readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal }

/** Posts once over a kept connection and follows no redirection: `fetch` takes half a millisecond more of this process for each call. */
const postOnce = (url: URL, { headers, body, signal }: Posted) =>
  new Promise<IncomingMessage>((resolve, reject) => {
    const { post, agent } = wayTo(url)
    post(url, { method: 'POST', agent, signal, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, resolve).on('error', reject).end(body)
  })

const readLimited = (response: IncomingMessage) =>
  new Promise<string>((resolve, reject) => {
    const chunks: Buffer[] = []
    let length = 0
    response.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length > largest) response.destroy(new TooLong())
      else chunks.push(chunk)
    })
    response.on('error', reject)
    response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
  })

/** Posts a signed body once and believes nothing it cannot verify. `patience` in milliseconds covers the whole exchange; `now` is asked when the answer is there. */
export const askAgency = async (
  agency: Agency, keys: readonly PublicKey[], message: { readonly url: URL; readonly envelope: Envelope; readonly body: string },
  patience: number, now: () => number, millisOf: (instant: string) => number,
): Promise<Came> => {
  const { url, envelope: ours } = message
  const signal = AbortSignal.timeout(patience)
  let status: number | null = null
  try {
    const response = await postOnce(url, { headers: { ...envelopeHeaders(ours), 'content-type': 'application/json' }, body: message.body, signal })
    status = response.statusCode ?? null
    const body = await readLimited(response)
    const envelope = readEnvelope((name) => response.headers[name] as string | undefined)
    const path = url.pathname + url.search
    if (!envelope || envelope.sender !== agency.name) return { signed: false, cause: 'not-signed', status }
    if (!envelopeHolds(keys, { method: String(status), path, body, ...envelope }, envelope.signature)) return { signed: false, cause: 'wrong-signature', status }
    if (envelope.messageId !== ours.messageId) return { signed: false, cause: 'another-message', status }
    if (!isFresh(millisOf(envelope.sentAt), now())) return { signed: false, cause: 'clock', status }
    return { signed: true, status: response.statusCode!, envelope, body }
  } catch (cause) {
    if (cause instanceof TooLong) return { signed: false, cause: 'too-long', status }
    return { signed: false, cause: signal.aborted ? 'too-late' : 'no-answer', status }
  }
}
