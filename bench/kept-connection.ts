import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

export type Answer = { readonly status: number; readonly body: string }

/** A connection that is kept, for one request after another. */
export type KeptConnection = {
  /** Posts JSON with these headers and waits for the whole answer. Errors: the connection broke; an answer without content-length. */
  readonly post: (path: string, headers: Readonly<Record<string, string>>, body: string) => Promise<Answer>
  readonly close: () => void
}

/**
 * A connection for a load: it writes a request and reads the answer to it, and does nothing else, since whatever a client takes of the machine
 * is missing to the server that is measured. Opened at its first request, and anew when the server has hung up in a pause.
 */
export function keptConnection(url: string): KeptConnection {
  const { hostname, port, host } = new URL(url)
  let socket: Socket | undefined
  let waiting: { readonly resolve: (answer: Answer) => void; readonly reject: (problem: Error) => void } | undefined
  let held: Buffer = Buffer.alloc(0)
  const fail = (problem: Error) => {
    waiting?.reject(problem)
    waiting = undefined
  }
  const read = (from: Socket, chunk: Buffer) => {
    // Nobody has asked: the server says that it will hang up.
    if (!waiting) return from.destroy()
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk])
    const end = held.indexOf('\r\n\r\n')
    if (end < 0) return
    const head = held.toString('latin1', 0, end)
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1])
    if (Number.isNaN(length)) return fail(new Error(`an answer without its length: ${head}`))
    if (held.length < end + 4 + length) return
    const answer = { status: Number(head.slice(9, 12)), body: held.toString('utf8', end + 4, end + 4 + length) }
    held = held.subarray(end + 4 + length)
    const { resolve } = waiting
    waiting = undefined
    resolve(answer)
  }
  const open = async (): Promise<Socket> => {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true })
    await once(opened, 'connect')
    held = Buffer.alloc(0)
    return opened.on('error', fail).on('close', () => fail(new Error('the server hung up'))).on('data', (chunk: Buffer) => read(opened, chunk))
  }
  return {
    post: async (path, headers, body) => {
      const kept = socket && !socket.destroyed ? socket : (socket = await open())
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        const lines = Object.entries({ host, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers })
        kept.write(`POST ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
      })
    },
    close: () => socket?.destroy(),
  }
}
