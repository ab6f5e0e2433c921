import { createServer } from 'node:net'

/** Whether a port can be taken on this machine, under both of the addresses that "localhost" may mean. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer()
      // A machine without IPv6 has no ::1 that could be taken.
      probe.once('error', (problem: NodeJS.ErrnoException) => resolve(problem.code !== 'EADDRINUSE'))
      probe.listen(port, host, () => probe.close(() => resolve(true)))
    })
    if (!free) return false
  }
  return true
}

/**
 * The port to use. One that was asked for must be free; otherwise the first free one from the usual port on, and `moved` says that it is another.
 * Errors: the words to tell when the port asked for is taken or no port.
 */
export async function choosePort(asked: string | undefined, usual: number, name: string): Promise<{ port: number; moved: boolean }> {
  if (asked !== undefined) {
    const port = Number(asked)
    if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new Error(`${name}=${asked} is not a port (1 to 65535).`)
    if (!(await isFree(port))) throw new Error(`Port ${port} (${name}) is taken by another program. Choose another, for example: ${name}=${port + 1} npm start`)
    return { port, moved: false }
  }
  for (let port = usual; port < usual + 200; port += 20) if (await isFree(port)) return { port, moved: port !== usual }
  throw new Error(`Port ${usual} and its neighbours are taken. Choose one: ${name}=… npm start`)
}
