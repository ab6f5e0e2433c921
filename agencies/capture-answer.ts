import type { ServerResponse } from 'node:http'

export type CapturedAnswer = {
  /** The whole body that a handler wrote. */
  readonly body: Promise<Buffer>
  /** Sends another body in its place, with the handler's status and headers. */
  readonly send: (body: Buffer) => void
  /** Sends headers and the beginning of a body, and does not end. */
  readonly sendPart: (part: Buffer, sent: () => void) => void
}

/** Holds back what a handler writes, so that it can be changed before it leaves. Nothing reaches the caller until `send`. */
export function captureAnswer(res: ServerResponse): CapturedAnswer {
  const chunks: Buffer[] = []
  const write = res.write.bind(res)
  const end = res.end.bind(res)
  const { promise, resolve } = Promise.withResolvers<Buffer>()
  const keep = (chunk: unknown): void => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string))
  }
  res.write = ((chunk: unknown) => {
    keep(chunk)
    return true
  }) as typeof res.write
  res.end = ((chunk: unknown) => {
    keep(chunk)
    resolve(Buffer.concat(chunks))
    return res
  }) as typeof res.end
  // a caller who hangs up ends the waiting too
  res.once('close', () => resolve(Buffer.concat(chunks)))
  return {
    body: promise,
    send(body) {
      res.setHeader('content-length', body.length)
      end(body)
    },
    sendPart(part, sent) {
      res.flushHeaders()
      if (part.length === 0) sent()
      else write(part, sent)
    },
  }
}
