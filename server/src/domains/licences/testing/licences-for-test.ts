import sharp from 'sharp'
import pg from 'pg'
import { identityCheckDigit } from '@changxing/rules/people/identity-number.ts'
import { agenciesForTest } from '../../../../testing/agencies-for-test.ts'
import { appForTest } from '../../../../testing/app-for-test.ts'
import { realPerson, signInPerson, type Headers } from '../../../../testing/people-for-test.ts'
import { systemClock } from '../../../platform/clock.ts'
import type { SignedIn } from '../../../platform/actor.ts'
import { newId } from '../../../platform/ids.ts'
import type { Platform } from '../../../platform/platform.ts'
import { keepPerson } from '../../people/index.ts'

export type Someone = { readonly headers: Headers; readonly actor: SignedIn }
type Case = { readonly area: string; readonly id: string }

type Refused = { readonly refusal?: { readonly reasons: readonly { readonly clause: string; readonly says: { readonly en: string } }[] } }
/** The reasons of a refusal, each with its clause. */
export const reasonsOf = (json: Refused): string[] => (json.refusal?.reasons ?? []).map(({ clause, says }) => `${clause} ${says.en}`)

/** The application with its seed and the real stand-in agencies, and the steps of a piece of licence business. */
export const licencesForTest = async (businessDate: string) => {
  const agencies = await agenciesForTest()
  const it = await appForTest({ seed: true, businessDate, environment: agencies.environment })
  const owner = new pg.Client(it.ownerUrl)
  await owner.connect()
  const { platform, call } = it
  const setDay = (day: string) => { (platform as { clock: Platform['clock'] }).clock = systemClock(day, platform.clock.millis) }
  const post = (headers: Headers, url: string, body: unknown = {}) => call('POST', url, { headers, body })
  const urlOf = ({ area, id }: Case, rest = '') => `/api/areas/${area}/cases/${id}${rest}`
  const picture = async (headers: Headers, width = 600): Promise<string> => {
    const payload = await sharp({ create: { width, height: 850, channels: 3, background: '#ffffff' } }).png().toBuffer()
    return (await call('POST', '/api/my/pictures', { headers: { ...headers, 'content-type': 'image/png' }, payload })).json.fileId
  }
  const citizen = (id: string): Promise<Someone> => signInPerson(it, id)
  const officer = async (id: string): Promise<Headers> => (await signInPerson(it, id)).headers
  const start = (who: Someone, service: string, more: object = {}) => post(who.headers, '/api/my/cases', { service, ...more })
  /** A draft filled in: answers, every document that is missing, the real-person check. */
  const fill = async (who: Someone, one: Case, answers: object = {}) => {
    const saved = await call('PUT', urlOf(one, '/answers'), { headers: who.headers, body: { answers } })
    if (saved.status !== 200) return saved
    await post(who.headers, urlOf(one, '/checks'), { name: 'real-person', checkId: await realPerson(it, who.actor, 'case') })
    const { json: asked } = await post(who.headers, urlOf(one, '/agency-checks'))
    for (const { kind, state, sides } of asked.documents as { kind: string; state: string; sides: unknown[] }[]) {
      if (state !== 'missing') continue
      for (const page of Array(Math.max(1, sides.length)).keys()) await post(who.headers, urlOf(one, '/documents'), { kind, fileId: await picture(who.headers, 600 + page) })
    }
    return call('GET', urlOf(one), { headers: who.headers })
  }
  const submit = async (who: Someone, one: Case) => {
    const { json } = await call('GET', urlOf(one), { headers: who.headers })
    return post(who.headers, urlOf(one, '/submission'), { version: json.version })
  }
  /** From the start to the submission. */
  const apply = async (who: Someone, service: string, answers: object = {}, more: object = {}) => {
    const begun = await start(who, service, more)
    if (begun.status !== 200) return begun
    const filled = await fill(who, begun.json, answers)
    return filled.status === 200 ? submit(who, begun.json) : filled
  }
  const act = async (headers: Headers, one: Case, rest: string, body: object = {}) => {
    const { json: now } = await call('GET', urlOf(one, '/review'), { headers })
    return post(headers, urlOf(one, rest), { version: now.case?.version, ...body })
  }
  const approve = async (headers: Headers, one: Case) => {
    await act(headers, one, '/claim')
    return act(headers, one, '/approval')
  }
  const licence = async ({ headers }: Someone) => (await call('GET', '/api/my/licence', { headers })).json.licence
  const change = (identityNumber: string, columns: string) =>
    owner.query(`update licences.licences set ${columns} where (area, id) = (select area, licence_id from licences.licence_directory where number_index = $1)`, [platform.blindIndex('licence-number', identityNumber)])
  /** Somebody new without a licence. */
  const newcomer = async (name: string, birthDate: string, serial: string, area = '510100'): Promise<Someone & { readonly identityNumber: string; readonly personId: string }> => {
    const digits = `${area}${birthDate.replaceAll('-', '')}${serial}`
    const identityNumber = digits + identityCheckDigit(digits)
    const subject = `newcomer-${identityNumber}`
    const { personId } = await platform.database.transaction((db) => keepPerson(platform, db, {
      subject, name, identityKind: 'resident-id', identityNumber, phone: '16400000099', address: '无名路0号', birthDate, sex: 'male', area,
    }, () => newId(platform.clock)))
    const actor = { kind: 'citizen', personId, area, subject } as const
    return { actor, headers: await it.signInAs(actor), identityNumber, personId }
  }
  const tell = (path: string, body: unknown) => fetch(`${agencies.url}${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  /** Jobs run; text messages, which take their time, are left out. */
  const runJobs = async () => {
    await owner.query(`delete from graphile_worker._private_jobs where task_id in (select id from graphile_worker._private_tasks where identifier = 'notices.send-sms')`)
    await it.runJobs()
  }
  const close = async () => {
    await owner.end()
    await it.close()
    await agencies.close()
  }
  return { it, agencies, owner, call, post, urlOf, picture, setDay, citizen, officer, start, fill, submit, apply, act, approve, licence, change, newcomer, tell, runJobs, close }
}
export type LicencesForTest = Awaited<ReturnType<typeof licencesForTest>>
