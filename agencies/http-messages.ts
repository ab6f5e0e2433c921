import type { IncomingMessage, ServerResponse } from 'node:http'

/** A body that cannot be accepted; `status` is what HTTP calls it. */
export class BadMessage extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Largest body an agency reads, in bytes. */
const largest = 64 * 1024

/** The whole body as text. Throws BadMessage (413, 400) when it is too long or not UTF-8. */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > largest) throw new BadMessage(413, `more than ${largest} bytes`)
    chunks.push(chunk)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw new BadMessage(400, 'not UTF-8')
  }
}

/** A form as browsers post it. */
export const readForm = async (req: IncomingMessage): Promise<URLSearchParams> => new URLSearchParams(await readBody(req))

/** The body as JSON. Asks for the content type, so that no page of another origin can post here unasked. */
export async function readJson(req: IncomingMessage): Promise<unknown> {
  if (!req.headers['content-type']?.startsWith('application/json')) throw new BadMessage(415, 'content-type must be application/json')
  return parseJson(await readBody(req))
}

/** Throws BadMessage (400) on anything but JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadMessage(400, 'not JSON')
  }
}

export function sendJson(res: ServerResponse, status: number, body: unknown): void {
  res.statusCode = status
  res.setHeader('cache-control', 'no-store')
  sendText(res, 'application/json; charset=utf-8', JSON.stringify(body))
}

export function sendText(res: ServerResponse, type: string, text: string): void {
  res.setHeader('content-type', type)
  res.setHeader('x-content-type-options', 'nosniff')
  res.end(text)
}
