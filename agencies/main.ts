import { resolve } from 'node:path'
import { startAgencies } from './start-agencies.ts'

/** The stand-in agencies as one process. They invent people and skip passwords, so production refuses them. */

const { env } = process
if (env['NODE_ENV'] === 'production' || env['CHANGXING_MODE'] === 'production') {
  console.error('The stand-in agencies are for demonstration only and do not start in production mode.')
  process.exit(1)
}

const port = Number(env['AGENCIES_PORT'] ?? 4130)
const running = await startAgencies({
  port,
  host: env['AGENCIES_HOST'],
  // port 0 is only known once it is taken
  publicUrl: env['AGENCIES_PUBLIC_URL'] ?? (port === 0 ? undefined : `http://localhost:${port}`),
  changxingUrl: env['CHANGXING_URL'] ?? 'http://localhost:4120',
  businessDate: env['CHANGXING_BUSINESS_DATE'],
  dataDirectory: resolve(env['DATA_DIRECTORY'] ?? '.data'),
})

const stop = (): void => void running.close().then(() => process.exit(0))
process.once('SIGINT', stop)
process.once('SIGTERM', stop)
if (env['WATCH_PARENT'] === '1') {
  // the pipe ends when the parent dies, however it dies
  process.stdin.on('end', stop).on('error', stop).resume()
}
process.stdout.write(`${JSON.stringify({ ready: true, url: running.url })}\n`)
