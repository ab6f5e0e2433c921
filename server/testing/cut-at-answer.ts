import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/**
 * A way to the server at `url` that breaks when the first byte of an answer appears: then `answered` is called, and who asked sees nothing of it.
 */
export const cutAtAnswer = async (url: string, answered: () => void): Promise<{ readonly url: string; readonly close: () => void }> => {
  const gate = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    for (const socket of [near, far]) socket.on('error', () => socket.destroy())
    near.pipe(far)
    near.on('close', () => far.destroy())
    far.on('close', () => near.destroy())
    far.once('data', () => {
      answered()
      near.destroy()
    })
  })
  gate.listen(0, '127.0.0.1')
  await once(gate, 'listening')
  return { url: `http://127.0.0.1:${(gate.address() as AddressInfo).port}`, close: () => void gate.close() }
}
