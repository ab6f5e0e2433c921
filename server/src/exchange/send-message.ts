import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Words } from '@changxing/rules/decision.ts'
import { millisOf } from '../platform/clock.ts'
import type { PublicKey } from '@changxing/credentials/crypto-provider.ts'
import type { Platform } from '../platform/platform.ts'
import { agencyKeys, forgetGreeting, hasGreeted, openKeys, ownName, type Agency } from './agency-keys.ts'
import { passGate, reportHealth, type Gate } from './circuit.ts'
import { askAgency, type Came, type UnknownCause } from './ask-agency.ts'
import { appendToChain, appendWhenFree } from './chain.ts'
import * as store from './chain.store.ts'
import * as circuits from './circuits.store.ts'
import { signEnvelope, type Envelope } from './envelope.ts'

export type OutMessage = {
  /** Area of the business it is about. */
  readonly area: string
  /** UUID; the same for every repeat, so that the agency does the work once. */
  readonly id: string
  /** After the agency's address. */
  readonly path: string
  readonly body: object
}

/** An outside check answers one of three; unknown never counts against anybody and is asked again. */
export type AgencyAnswer =
  | { readonly outcome: 'confirmed' | 'denied'; readonly body: Readonly<Record<string, unknown>> }
  | {
    readonly outcome: 'unknown'; readonly cause: UnknownCause
    /** The agency was not asked (maintenance, circuit open): it will not be before this instant, and this is why. */
    readonly until?: string; readonly says?: Words
  }

/** How long an agency may take, in milliseconds. */
const usualPatience = 10_000

// What an agency says of the message itself; every other refusal may pass (a clock, a limit, an outage).
const settling = new Set([400, 404, 409, 410, 422])

const understand = (came: Came): AgencyAnswer => {
  if (!came.signed) return { outcome: 'unknown', cause: came.cause }
  const said = came.status >= 200 && came.status < 300 ? 'confirmed' : settling.has(came.status) ? 'denied' : undefined
  if (!said) return { outcome: 'unknown', cause: 'unsettled' }
  try {
    const body: unknown = JSON.parse(came.body)
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { outcome: said, body: body as Readonly<Record<string, unknown>> }
  } catch {
    // signed, but nothing that we can read
  }
  return { outcome: 'unknown', cause: 'not-understood' }
}

/** What the encryption of a body in the log is bound to. */
export const bodyContext = (area: string, agency: string, messageId: string, direction: 'out' | 'in') => `exchange.messages/${area}/${agency}/${messageId}/${direction}`

/** A signed "not now" below 500 comes from an agency that works; everything else that stays unknown counts as its failure. */
const isHealthy = (came: Came, answer: AgencyAnswer): boolean => answer.outcome !== 'unknown' || (came.signed && came.status < 500 && answer.cause === 'unsettled')

/** What is to be said, and how the log has it. */
type Composed = { readonly body: string; readonly sentAt: string; readonly entry: Parameters<typeof appendToChain>[4] }
/** A repeat says what the first attempt said. */
type Compose = (first: Buffer | null) => Composed

/** A message that may leave now, and lies in the log. */
type Leaving = { readonly composed: Composed; readonly keys: readonly PublicKey[]; readonly gate: Gate & { readonly open: true }; readonly end: store.End }
type Unknown = AgencyAnswer & { readonly outcome: 'unknown' }

