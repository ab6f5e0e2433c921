import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { after, before, test } from 'node:test'
import { agencyOf } from './agency-names.ts'
import { sendMessage } from './send-message.ts'
import { exchangeForTest, type ExchangeForTest } from './testing/exchange-for-test.ts'

let world: ExchangeForTest
before(async () => { world = await exchangeForTest() })
after(() => world.close())

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

test('killed between sending and the answer: the log says that it was sent, and the repeat has the same id and the same body', async () => {
  const message = { area: '330100', id: randomUUID(), path: '/reports', body: { kind: 'trade', says: 'first' } }
  // Whatever comes is passed on to the agency; its answer to the first message waits for ever.
  const seen: { id: unknown; body: string }[] = []
  const arrived = Promise.withResolvers<void>()
  const between = createServer((request, response) => void (async () => {
    const body = await bodyOf(request)
    const isGreeting = request.url === '/exchange/keys'
    if (!isGreeting) seen.push({ id: request.headers['x-message-id'], body })
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.startsWith('x-') || name === 'content-type')) as Record<string, string>
    const answer = await fetch(world.agenciesUrl + request.url, { method: 'POST', headers, body })
    if (!isGreeting && seen.length === 1) return arrived.resolve()
    response.writeHead(answer.status, Object.fromEntries([...answer.headers].filter(([name]) => name.startsWith('x-')))).end(await answer.text())
  })())
  await new Promise<void>((resolve) => { between.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`
  try {
    const environment = { ...world.environment, AGENCY_COMMERCE_URL: `${url}/commerce` }
    const child = spawn(process.execPath, [fileURLToPath(new URL('testing/send-one.ts', import.meta.url)), JSON.stringify({ environment, message })], { stdio: 'inherit' })
    await Promise.race([arrived.promise, once(child, 'exit').then(() => assert.fail('it ended before the message arrived'))])
    child.kill('SIGKILL')
    await once(child, 'exit')
    const logged = () => world.asOwner<{ direction: string; outcome: string | null }>('select direction, outcome from exchange.messages where message_id = $1 order by place', [message.id])
    assert.deepEqual(await logged(), [{ direction: 'out', outcome: null }])

    const agency = { ...agencyOf(world.platform.config, 'commerce'), url: `${url}/commerce` }
    const answer = await sendMessage(world.platform, agency, { ...message, body: { kind: 'invoice', says: 'second' } })
    assert.equal(answer.outcome, 'confirmed')
    assert.deepEqual(seen, [1, 2].map(() => ({ id: message.id, body: JSON.stringify(message.body) })))
    assert.deepEqual(await logged(), [{ direction: 'out', outcome: null }, { direction: 'out', outcome: null }, { direction: 'in', outcome: 'confirmed' }])
    const { reports } = await world.get('/commerce/reports')
    assert.deepEqual(reports.map((one: { id: string; kind: string }) => [one.id, one.kind]), [[message.id, 'trade']])
    assert.equal(await world.brokenChain(), undefined)
  } finally {
    between.closeAllConnections()
    between.close()
  }
})
