import { resolve } from 'node:path'
import { root } from '../files.ts'
import { announcement } from './announce.ts'
import { leave, onLeaving } from './leaving.ts'
import { readStartOptions } from './options.ts'
import { choosePort } from './ports.ts'
import { claim, whatRuns } from './running.ts'
import { startSystem } from './start-system.ts'
import type { SystemOptions } from './start-system.ts'

const { env } = process
const write = (text: string) => void process.stdout.write(text)

/**
 * Starts the demonstration and keeps it up until Ctrl-C; when it runs already in this data directory, says where and does nothing.
 * `scripts` stand in for the real server and agencies in tests. Errors: a port is taken, a part does not start; all in words.
 */
export async function demonstrate(args: readonly string[], scripts?: SystemOptions['scripts']) {
  const { date } = readStartOptions(args)
  const dataDirectory = resolve(env.DATA_DIRECTORY ?? `${root}/.data`)
  const place = claim(dataDirectory)
  if (!place) return tellWhatRuns(dataDirectory)
  // While parts are still starting there is no order to keep: they all end with this process.
  let stop = async () => {}
  const begin = onLeaving(() => {
    write('\n正在停止 · Stopping …\n')
    void stop().finally(() => {
      place.release()
      leave(Number(process.exitCode ?? 0))
    })
  })
  try {
    const web = await choosePort(env.PORT, 4120, 'PORT')
    const agencies = await choosePort(env.AGENCIES_PORT, 4130, 'AGENCIES_PORT')
    for (const { port, moved } of [web, agencies]) if (moved) write(`Another program has the usual port; using ${port}.\n`)
    const system = await startSystem({
      dataDirectory, date, write, scripts, port: web.port, agenciesPort: agencies.port,
      databaseUrl: env.DATABASE_URL, databaseOwnerUrl: env.DATABASE_OWNER_URL,
    })
    stop = system.stop
    place.note({ pid: process.pid, url: system.url, agenciesUrl: system.agenciesUrl, date })
    write(`${await announcement(system.url, system.agenciesUrl, date)}  Ctrl-C 停止 · stops everything.\n\n`)
    void system.fell.then((what) => {
      write(`${what}. See ${dataDirectory}/logs.\n`)
      process.exitCode = 1
      begin()
    })
  } catch (problem) {
    place.release()
    throw problem
  }
}

async function tellWhatRuns(dataDirectory: string) {
  const running = whatRuns(dataDirectory)
  if (!running) return write('畅行正在启动,请稍候。 · Changxing is just starting; its addresses will stand in the other terminal.\n')
  write(`畅行已在运行 · Changxing is running already (process ${running.pid}).\n`)
  write(await announcement(running.url, running.agenciesUrl, running.date))
}
