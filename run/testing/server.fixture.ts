// Stands in for the server and the agencies in tests of the starter: answers with its environment, ends with its parent.
import { createServer } from 'node:http'

const { env } = process
const port = Number(env.DATABASE_URL ? env.PORT : env.AGENCIES_PORT)
const people = [{ id: 'p1', kind: 'citizen', name: { zh: '张三', en: 'Zhang San' }, for: { zh: '试用', en: 'to try' }, clients: ['changxing-citizen'] }]
const server = createServer((request, response) => {
  if (request.url === '/die') process.exit(7)
  response.end(JSON.stringify(request.url === '/people.json' ? people : { env, pid: process.pid }))
})
process.stdin.on('end', () => process.exit(0)).resume()
process.on('SIGTERM', () => process.exit(0))
server.listen(port, '127.0.0.1', () => process.stdout.write(`${JSON.stringify({ ready: true, url: `http://localhost:${port}` })}\n`))
