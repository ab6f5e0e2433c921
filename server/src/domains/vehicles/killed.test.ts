import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { signedByInspector } from '@changxing/credentials/testing/sign-as-inspector.ts'
import { agenciesForTest, type AgenciesForTest } from '../../../testing/agencies-for-test.ts'
import { cutAtAnswer } from '../../../testing/cut-at-answer.ts'
import { serverToKill, type ServerToKill } from '../../../testing/server-to-kill.ts'
import { hangzhou, journeyCar, nanjing, pagesOf, picture, rightInvoice, secondCar, sha, usualPapers } from './testing/transfer-for-test.ts'

/** The car of path B, and who sells it. */
const thirdCar = { vin: '0CDEM0A19M0010016', plateKind: '02', plateNumber: '苏A00Q25' }
const sellerOfThird = { name: '顾岚', identityNumber: '320100199208140063' }

/** A step and the table that it writes to while it is under way: held, it keeps the step from its end. */
type Step = Request & { readonly writes: string }
type Request = { readonly who: string; readonly method: string; readonly path: string; readonly body?: object; readonly bytes?: Buffer; readonly type?: string; readonly key?: string }

const events = 'vehicles.transfer_events'

/** With `npm run test:long`, which sets LONG_TESTS, each step is killed both ways; otherwise by turns in one and the other. */
const bothWays = process.env.LONG_TESTS === '1'

