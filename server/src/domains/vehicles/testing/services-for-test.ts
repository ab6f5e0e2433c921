import sharp from 'sharp'
import { realPerson, signInPerson } from '../../../../testing/people-for-test.ts'
import { lookAtAll, sign, type Answer, type Json, type World } from './transfer-for-test.ts'

export const chengdu = '510100'
export const lin = 'citizen-lin-xiaoyun'
export const wu = 'citizen-wu-siyuan'
export const zhao = 'citizen-zhao-mingyuan'
export const elder = 'citizen-zhou-shuzhen'
export const daughter = 'citizen-luo-wenjing'
export const clerk = 'officer-cd-registration'
export const colleague = 'officer-cd-registration-2'
export const counter = 'officer-cd-photo'
export const inspector = 'officer-cd-inspection'

export type Begun = { readonly who: string; readonly one: Json }
type Start = { readonly actingFor?: object; readonly subject?: object; readonly place?: string }

const must = (answer: Answer): Json => {
  if (answer.status !== 200) throw new Error(`${answer.status}: ${JSON.stringify(answer.json)}`)
  return answer.json
}

/** What says why not: the Chinese sentences of a refusal. */
export const sentences = ({ json }: Answer): string[] => json.refusal.reasons.map(({ says }: { says: { zh: string } }) => says.zh)

