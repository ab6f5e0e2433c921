import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** The way from one device to the platform, which can be cut in the middle of anything, for pages and service workers alike. */
export type Cable = {
  /** For `--host-resolver-rules`: leads the platform's address through this cable. */
  readonly rule: string
  readonly cut: () => Promise<void>
  /**
   * Has it cut by itself in the middle of an upload: as soon as `bytes` have gone up through one connection, or, with `answered`, when the
   * answer to them begins, of which the device then sees nothing. Resolves when it is cut.
   */
  readonly cutWithin: (bytes: number, when?: 'sent' | 'answered') => Promise<void>
  readonly mend: () => Promise<void>
}

/** Lays a cable to the server at `url`. */
export async function layCable(url: string): Promise<Cable> {
  const { hostname, port } = new URL(url)
  const sockets = new Set<Socket>()
  const hold = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const cut = () => new Promise<void>((resolve) => {
    gate.close(() => resolve())
    for (const socket of sockets) socket.destroy()
  })
  let awaited: { readonly bytes: number; readonly when: 'sent' | 'answered'; readonly done: (cutting: Promise<void>) => void } | undefined
  const cutNow = () => {
    const { done } = awaited!
    awaited = undefined
    done(cut())
  }
  const gate = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1')
    hold(near)
    hold(far)
    let up = 0
    near.on('data', ({ length }) => {
      if (!awaited) return
      up += length
      if (awaited.when === 'sent' && up >= awaited.bytes) cutNow()
    })
    // Before the answer is handed on.
    far.on('data', () => {
      if (awaited?.when === 'answered' && up >= awaited.bytes) cutNow()
    })
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    near.pipe(far).pipe(near)
  })
  const open = (at: number) => new Promise<void>((resolve, reject) => {
    gate.once('error', reject)
    gate.listen(at, '127.0.0.1', resolve)
  })
  await open(0)
  const at = (gate.address() as AddressInfo).port
  return {
    rule: `MAP ${hostname}:${port} 127.0.0.1:${at}`,
    mend: () => open(at),
    cut,
    cutWithin: (bytes, when = 'sent') => new Promise((done) => { awaited = { bytes, when, done } }),
  }
}
