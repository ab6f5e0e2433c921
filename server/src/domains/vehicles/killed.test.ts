import assert from 'node:assert/strict'
import { randomBytes, randomInt, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { serverToKill, type ServerToKill } from '../../../testing/server-to-kill.ts'
import { hangzhou, nanjing, picture, secondCar, sha, usualPapers } from './testing/transfer-for-test.ts'

/** Path C needs every step, and no invoice. */
describe('a server killed with -9 at each step of a transfer', () => {
  let killable: ServerToKill
  let server: Awaited<ReturnType<ServerToKill['start']>>
  const sessions = new Map<string, Record<string, string>>()

  const signIn = async (name: string, area: string, posts: string[]) => {
    const actor = { kind: 'officer', officerId: randomUUID(), number: `9009${sessions.size}`, name, area, office: `${area}000400`, posts }
    sessions.set(name, await killable.signIn('desk', actor))
  }

  before(async () => {
    killable = await serverToKill('2021-07-01')
    server = await killable.start()
    for (const [name, area, ...posts] of [
      ['counter', nanjing, 'registration'], ['sender', nanjing, 'archive'], ['first-inspector', nanjing, 'inspection'],
      ['receiver', hangzhou, 'archive'], ['inspector', hangzhou, 'inspection'], ['registrar', hangzhou, 'registration'],
    ] as const) await signIn(name, area, posts)
  })
  after(() => killable.close())

  type Request = { readonly who: string; readonly method: string; readonly path: string; readonly body?: object; readonly bytes?: Buffer; readonly type?: string; readonly key?: string }

  const ask = async ({ who, method, path, body, bytes, type, key = randomUUID() }: Request) => {
    const headers = {
      ...sessions.get(who)!, ...(method !== 'GET' && { 'idempotency-key': key }), ...(body && { 'content-type': 'application/json' }), ...(bytes && { 'content-type': type! }),
    }
    const response = await fetch(`${server.url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }), ...(bytes && { body: new Uint8Array(bytes) }) })
    const answer = (await response.json()) as Record<string, never>
    assert.equal(response.status, 200, `${path}: ${JSON.stringify(answer)}`)
    return answer as Record<string, any> // oxlint-disable-line no-explicit-any
  }

  /** Sends the step and kills the server somewhere in it; the same request to a new server then has one result. */
  const killedWithin = async (step: Request) => {
    const request = { ...step, key: randomUUID() }
    const sent = ask(request).then(() => 'answered', () => 'lost')
    await new Promise((resolve) => { setTimeout(resolve, randomInt(1, 40)) })
    server.child.kill('SIGKILL')
    await sent
    server = await killable.start()
    return ask(request)
  }

  const inspected = async (who: string, area: string, id: string) => {
    const begun = await killedWithin({ who, method: 'POST', path: `/api/areas/${area}/transfers/${id}/inspections`, body: {} })
    const base = `/api/areas/${area}/inspections/${begun['inspectionId']}`
    const items = begun['items'].map((item: { id: string }) => ({ id: item.id, result: 'pass', note: '' }))
    await ask({ who, method: 'PUT', path: `${base}/items`, body: { items } })
    await ask({ who, method: 'POST', path: `${base}/vin-photo`, bytes: await picture(3), type: 'image/jpeg' })
    const piece = randomBytes(3000)
    const hash = sha(piece).digest()
    await killedWithin({ who, method: 'POST', path: `${base}/recording/0/${hash.toString('hex')}`, bytes: piece, type: 'application/octet-stream' })
    await ask({ who, method: 'POST', path: `${base}/recording-completion`, body: { pieces: 1, sha256: sha(hash).digest('hex') } })
    return killedWithin({ who, method: 'POST', path: `${base}/signature`, body: {} })
  }

  test('loses nothing, does nothing twice, and ends with one registered car', async () => {
    const at = (area: string, id: string, rest = '') => `/api/areas/${area}/transfers/${id}${rest}`
    const papers = []
    for (const kind of [...usualPapers, 'notarial-deed']) {
      const { fileId } = await ask({ who: 'counter', method: 'POST', path: '/api/my/pictures', bytes: await picture(papers.length), type: 'image/jpeg' })
      papers.push({ kind, fileId })
    }
    const application = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers }
    const { transferId: id, vehicleId } = await killedWithin({ who: 'counter', method: 'POST', path: `/api/areas/${nanjing}/transfers`, body: application })
    await inspected('first-inspector', nanjing, id)
    const { contentHash } = await ask({ who: 'sender', method: 'GET', path: `/api/areas/${nanjing}/vehicles/${vehicleId}/archive` })
    const { manifest } = await killedWithin({ who: 'sender', method: 'POST', path: at(nanjing, id, '/archive'), body: { contentHash } })
    await killedWithin({ who: 'receiver', method: 'POST', path: at(hangzhou, id, '/archive-receipt'), body: { manifestHash: manifest.hash } })
    await inspected('inspector', hangzhou, id)
    const { version } = await ask({ who: 'registrar', method: 'GET', path: at(hangzhou, id) })
    const done = await killedWithin({ who: 'registrar', method: 'POST', path: at(hangzhou, id, '/registration'), body: { version } })
    assert.equal(done['state'], 'registered')
    for (const area of [nanjing, hangzhou]) {
      const { rows } = await killable.owner.query<{ action: string }>('select action from vehicles.transfer_events where area = $1 and transfer_id = $2 order by seq', [area, id])
      assert.deepEqual(rows.map(({ action }) => action), ['apply', 'accept', 'request-archive', 'inspect-out', 'send-archive', 'receive-archive', 'pass-inspection', 'register'])
    }
    const cars = await killable.owner.query<{ area: string; states: string }>('select area, states from vehicles.vehicles where transfer_id = $1 order by area', [id])
    assert.deepEqual(cars.rows, [{ area: nanjing, states: 'B' }, { area: hangzhou, states: 'A' }])
    const { rows: [scans] } = await killable.owner.query<{ n: number }>('select count(*)::int as n from vehicles.transfer_papers')
    assert.equal(scans!.n, 4, 'each paper once')
    const single = await killable.owner.query<{ transfers: number; outgoing: number; images: boolean }>(
      `select (select count(*) from vehicles.transfers) as transfers, (select count(*) from vehicles.outgoing where state = 'registered') as outgoing,
         (select count(*) = count(distinct position) from vehicles.transfer_images) as images`)
    assert.deepEqual(single.rows, [{ transfers: 1, outgoing: 1, images: true }])
  })
})
