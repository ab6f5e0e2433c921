import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A text message as the agency has accepted it. */
export type Sms = {
  readonly id: string
  readonly to: string
  readonly text: string
  readonly sender: string
  readonly acceptedAt: string
  /** How many short messages the network makes of it. */
  readonly segments: number
}

export type Outbox = Awaited<ReturnType<typeof openOutbox>>

/** What was sent, kept in a file of JSON lines so that a repeat after a restart is still known as one. */
export async function openOutbox(path: string) {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const text = await readFile(path, 'utf8').catch(() => '')
  // a line that the last process could not finish was never confirmed to anybody
  const whole = text.slice(0, text.lastIndexOf('\n') + 1)
  const messages = new Map(whole.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Sms).map((sms) => [sms.id, sms]))
  if (whole.length < text.length) await truncate(path, Buffer.byteLength(whole))
  const writing = new Map<string, Promise<void>>()
  let tail: Promise<unknown> = Promise.resolve()

  return {
    find: (id: string): Sms | undefined => messages.get(id),

    /** Keeps a message; done when the line is written. A second call with the same id waits for the first. */
    async add(sms: Sms): Promise<void> {
      if (messages.has(sms.id)) return writing.get(sms.id)
      messages.set(sms.id, sms)
      const written = tail.then(() => appendFile(path, `${JSON.stringify(sms)}\n`, { mode: 0o600 }))
      tail = written.catch(() => messages.delete(sms.id))
      writing.set(sms.id, written)
      await written.finally(() => writing.delete(sms.id))
    },

    /** The newest first. */
    latest: (count: number): Sms[] => [...messages.values()].slice(-count).reverse(),
    get size(): number { return messages.size },
  }
}
