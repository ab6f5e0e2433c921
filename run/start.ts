// npm start [-- --date YYYY-MM-DD]: the whole demonstration with one command; with CHANGXING_MODE=production the server alone.
// Reads from the environment PORT, AGENCIES_PORT, DATA_DIRECTORY, DATABASE_URL, DATABASE_OWNER_URL, CHANGXING_MODE; everything else is the server's.
import { demonstrate } from './start/demonstration.ts'
import { leave } from './start/leaving.ts'
import { runProduction } from './start/production.ts'

const running = process.env.CHANGXING_MODE === 'production' ? runProduction() : demonstrate(process.argv.slice(2))
running.catch((problem: Error) => {
  process.stderr.write(`${problem.message}\n`)
  leave(1)
})
