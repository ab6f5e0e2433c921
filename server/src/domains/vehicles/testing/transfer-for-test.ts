import { createHash, randomBytes } from 'node:crypto'
import sharp from 'sharp'
import { signedByInspector, type TerminalKey } from '@changxing/credentials/testing/sign-as-inspector.ts'
import type pg from 'pg'
import { sidesAsked, type CounterPaper } from '@changxing/rules/vehicles/counter-papers.ts'
import { appForTest, type AppForTest } from '../../../../testing/app-for-test.ts'
import { agenciesForTest, type AgenciesForTest } from '../../../../testing/agencies-for-test.ts'
import { ownerPool } from '../../../../testing/owner-pool.ts'
import { signInPerson, type Headers } from '../../../../testing/people-for-test.ts'
import { personOf } from '../../people/index.ts'
import { vinIndex } from '../vehicle-file.ts'
import { byId, whereIsVin } from '../vehicles.store.ts'

export const nanjing = '320100'
export const hangzhou = '330100'
export const journeyCar = { vin: 'L0CDEM0A3M0001037', plateKind: '02', plateNumber: '苏A00Q11' }
export const secondCar = { vin: 'L0CDEM0A3M0002074', plateKind: '02', plateNumber: '苏A00Q12' }
export const rightInvoice = { code: '033012100117', number: '00000001' }

export type World = {
  readonly it: AppForTest
  readonly agencies: AgenciesForTest
  readonly as: (id: string) => Promise<Headers>
  readonly call: (who: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object, key?: string) => Promise<Answer>
  readonly upload: (who: string, url: string, bytes: Buffer, type?: string) => Promise<Answer>
  readonly sql: <Row extends pg.QueryResultRow>(text: string, params?: unknown[]) => Promise<Row[]>
  /** Issues any invoice at the stand-in of the tax department; unless told otherwise the seller is who is registered for the VIN. */
  readonly issueInvoice: (number: string, change: { readonly [field: string]: unknown }) => Promise<{ code: string; number: string }>
  readonly close: () => Promise<void>
}
export type Answer = Awaited<ReturnType<AppForTest['call']>>
export type Json = Answer['json']

/** The whole application with the stand-in agencies, on 2021-07-01, a Thursday. */
export const worldForTest = async (businessDate = '2021-07-01', environment: Readonly<Record<string, string>> = {}): Promise<World> => {
  const agencies = await agenciesForTest()
  const it = await appForTest({ seed: true, businessDate, environment: { ...agencies.environment, ...environment } })
  const known = new Map<string, Promise<Headers>>()
  const as = (id: string) => {
    const headers = known.get(id) ?? signInPerson(it, id).then((signed) => signed.headers)
    known.set(id, headers)
    return headers
  }
  const registeredOwner = (vin: unknown) => it.platform.database.transaction(async (db) => {
    const place = typeof vin === 'string' ? await whereIsVin(db, vinIndex(it.platform, vin)) : undefined
    if (!place) return {}
    const row = await byId(db, place.area, place.vehicle_id)
    const { name, identityNumber } = await personOf(it.platform, db, row.owner_area, row.owner_person_id)
    return { seller: { name, identityNumber } }
  })
  const owner = ownerPool(it.ownerUrl)
  owner.on('error', () => undefined)
  return {
    it, agencies, as,
    call: async (who, method, url, body, key) => it.call(
      method, url, { headers: { ...(await as(who)), ...(key && { 'idempotency-key': key }) }, ...(body && { body }) },
    ),
    upload: async (who, url, bytes, type = 'image/jpeg') => it.call(
      'POST', url, { headers: { ...(await as(who)), 'content-type': type }, payload: bytes },
    ),
    sql: async <Row extends pg.QueryResultRow>(text: string, params: unknown[] = []) => (await owner.query<Row>(text, params)).rows,
    issueInvoice: async (number, { plateKind: _kind, ...change }) => {
      const { invoices } = (await (await fetch(`${agencies.url}/commerce/invoices`)).json()) as { invoices: object[] }
      const code = '033012100117'
      await fetch(
        `${agencies.url}/commerce/invoices`,
        {
          method: 'POST', headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ ...invoices[0], ...(await registeredOwner(change['vin'])), code, number, ...change }),
        },
      )
      return { code, number }
    },
    close: async () => {
      await owner.end()
      await it.close()
      await agencies.close()
    },
  }
}

