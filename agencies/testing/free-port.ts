import { randomInt } from 'node:crypto'
import { createServer } from 'node:net'

/** Below the ports that systems give to outgoing connections and to whoever asks for any: between looking and using, nobody is given these. */
const [first, beyond] = [20_000, 32_000]

const isFree = (port: number): Promise<boolean> => new Promise((resolve) => {
  const probe = createServer()
  probe.once('error', () => resolve(false))
  probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
})

/** A port of this machine for whoever must be told it before listening. */
export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = randomInt(first, beyond)
    if (await isFree(port)) return port
  }
}
