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

const readLimited = async (response: Response): Promise<string> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of response.body ?? []) {
    length += chunk.length
    if (length > largest) throw new TooLong()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** Posts a signed body once and believes nothing it cannot verify. `patience` in milliseconds covers the whole exchange; `now` is asked when the answer is there. */
export const askAgency = async (
  agency: Agency, keys: readonly PublicKey[], message: { readonly url: URL; readonly envelope: Envelope; readonly body: string },
  patience: number, now: () => number, millisOf: (instant: string) => number,
): Promise<Came> => {
  const { url, envelope: ours } = message
  let status: number | null = null
  try {
    const response = await fetch(url, {
      method: 'POST', redirect: 'manual', signal: AbortSignal.timeout(patience), headers: { ...envelopeHeaders(ours), 'content-type': 'application/json' }, body: message.body,
    })
    status = response.status
    const body = await readLimited(response)
    const envelope = readEnvelope((name) => response.headers.get(name))
    const path = url.pathname + url.search
    if (!envelope || envelope.sender !== agency.name) return { signed: false, cause: 'not-signed', status }
    if (!envelopeHolds(keys, { method: String(status), path, body, ...envelope }, envelope.signature)) return { signed: false, cause: 'wrong-signature', status }
    if (envelope.messageId !== ours.messageId) return { signed: false, cause: 'another-message', status }
    if (!isFresh(millisOf(envelope.sentAt), now())) return { signed: false, cause: 'clock', status }
    return { signed: true, status, envelope, body }
  } catch (cause) {
    if (cause instanceof TooLong) return { signed: false, cause: 'too-long', status }
    return { signed: false, cause: cause instanceof DOMException && cause.name === 'TimeoutError' ? 'too-late' : 'no-answer', status }
  }
}