/** A step is killed before anything is committed, or when all is committed and the answer is on its way. */
describe('a server killed with -9 at each step of a transfer', () => {
  let killable: ServerToKill
  let agencies: AgenciesForTest
  let server: Awaited<ReturnType<ServerToKill['start']>>
  let next: ReturnType<ServerToKill['start']>
  const sessions = new Map<string, Record<string, string>>()

  const signIn = async (name: string, area: string, posts: string[]) => {
    const actor = { kind: 'officer', officerId: randomUUID(), number: `9009${sessions.size}`, name, area, office: `${area}000400`, posts }
    sessions.set(name, await killable.signIn('desk', actor))
  }

  /** Another server is up before this one dies, as the balancer in front of both would have it. */
  const failOver = async () => {
    server = await next
    next = killable.start()
  }

  before(async () => {
    agencies = await agenciesForTest()
    killable = await serverToKill('2021-07-01', { ...agencies.environment })
    server = await killable.start()
    next = killable.start()
    for (const [name, area, ...posts] of [
      ['counter', nanjing, 'registration'], ['sender', nanjing, 'archive'], ['first-inspector', nanjing, 'inspection'],
      ['receiver', hangzhou, 'archive'], ['inspector', hangzhou, 'inspection'], ['acceptor', hangzhou, 'registration'], ['registrar', hangzhou, 'registration'],
    ] as const) await signIn(name, area, posts)
    // The buyer of path A, who has a car of her own.
    const { rows: [buyer] } = await killable.owner.query<{ area: string; id: string }>(
      `select owner_area as area, owner_person_id as id from vehicles.vehicles where plate_number = '浙AD00032'`)
    sessions.set('buyer', await killable.signIn('citizen', { kind: 'citizen', personId: buyer!.id, area: buyer!.area, subject: 'citizen-zheng-yutong' }))
  })
  after(async () => {
    await next
    await killable.close()
    await agencies.close()
  })

  const ask = async ({ who, method, path, body, bytes, type, key = randomUUID() }: Request, url = server.url) => {
    const headers = {
      ...sessions.get(who)!, ...(method !== 'GET' && { 'idempotency-key': key }), ...(body && { 'content-type': 'application/json' }), ...(bytes && { 'content-type': type! }),
    }
    const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }), ...(bytes && { body: new Uint8Array(bytes) }) })
    const answer = (await response.json()) as Record<string, never>
    assert.equal(response.status, 200, `${path}: ${JSON.stringify(answer)}`)
    return answer as Record<string, any> // oxlint-disable-line no-explicit-any
  }

  const asking = (who: string) => ({
    post: (path: string, body: object) => ask({ who, method: 'POST', path, body }),
    bytes: async (path: string) => new Uint8Array(await (await fetch(server.url + path, { headers: sessions.get(who)! })).arrayBuffer()),
  })

  const kept = async (key: string) => (await killable.owner.query<{ status: number }>('select status from platform.idempotent_answers where key = $1', [key])).rows
  const lost = (request: Request, url?: string) => ask(request, url).then((answer) => assert.fail(`answered: ${JSON.stringify(answer)}`), (cause: unknown) => assert.ok(cause instanceof TypeError, String(cause)))

  /** Kills the server while the step waits for the table that it writes to: nothing of it stays. */
  const killedBeforeCommit = async (table: string, request: Required<Pick<Request, 'key'>> & Request) => {
    const holder = await killable.owner.connect()
    try {
      await holder.query('begin')
      await holder.query(`lock table ${table} in share mode`)
      const sent = lost(request)
      for (let waiting = false; !waiting;) {
        const { rows } = await killable.owner.query(`select 1 from pg_locks where not granted and relation = $1::regclass`, [table])
        waiting = rows.length > 0
        if (!waiting) await pause(5)
      }
      server.child.kill('SIGKILL')
      await sent
    } finally {
      await holder.query('rollback')
      holder.release()
    }
    assert.deepEqual(await kept(request.key), [], 'nothing was committed')
    await failOver()
  }

  /** Kills the server at the first byte of the answer, which nobody sees: everything of the step stays. */
  const killedAtAnswer = async (request: Required<Pick<Request, 'key'>> & Request) => {
    const cable = await cutAtAnswer(server.url, () => server.child.kill('SIGKILL'))
    await lost(request, cable.url)
    cable.close()
    assert.deepEqual(await kept(request.key), [{ status: 200 }], 'it was committed')
    await failOver()
  }

  let steps = 0
  /** The step, its server killed before it was committed or after, or both; the same request to the next server has the one result. */
  const killedWithin = async ({ writes, ...step }: Step) => {
    const request = { ...step, key: randomUUID() }
    const atAnswer = steps++ % 2 === 0
    if (bothWays || !atAnswer) await killedBeforeCommit(writes, request)
    if (bothWays || atAnswer) await killedAtAnswer(request)
    return ask(request)
  }

  /** With or without its server killed. */
  type Take = (step: Step) => Promise<Awaited<ReturnType<typeof ask>>>
  const unharmed: Take = (step) => ask(step)

  /** An inspection up to its signature, which writes an event to `writes`. `step`: how it is begun and recorded; `sign`: how it is signed. */
  const inspected = async (who: string, area: string, of: string, step: Take, sign: Take, writes = events) => {
    const begun = await step({ who, method: 'POST', path: `/api/areas/${area}/${of}/inspections`, body: {}, writes: 'vehicles.inspections' })
    const base = `/api/areas/${area}/inspections/${begun['inspectionId']}`
    const items = begun['items'].map((item: { id: string }) => ({ id: item.id, result: 'pass', note: '' }))
    await ask({ who, method: 'PUT', path: `${base}/items`, body: { items } })
    await ask({ who, method: 'POST', path: `${base}/vin-photo`, bytes: await picture(3), type: 'image/jpeg' })
    const piece = randomBytes(3000)
    const hash = sha(piece).digest()
    await step({
      who, method: 'POST', path: `${base}/recording/0/${hash.toString('hex')}`, bytes: piece, type: 'application/octet-stream', writes: 'vehicles.recording_pieces',
    })
    await ask({ who, method: 'POST', path: `${base}/recording-completion`, body: { pieces: 1, sha256: sha(hash).digest('hex') } })
    return sign({ who, method: 'POST', path: `${base}/signature`, body: await signedByInspector(asking(who), base), writes })
  }

  const at = (area: string, id: string, rest = '') => `/api/areas/${area}/transfers/${id}${rest}`

  /** From the archive that was asked for to the registered car. */
  const carriedOver = async (id: string, vehicleId: string, step: Take) => {
    await fileArrived(id, vehicleId, step)
    for (const paper of usualPapers) for (let page = 1; page <= pagesOf(paper); page += 1)
      await ask({ who: 'receiver', method: 'POST', path: at(hangzhou, id, `/papers/${paper}/${page}`), bytes: await picture(4), type: 'image/jpeg' })
    await inspected('inspector', hangzhou, `transfers/${id}`, unharmed, step)
    await registered(id, step)
  }

  const fileArrived = async (id: string, vehicleId: string, step: Take) => {
    const { contentHash } = await ask({ who: 'sender', method: 'GET', path: `/api/areas/${nanjing}/vehicles/${vehicleId}/archive` })
    const { manifest } = await step({ who: 'sender', method: 'POST', path: at(nanjing, id, '/archive'), body: { contentHash }, writes: events })
    await step({ who: 'receiver', method: 'POST', path: at(hangzhou, id, '/archive-receipt'), body: { manifestHash: manifest.hash }, writes: events })
  }

  const registered = async (id: string, step: Take) => {
    const { version } = await ask({ who: 'registrar', method: 'GET', path: at(hangzhou, id) })
    const done = await step({ who: 'registrar', method: 'POST', path: at(hangzhou, id, '/registration'), body: { version }, writes: events })
    assert.equal(done['state'], 'registered')
  }

  /** Once each, in both cities: what happened, the car, its images, who holds it. */
  const happenedOnce = async (id: string, actions: readonly string[]) => {
    for (const area of [nanjing, hangzhou]) {
      const { rows } = await killable.owner.query<{ action: string }>('select action from vehicles.transfer_events where area = $1 and transfer_id = $2 order by seq', [area, id])
      assert.deepEqual(rows.map(({ action }) => action), actions)
    }
    const cars = await killable.owner.query<{ area: string; states: string }>('select area, states from vehicles.vehicles where transfer_id = $1 order by area', [id])
    assert.deepEqual(cars.rows, [{ area: nanjing, states: 'B' }, { area: hangzhou, states: 'A' }])
    const single = await killable.owner.query<{ transfers: number; outgoing: number; images: boolean }>(
      `select (select count(*)::int from vehicles.transfers where id = $1) as transfers,
         (select count(*)::int from vehicles.outgoing where id = $1 and state = 'registered') as outgoing,
         (select count(*) = count(distinct position) from vehicles.transfer_images where transfer_id = $1) as images`, [id])
    assert.deepEqual(single.rows, [{ transfers: 1, outgoing: 1, images: true }])
  }

  test('path A: applied for online, accepted, sent, receipted, inspected, registered; nothing is lost, nothing done twice', async () => {
    const body = { ...journeyCar, invoice: rightInvoice, inArea: hangzhou, tradeArea: hangzhou }
    const { transferId: id } = await killedWithin({ who: 'buyer', method: 'POST', path: '/api/my/transfers', body, writes: events })
    await killedWithin({ who: 'acceptor', method: 'POST', path: at(hangzhou, id, '/acceptance'), body: { version: 1 }, writes: events })
    const { vehicleId } = await ask({ who: 'sender', method: 'GET', path: at(nanjing, id) })
    await carriedOver(id, vehicleId, killedWithin)
    await happenedOnce(id, ['apply', 'accept', 'request-archive', 'send-archive', 'receive-archive', 'pass-inspection', 'register'])
  })

  test('path C: applied for at the counter, inspected in the old place, its plates taken, sent, receipted, inspected, registered; the recording and each scanned paper too', async () => {
    const papers = []
    for (const kind of [...usualPapers, 'notarial-deed'].flatMap((paper) => Array.from({ length: pagesOf(paper) }, () => paper))) {
      const { fileId } = await ask({ who: 'counter', method: 'POST', path: '/api/my/pictures', bytes: await picture(papers.length), type: 'image/jpeg' })
      papers.push({ kind, fileId })
    }
    const application = { ...secondCar, newOwnerNumber: '330100199512020068', ground: 'inheritance', place: 'out-office', otherArea: hangzhou, papers }
    const { transferId: id, vehicleId } = await killedWithin({ who: 'counter', method: 'POST', path: `/api/areas/${nanjing}/transfers`, body: application, writes: events })
    const { rows: [scans] } = await killable.owner.query<{ n: number }>('select count(*)::int as n from vehicles.transfer_papers where transfer_id = $1', [id])
    assert.equal(scans!.n, 6, 'each side once')
    await inspected('first-inspector', nanjing, `transfers/${id}`, killedWithin, killedWithin)
    await killedWithin({ who: 'counter', method: 'POST', path: at(nanjing, id, '/handed-in'), body: { plates: 2, licence: 'handed-in', insuredUntil: '2022-06-30' }, writes: events })
    // From here on path C takes the same steps as path A, where each is killed.
    await carriedOver(id, vehicleId, unharmed)
    await happenedOnce(id, ['apply', 'accept', 'request-archive', 'inspect-out', 'hand-in', 'temporary-plate', 'send-archive', 'receive-archive', 'pass-inspection', 'register'])
  })

  test('path B: taken at the counter of the new place, which accepts it at once, inspected there before the file has come, sent, receipted, registered', async () => {
    const { invoices } = (await (await fetch(`${agencies.url}/commerce/invoices`)).json()) as { invoices: object[] }
    const invoice = { code: rightInvoice.code, number: '00000091' }
    const { plateKind, ...named } = thirdCar
    await fetch(`${agencies.url}/commerce/invoices`, {
      method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ...invoices[0], ...invoice, ...named, seller: sellerOfThird }),
    })
    const papers = []
    for (const kind of usualPapers.flatMap((paper) => Array.from({ length: pagesOf(paper) }, () => paper))) {
      const { fileId } = await ask({ who: 'acceptor', method: 'POST', path: '/api/my/pictures', bytes: await picture(papers.length), type: 'image/jpeg' })
      papers.push({ kind, fileId })
    }
    const application = {
      ...named, plateKind, newOwnerNumber: '330100199512020068', ground: 'sale', place: 'in-office', otherArea: nanjing, tradeArea: hangzhou, invoice, papers,
    }
    const taken = await killedWithin({ who: 'acceptor', method: 'POST', path: `/api/areas/${hangzhou}/transfers`, body: application, writes: events })
    const id = taken['transferId']
    assert.deepEqual([taken['path'], taken['state']], ['B', 'archive-requested'])
    const { rows: [once] } = await killable.owner.query<{ papers: number; invoices: number }>(
      `select (select count(*)::int from vehicles.transfer_papers where transfer_id = $1) as papers, (select count(*)::int from vehicles.invoice_directory where transfer_id = $1) as invoices`, [id])
    assert.deepEqual(once, { papers: papers.length, invoices: 1 }, 'each side once, and the invoice is used once')
    await inspected('inspector', hangzhou, `transfers/${id}`, killedWithin, killedWithin)
    const { vehicleId } = await ask({ who: 'sender', method: 'GET', path: at(nanjing, id) })
    // From here on path B takes the same steps as path A, where each is killed.
    await fileArrived(id, vehicleId, unharmed)
    await registered(id, unharmed)
    await happenedOnce(id, ['apply', 'accept', 'request-archive', 'inspect-in', 'send-archive', 'receive-archive', 'pass-inspection', 'register'])
  })

  test('a case in the city: its inspection begun and signed; the owner is told once, and the case has it once', async () => {
    const { rows: [car] } = await killable.owner.query<{ id: string }>(`select id from vehicles.vehicles where plate_number = '浙AD00032'`)
    const subject = { kind: 'vehicle', area: hangzhou, id: car!.id }
    const { id } = await ask({ who: 'buyer', method: 'POST', path: '/api/my/cases', body: { service: 'vehicles.change', subject } })
    await ask({ who: 'buyer', method: 'PUT', path: `/api/areas/${hangzhou}/cases/${id}/answers`, body: { answers: { change: 'colour', newColour: 'E' } } })
    const signed = await inspected('inspector', hangzhou, `cases/${id}`, killedWithin, killedWithin, 'cases.case_events')
    assert.equal(signed['result'], 'passed')
    const { rows } = await killable.owner.query<{ inspections: number; events: number; messages: number }>(
      `select (select count(*)::int from vehicles.inspections where case_id = $1) as inspections,
         (select count(*)::int from cases.case_events where case_id = $1 and kind = 'inspection-passed') as events,
         (select count(*)::int from notices.messages where link = $2) as messages`, [id, `/cases/${hangzhou}/${id}`])
    assert.deepEqual(rows, [{ inspections: 1, events: 1, messages: 1 }])
  })
})