/** Vehicle services through the whole application. */
export const servicesForTest = (world: World) => {
  const { call, sql, it } = world
  const car = async (plate: string, kind = '02') => {
    const [row] = await sql<{ area: string; id: string }>(`select area, id from vehicles.vehicles where plate_number = $1 and plate_kind = $2 order by updated_at desc`, [plate, kind])
    return { kind: 'vehicle', area: row!.area, id: row!.id }
  }
  const url = ({ area, id }: Json, rest = '') => `/api/areas/${area}/cases/${id}${rest}`
  const start = (who: string, service: string, more: Start = {}) => call(who, 'POST', '/api/my/cases', { service, ...more })
  const begin = async (who: string, service: string, more: Start = {}): Promise<Begun> => ({ who, one: must(await start(who, service, more)) })
  const picture = async (who: string, width = 60): Promise<string> => {
    const bytes = await sharp({ create: { width, height: 40, channels: 3, background: '#ffffff' } }).png().toBuffer()
    return must(await it.call('POST', '/api/my/pictures', { headers: { ...(await world.as(who)), 'content-type': 'image/png' }, payload: bytes })).fileId
  }
  const pass = async ({ who, one }: Begun): Promise<void> => {
    const { actor } = await signInPerson(it, who)
    if (actor.kind !== 'citizen') return
    must(await call(who, 'POST', url(one, '/checks'), { name: 'real-person', checkId: await realPerson(it, actor, 'case') }))
  }
  /** Answers, the real-person check, the questions to agencies, and every paper that is still missing. Answers the case as it then stands. */
  const complete = async (begun: Begun, answers: object, { check = true } = {}): Promise<Json> => {
    const { who, one } = begun
    must(await call(who, 'PUT', url(one, '/answers'), { answers }))
    if (check) await pass(begun)
    const asked = must(await call(who, 'POST', url(one, '/agency-checks')))
    let now = asked
    for (const { kind, state, pages, sides } of asked.documents as { kind: string; state: string; pages: unknown[]; sides: unknown[] }[])
      for (let page = pages.length; state === 'missing' && page < Math.max(1, sides.length); page += 1)
        now = must(await call(who, 'POST', url(one, '/documents'), { kind, fileId: await picture(who, 60 + page) }))
    return now
  }
  const send = async ({ who, one }: Begun): Promise<Answer> => {
    const { version } = must(await call(who, 'GET', url(one)))
    return call(who, 'POST', url(one, '/submission'), { version })
  }
  const submit = async (begun: Begun, answers: object, more?: { check?: boolean }): Promise<Json> => {
    await complete(begun, answers, more)
    return must(await send(begun))
  }
  const startInspection = (one: Json, who = inspector) => call(who, 'POST', url(one, '/inspections'), {})
  /** The car is inspected at the terminal: every line, photograph, recording; signed. */
  const inspect = async (one: Json, { who = inspector, ...what }: { who?: string; suspect?: string; fail?: string } = {}): Promise<Json> => {
    const base = await lookAtAll(world, who, must(await startInspection(one, who)), what)
    return must(await sign(world, who, base))
  }
  /** The same where the page wants it and it was not done. */
  const inspectIfWanted = async (officer: string, one: Json): Promise<void> => {
    const { awaits } = must(await call(officer, 'GET', url(one)))
    if (awaits.some(({ name, state }: Json) => name === 'inspection' && state === 'open')) await inspect(one)
  }
  const claim = async (officer: string, one: Json): Promise<Json> => {
    const { version } = must(await call(officer, 'GET', url(one)))
    return must(await call(officer, 'POST', url(one, '/claim'), { version })).case
  }
  const approve = async (officer: string, one: Json): Promise<Answer> => {
    await inspectIfWanted(officer, one)
    const claimed = await claim(officer, one)
    return call(officer, 'POST', url(one, '/approval'), { version: claimed.version })
  }
  const approved = async (officer: string, one: Json): Promise<Json> => must(await approve(officer, one)).case
  const step = async (officer: string, one: Json, name: string): Promise<Json> => {
    const { version } = must(await call(officer, 'GET', url(one)))
    return must(await call(officer, 'POST', url(one, `/stages/${name}`), { version }))
  }
  const proven = async (principal: string) => {
    const { actor } = await signInPerson(it, principal)
    return { realPersonCheckId: await realPerson(it, actor, 'delegation') }
  }
  const delegate = async (principal: string, agent: { name: string; number: string }, business: string): Promise<{ area: string; id: string }> => {
    const { area, id } = must(await call(principal, 'POST', '/api/my/delegations', { ...(await proven(principal)), business, agentName: agent.name, agentNumber: agent.number, validUntil: '2021-07-20' }))
    return { area, id }
  }
  const vehicle = async (who: string, at: { area: string; id: string }): Promise<Json> => must(await call(who, 'GET', `/api/my/vehicles/${at.area}/${at.id}`))
  const papers = async (at: { id: string }, kind: string) =>
    sql<{ seq: number; void_because: string | null; valid_until: string | null }>(
      'select seq, void_because, valid_until::text from vehicles.papers where vehicle_id = $1 and kind = $2 order by seq', [at.id, kind])
  /** What this person was asked about the case; undefined when nothing waits for them. */
  const consentFor = async (who: string, one: Json): Promise<Json | undefined> => {
    const { awaits } = must(await call(counter, 'GET', url(one)))
    const id = awaits.find(({ name }: { name: string }) => name === 'new-owner')?.consentId
    return must(await call(who, 'GET', '/api/my/consents')).consents.find(({ consentId }: { consentId: string }) => consentId === id)
  }
  const consentUrl = ({ area, consentId }: Json, rest = '') => `/api/areas/${area}/consents/${consentId}${rest}`
  const check = async (who: string, purpose: string, result?: 'denied' | 'unknown'): Promise<string> => realPerson(it, (await signInPerson(it, who)).actor, purpose, result)
  /** The new owner reads what they are asked, faces the camera and agrees. */
  const agree = async (who: string, one: Json): Promise<Json> =>
    must(await call(who, 'POST', consentUrl((await consentFor(who, one))!, '/answer'), { answer: 'agree', realPersonCheckId: await check(who, 'consent') }))
  const withdraw = async ({ who, one }: Begun): Promise<void> => {
    const { version } = must(await call(who, 'GET', url(one)))
    must(await call(who, 'POST', url(one, '/withdrawal'), { version }))
  }
  return {
    ...world, car, url, start, begin, complete, send, submit, claim, startInspection, inspect, inspectIfWanted, approve, approved, step, delegate, vehicle, papers, picture, pass, withdraw, must,
    consentFor, consentUrl, check, agree,
  }
}

export type Services = ReturnType<typeof servicesForTest>
