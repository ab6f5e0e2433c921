import { createApp, domains } from './app.ts'
import { ConfigProblems, readConfig } from './platform/config.ts'
import { platformTasks, platformTimed } from './platform/jobs/tidy.ts'
import { startWorker } from './platform/jobs/worker.ts'
import { openPlatform } from './platform/open-platform.ts'

/** Starts the roles that the environment names, and stops them in order on SIGTERM, SIGINT, or when the parent is gone. */
const main = async () => {
  const config = readConfig()
  const platform = openPlatform(config)
  if (config.mode === 'demonstration') for (const domain of domains) await domain.seed?.(platform)
  const stops: (() => Promise<unknown>)[] = []
  if (config.roles.includes('web')) {
    const server = await createApp(platform)
    const url = await server.listen({ port: config.port, host: config.host })
    stops.push(() => server.close())
    process.stdout.write(`${JSON.stringify({ ready: true, url })}\n`)
  }
  if (config.roles.includes('worker')) {
    const tasks = Object.assign({}, platformTasks, ...domains.map((domain) => domain.tasks ?? {}))
    const runner = await startWorker(platform, tasks, [...platformTimed, ...domains.flatMap((domain) => domain.timed ?? [])])
    stops.push(() => runner.stop())
    if (!config.roles.includes('web')) process.stdout.write(`${JSON.stringify({ ready: true, url: 'worker' })}\n`)
  }
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    for (const end of stops) await end().catch((cause: unknown) => platform.log.error('stop-failed', cause))
    await platform.database.close()
    process.exit(0)
  }
  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  if (config.watchParent) process.stdin.on('end', () => void stop()).resume()
}

main().catch((cause: unknown) => {
  process.stderr.write(cause instanceof ConfigProblems ? `${cause.message}\n` : `${cause instanceof Error ? cause.stack : String(cause)}\n`)
  process.exit(1)
})
