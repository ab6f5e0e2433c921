import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { randomUUID } from 'node:crypto'
import { findPolicies, presentPolicy } from '@changxing/agencies/insurance/find-policies.ts'
import { policies } from '@changxing/agencies/insurance/policies.ts'
import { vehicles } from '@changxing/agencies/vehicles.ts'
import { askInsurance } from '../insurance/ask-insurance.ts'
import { QueryAnswer } from '../insurance/messages.ts'
import { complaintsOf } from '../shapes.ts'
import { exchangeForTest } from './exchange-for-test.ts'

/**
 * One and the same question to the insurers in two ways, for a bench. `direct`: a plain call over a kept connection whose question and answer are
 * written to the log in one statement each, before it leaves and after it came, and the answer is checked; nothing is signed or chained.
 * `signed`: through the exchange. Both on a database that keeps fsync; both throw when the insurance is not confirmed. The agencies run in this process.
 */
export const directAndSigned = async () => {
  const world = await exchangeForTest(undefined, {}, true)
  const { platform, asOwner } = world
  await asOwner('create schema bench; create table bench.calls (id uuid, at timestamptz, body text); grant usage on schema bench to changxing_app; grant insert on bench.calls to changxing_app')
  const { vin, plateKind, plateNumber, engineNumber, vehicleType, use, area } = vehicles[0]!
  const question = { vin, plateKind, plateNumber, engineNumber, vehicleType, use, business: 'inspection-mark', date: '2021-07-01', office: '320100000400' } as const
  const plain = createServer((request, response) => void (async () => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const found = findPolicies(policies, JSON.parse(Buffer.concat(chunks).toString('utf8')) as typeof question)
    const body = JSON.stringify({ found: found.policies.length > 0, serial: randomUUID(), policies: found.policies.map(presentPolicy), near: found.near })
    response.setHeader('content-type', 'application/json').end(body)
  })())
  await new Promise<void>((resolve) => { plain.listen(0, '127.0.0.1', resolve) })
  const url = `http://127.0.0.1:${(plain.address() as AddressInfo).port}/queries`
  const log = (id: string, body: string) =>
    platform.database.single.run('bench.log', 'insert into bench.calls (id, at, body) values ($1, $2, $3)', [id, platform.clock.now(), body])
  return {
    direct: async (): Promise<void> => {
      const id = randomUUID()
      const body = JSON.stringify(question)
      await log(id, body)
      const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: AbortSignal.timeout(10_000) })
      const text = await response.text()
      const answer = JSON.parse(text) as { found: boolean }
      if (!answer.found || complaintsOf(QueryAnswer, answer).length > 0) throw new Error('not confirmed')
      await log(id, text)
    },
    signed: async (): Promise<void> => {
      const answer = await askInsurance(platform, { area, id: randomUUID(), ...question })
      if (answer.result !== 'confirmed') throw new Error(JSON.stringify(answer))
    },
    close: async (): Promise<void> => {
      plain.closeAllConnections()
      plain.close()
      await world.close()
    },
  }
}
