import { Agent as PlainAgent, request as plainRequest } from 'node:http'
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

class NoAnswer extends Error {
  readonly why: 'too-long' | 'too-late' | 'no-answer'
  readonly status: number | null
  constructor(why: NoAnswer['why'], status: number | null) {
    super(why)
    this.why = why
    this.status = status
  }
}

const kept = { keepAlive: true, maxSockets: 64 }
const ways = { 'http:': { post: plainRequest, agent: new PlainAgent(kept) }, 'https:': { post: safeRequest, agent: new SafeAgent(kept) } } as const
const wayTo = ({ protocol }: URL) => (protocol === 'https:' ? ways[protocol] : ways['http:'])

type Answered = { readonly status: number; readonly header: (name: string) => string | undefined; readonly body: string }

/**
 * Posts once over a kept connection and follows no redirection; `fetch`, its streams and its signals take half a millisecond more of this
 * process for each call. Errors: `NoAnswer`.
 */
const postOnce = (url: URL, headers: Record<string, string>, body: string, patience: number) =>
  new Promise<Answered>((resolve, reject) => {
    const { post, agent } = wayTo(url)
    let status: number | null = null
    const request = post(url, { method: 'POST', agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } }, (response) => {
      const chunks: Buffer[] = []
      let length = 0
      status = response.statusCode!
      response.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > largest) fail('too-long')
        else chunks.push(chunk)
      })
      response.on('error', () => fail('no-answer'))
      response.on('end', () => {
        clearTimeout(timer)
        resolve({ status: response.statusCode!, header: (name) => response.headers[name] as string | undefined, body: Buffer.concat(chunks).toString('utf8') })
      })
    })
    const fail = (why: NoAnswer['why']) => {
      clearTimeout(timer)
      request.destroy()
      reject(new NoAnswer(why, status))
    }
    const timer = setTimeout(() => fail('too-late'), patience)
    request.on('error', () => fail('no-answer'))
    request.end(body)
  })

/** Posts a signed body once and believes nothing it cannot verify. `patience` in milliseconds covers the whole exchange; `now` is asked when the answer is there. */
export const askAgency = async (
  agency: Agency, keys: readonly PublicKey[], message: { readonly url: URL; readonly envelope: Envelope; readonly body: string },
  patience: number, now: () => number, millisOf: (instant: string) => number,
): Promise<Came> => {
  const { url, envelope: ours } = message
  try {
    const { status, header, body } = await postOnce(url, { ...envelopeHeaders(ours), 'content-type': 'application/json' }, message.body, patience)
    const envelope = readEnvelope(header)
    const path = url.pathname + url.search
    if (!envelope || envelope.sender !== agency.name) return { signed: false, cause: 'not-signed', status }
    if (!envelopeHolds(keys, { method: String(status), path, body, ...envelope }, envelope.signature)) return { signed: false, cause: 'wrong-signature', status }
    if (envelope.messageId !== ours.messageId) return { signed: false, cause: 'another-message', status }
    if (!isFresh(millisOf(envelope.sentAt), now())) return { signed: false, cause: 'clock', status }
    return { signed: true, status, envelope, body }
  } catch (cause) {
    if (cause instanceof NoAnswer) return { signed: false, cause: cause.why, status: cause.status }
    return { signed: false, cause: 'no-answer', status: null }
  }
}
