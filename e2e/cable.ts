import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'

/** The way from one device to the platform, which can be cut in the middle of anything, for pages and service workers alike. */
export type Cable = {
  /** For `--host-resolver-rules`: leads the platform's address through this cable. */
  readonly rule: string
  readonly cut: () => Promise<void>
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
  const gate = createServer((near) => {
    const far = connect(Number(port), '127.0.0.1')
    hold(near)
    hold(far)
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
    cut: () => new Promise((resolve) => {
      gate.close(() => resolve())
      for (const socket of sockets) socket.destroy()
    }),
  }
}