const must = (answer: Answer): Json => {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.json)}`)
  return answer.json
}

export const picture = (seed: number): Promise<Buffer> =>
  sharp({ create: {
    width: 120, height: 90, channels: 3, background: { r: seed % 256, g: (seed * 7) % 256, b: (seed * 13) % 256 },
  } }).jpeg().toBuffer()

export const buyer = 'citizen-zheng-yutong'

/** A paper scanned at the counter; answers the file. */
export const scan = async (world: World, who: string, seed = 40): Promise<string> => must(await world.upload(who, '/api/my/pictures', await picture(seed))).fileId

/** How many pages of a paper are asked: each side of a card. */
export const pagesOf = (paper: string): number => Math.max(1, sidesAsked(paper as CounterPaper).length)

/** These kinds of paper, each side scanned by this officer. */
export const scanned = (world: World, who: string, ...kinds: string[]) =>
  Promise.all(kinds.flatMap((kind) => Array.from({ length: pagesOf(kind) }, () => kind)).map(async (kind, index) => ({ kind, fileId: await scan(world, who, 40 + index) })))
export const usualPapers = ['owner-identity', 'certificate-pages', 'driving-permit'] as const

/** Path A up to the state wanted; answers the transfer's id. */
export const applyOnline = async (world: World, change: object = {}, who = buyer): Promise<Answer> =>
  world.call(who, 'POST', '/api/my/transfers', { ...journeyCar, invoice: rightInvoice, inArea: hangzhou, tradeArea: hangzhou, ...change })

export const at = (area: string, id: string, rest = '') => `/api/areas/${area}/transfers/${id}${rest}`

export const accept = async (world: World, id: string) => must(await world.call(
  'officer-hz-registration', 'POST', at(hangzhou, id, '/acceptance'), { version: 1 },
))

export const send = async (world: World, id: string) => {
  const { vehicleId } = must(await world.call('officer-nj-archive', 'GET', at(nanjing, id)))
  const { contentHash } = must(await world.call('officer-nj-archive', 'GET', `/api/areas/${nanjing}/vehicles/${vehicleId}/archive`))
  return must(await world.call('officer-nj-archive', 'POST', at(nanjing, id, '/archive'), { contentHash }))
}

/** The counter in Nanjing takes both plates and the licence (path C); insured for the whole way unless said otherwise. */
export const handIn = (world: World, id: string, change: object = {}, who = 'officer-nj-registration'): Promise<Answer> =>
  world.call(who, 'POST', at(nanjing, id, '/handed-in'), { plates: 2, licence: 'handed-in', insuredUntil: '2022-06-30', ...change })

/** Path C: inspected in Nanjing, its plates taken. */
export const letGo = async (world: World, id: string): Promise<Json> => {
  await inspect(world, id, { who: 'officer-nj-inspection', area: nanjing })
  return must(await handIn(world, id))
}

export const receipt = async (world: World, id: string) => {
  const { manifest } = must(await world.call('officer-hz-archive', 'GET', at(hangzhou, id)))
  return must(await world.call('officer-hz-archive', 'POST', at(hangzhou, id, '/archive-receipt'), { manifestHash: manifest.hash }))
}

export const sha = (bytes: Buffer) => createHash('sha256').update(bytes)

type Found = { readonly suspect?: string; readonly fail?: string }
const found = (id: string, { suspect, fail }: Found) =>
  id === suspect ? { result: 'suspect', note: '有打磨痕迹' } : id === fail ? { result: 'fail', note: '磨损' } : { result: 'pass', note: '' }

/** Looks at every line of an inspection that was begun, with VIN photograph and a recording of three pieces; all but signed. */
export const lookAtAll = async (world: World, who: string, begun: Json, what: Found = {}) => {
  const base = `/api/areas/${begun.area}/inspections/${begun.inspectionId}`
  must(await world.call(who, 'PUT', `${base}/items`, { items: begun.items.map(({ id }: { id: string }) => ({ id, ...found(id, what) })) }))
  must(await world.upload(who, `${base}/vin-photo`, await picture(9)))
  const pieces = [randomBytes(700), randomBytes(700), randomBytes(100)]
  for (const [index, piece] of pieces.entries()) must(await world.upload(
    who, `${base}/recording/${index}/${sha(piece).digest('hex')}`, piece, 'application/octet-stream',
  ))
  const total = sha(Buffer.concat(pieces.map((piece) => sha(piece).digest()))).digest('hex')
  must(await world.call(who, 'POST', `${base}/recording-completion`, { pieces: 3, sha256: total }))
  return base
}

/** What this inspector signs at a terminal of theirs, to be sent. */
export const signedAs = ({ call }: Pick<World, 'call'>, who: string, base: string, key?: TerminalKey) => signedByInspector({
  post: async (path, body) => must(await call(who, 'POST', path, body)),
  bytes: async (path) => {
    const answer = await call(who, 'GET', path)
    if (answer.status !== 200) must(answer)
    return new Uint8Array(answer.raw)
  },
}, base, key)

/** Signs an inspection of which nothing is missing. */
export const sign = async (world: Pick<World, 'call'>, who: string, base: string): Promise<Answer> =>
  world.call(who, 'POST', `${base}/signature`, await signedAs(world, who, base))

/** The counter in Hangzhou sees the originals that come with the car, and scans them. */
export const showOriginals = async (world: World, id: string, papers: readonly string[] = usualPapers): Promise<void> => {
  for (const [index, paper] of papers.entries())
    for (let page = 1; page <= pagesOf(paper); page += 1) must(await world.upload('officer-hz-registration', at(hangzhou, id, `/papers/${paper}/${page}`), await picture(60 + 10 * page + index)))
}

/** A whole inspection of a transfer, signed. */
export const inspect = async (world: World, id: string, { who = 'officer-hz-inspection', area = hangzhou, suspect = '' } = {}) => {
  const begun = must(await world.call(who, 'POST', at(area, id, '/inspections'), {}))
  return must(await sign(world, who, await lookAtAll(world, who, begun, { suspect })))
}

export const register = async (world: World, id: string, who = 'officer-hz-registration-2') => {
  const { version } = must(await world.call(who, 'GET', at(hangzhou, id)))
  return world.call(who, 'POST', at(hangzhou, id, '/registration'), { version })
}

/** The objection that waits, as the new place sees it; one that never was where none does. */
export const openObjection = async (world: World, id: string): Promise<string> =>
  must(await world.call('officer-hz-registration', 'GET', at(hangzhou, id))).objections.find(({ outcome }: Json) => outcome === null)?.objectionId ?? '00000000-0000-7000-8000-000000000000'

/** A counter proposes a withdrawal, and the new owner confirms it; answers the transfer as that counter sees it then. */
export const stop = async (world: World, id: string, { who = 'officer-hz-registration', area = hangzhou, by = buyer } = {}): Promise<Json> => {
  const { version, inArea } = must(await world.call(who, 'GET', at(area, id)))
  const { withdrawals } = must(await world.call(who, 'POST', at(area, id, '/withdrawal'), { version, note: '新车主改变主意', restsOn: 'phone' }))
  must(await world.call(by, 'POST', `/api/my/transfers/${inArea}/${id}/withdrawal-answer`, { withdrawalId: withdrawals.at(-1).withdrawalId, confirmed: true }))
  return must(await world.call(who, 'GET', at(area, id)))
}

/** Path A from the application to the state wanted. */
export const upTo = async (world: World, state: 'applied' | 'archive-requested' | 'archive-sent' | 'archive-received' | 'inspected', change: object = {}): Promise<string> => {
  const { transferId } = must(await applyOnline(world, change))
  if (state === 'applied') return transferId
  await accept(world, transferId)
  if (state === 'archive-requested') return transferId
  await send(world, transferId)
  if (state === 'archive-sent') return transferId
  await receipt(world, transferId)
  if (state === 'archive-received') return transferId
  await showOriginals(world, transferId)
  await inspect(world, transferId)
  return transferId
}