/** Looks what stands in the way of a message, and logs it when nothing does. */
const logAfterLooking = async (
  platform: Platform, agency: Agency, { area, id }: OutMessage, patience: number, compose: Compose, fresh: Composed,
): Promise<Leaving | Unknown> => {
  const { database } = platform
  const before = await circuits.beforeSending(database.single, agency.name, platform.clock.now(), area, id)
  const gate = await passGate(platform, agency.name, before, patience)
  if (!gate.open) return { outcome: 'unknown', cause: gate.cause, until: gate.until, says: gate.says }
  const keys = await agencyKeys(platform, agency, patience, before.keys)
  if (keys.length === 0) {
    platform.log.error('agency-key-missing', 'nothing that this agency says can be believed', { agency: agency.name })
    await reportHealth(platform, agency.name, gate, false)
    return { outcome: 'unknown', cause: 'no-key' }
  }
  let composed = before.first_body ? compose(before.first_body) : fresh
  const seen = before.length === null || before.hash === null ? undefined : { length: before.length, hash: before.hash }
  const end = await appendToChain(database, area, agency.name, seen, composed.entry, async (db) => {
    const first = await store.firstBody(db, area, agency.name, id)
    // somebody sent this very message since we looked
    if (first && !before.first_body) composed = compose(first)
    return composed.entry
  })
  return { composed, keys, gate, end }
}

/** Nearly every message is sent for the first time to an agency that works: then its place in the log is all that is asked of the database. */
const logAtOnce = async (platform: Platform, agency: Agency, { area }: OutMessage, composed: Composed): Promise<Leaving | undefined> => {
  if (!hasGreeted(platform, agency)) return undefined
  const logged = await appendWhenFree(platform.database, area, agency.name, composed.entry)
  return logged && { composed, keys: openKeys(logged.keys), gate: { open: true, probe: false, failures: 0 }, end: logged.end }
}

/**
 * The one way to another agency: one attempt to deliver a message, signed with SM2, logged in the hash chain before it leaves and after the
 * answer came. A repeat says byte for byte what the first attempt said. Never throws for what the agency does; whoever calls repeats `unknown`
 * later, with the same id. An agency in its maintenance window, or left alone after failures, is not asked: unknown at once, with `until`.
 */
export const sendMessage = async (platform: Platform, agency: Agency, message: OutMessage, patience = usualPatience): Promise<AgencyAnswer> => {
  const { clock, box, database } = platform
  const { area, id } = message
  const url = new URL(agency.url + message.path)
  const path = url.pathname + url.search
  const common = { area, agency: agency.name, message_id: id, path }
  const outContext = bodyContext(area, agency.name, id, 'out')
  const compose: Compose = (first) => {
    const body = first ? box.open(first, outContext).toString('utf8') : JSON.stringify(message.body)
    const sentAt = clock.now()
    const entry = {
      ...common, direction: 'out' as const, status: null, outcome: null, cause: null, at: sentAt, sent_at: sentAt, signature: null, asked_signature: null,
      body: first ? null : box.seal(body, outContext),
    }
    return { body, sentAt, entry }
  }
  const sign = async ({ body, sentAt }: Composed): Promise<Envelope> =>
    ({ sender: ownName, messageId: id, sentAt, signature: await signEnvelope(platform.keys.exchange, { method: 'POST', path, sentAt, messageId: id, body }) })
  const fresh = compose(null)
  // PostgreSQL writes while we sign: together they took as long as half a plain call
  const [atOnce, signed] = await Promise.all([logAtOnce(platform, agency, message, fresh), nextTurn().then(() => sign(fresh))])
  const leaving = atOnce ?? (await logAfterLooking(platform, agency, message, patience, compose, fresh))
  if ('outcome' in leaving) return leaving
  const { composed, keys, gate, end } = leaving
  const envelope = composed === fresh ? signed : await sign(composed)
  const came = await askAgency(agency, keys, { url, envelope, body: composed.body }, patience, clock.millis, millisOf)
  const answer = understand(came)
  if (!came.signed && came.status === 401) forgetGreeting(platform, agency)
  const entry = {
    ...common, direction: 'in' as const, status: came.status, outcome: answer.outcome, cause: answer.outcome === 'unknown' ? answer.cause : null, at: clock.now(),
    sent_at: came.signed ? came.envelope.sentAt : null, signature: came.signed ? came.envelope.signature : null, asked_signature: envelope.signature,
    body: came.signed ? box.seal(came.body, bodyContext(area, agency.name, id, 'in')) : null,
  }
  await appendToChain(database, area, agency.name, end, entry)
  await reportHealth(platform, agency.name, gate, isHealthy(came, answer))
  return answer
}
