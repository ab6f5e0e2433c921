// npm start with stand-ins for the server and the agencies, and with the real PostgreSQL: see ../start/start.test.ts.
import { demonstrate } from '../start/demonstration.ts'

const fixture = 'run/testing/server.fixture.ts'
demonstrate(process.argv.slice(2), { server: fixture, agencies: fixture }).catch((problem: Error) => {
  process.stderr.write(`${problem.message}\n`)
  process.exit(1)
})
