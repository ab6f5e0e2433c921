import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import { instantText, millisOf } from '../platform/clock.ts'
import type { Tx } from '../platform/database.ts'
import { answerError, errorBody } from '../platform/http/answer-errors.ts'
import { currentTrace } from '../platform/logger.ts'
import type { Platform } from '../platform/platform.ts'
import { agencyKeys, ownName } from './agency-keys.ts'
import { agencyOf, type AgencyName } from './agency-names.ts'
import { lockChain } from './chain.ts'
import { envelopeHeaders, envelopeHolds, isFresh, readEnvelope, signEnvelope, type Envelope } from './envelope.ts'
import * as store from './inbound.store.ts'
import { bodyContext } from './send-message.ts'
import { complaintsOf, readShape, type Complaint } from './shapes.ts'

/** What the handler of a message has at hand; everything it writes commits together with the log of the message and the answer to it. */
export type InboundContext = {
  readonly db: Tx
  readonly platform: Platform
  readonly area: string
  readonly agency: AgencyName
  readonly messageId: string
  /** By the agency's clock, as signed; an instant. */
  readonly sentAt: string
  /** The business date. */
  readonly today: string
}

/** confirmed: done (HTTP 200). denied: it cannot be (422); a lawful answer, logged, and the same for every repeat. */
export type InboundAnswer = { readonly outcome: 'confirmed' | 'denied'; readonly body: object }

export type InboundHandler<Message> = (context: InboundContext, message: Message) => Promise<InboundAnswer>

/** Every message names the area of the business it is about. */
export type InboundShape = z.ZodType<{ readonly area: string }>

type Route = { readonly agency: AgencyName; readonly shape: InboundShape; readonly handle: InboundHandler<never> }

/** What is sent back: already signed, or to be signed for the sender of a message. To strangers it goes unsigned. */
type Outgoing = { readonly status: number; readonly body: string; readonly to?: Envelope; readonly signed?: Envelope }

/** Longest message that is read, in bytes. */
const largest = 64 * 1024

/** How long first contact may take in a demonstration, in milliseconds. */
const patience = 5_000

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const says = {
  stranger: { error: { code: 'not-signed', says: { zh: '消息没有可信的签名', en: 'The message has no signature that can be believed' } } },
  text: { error: { code: 'not-text', says: { zh: '消息不是 UTF-8 文本', en: 'The message is not UTF-8 text' } } },
  id: { error: { code: 'message-id', says: { zh: 'x-message-id 应为小写 UUID', en: 'x-message-id must be a UUID in lower case' } } },
  clock: { error: { code: 'clock', says: { zh: 'x-sent-at 与本系统时钟相差超过五分钟', en: 'x-sent-at is more than five minutes from this clock' } } },
  reused: { error: { code: 'message-id-reused', says: { zh: '同一消息编号用于了不同的消息', en: 'This message id was used for another message' } } },
  subject: { error: { code: 'no-such-subject', says: { zh: '没有这一类消息', en: 'There is no such kind of message' } } },
} as const

const json = (status: number, body: object, to?: Envelope): Outgoing => ({ status, body: JSON.stringify(body), ...(to && { to }) })

const badInput = (complaints: readonly Complaint[], to: Envelope): Outgoing => json(422, errorBody('bad-input', complaints), to)

/** What an agency wrote, once it is certain that the agency wrote it now. Otherwise the answer it gets. */
const believe = async (
  platform: Platform, agency: AgencyName, path: string, raw: Buffer, header: (name: string) => string | undefined,
): Promise<{ envelope: Envelope; text: string } | Outgoing> => {
  const envelope = readEnvelope(header)
  if (!envelope || envelope.sender !== agency) return json(401, says.stranger)
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw)
  } catch {
    return json(400, says.text)
  }
  const keys = await agencyKeys(platform, agencyOf(platform.config, agency), patience)
  if (!envelopeHolds(keys, { method: 'POST', path, body: text, ...envelope }, envelope.signature)) return json(401, says.stranger)
  if (!uuid.test(envelope.messageId)) return json(400, says.id, envelope)
  if (!isFresh(millisOf(envelope.sentAt), platform.clock.millis())) return json(401, says.clock, envelope)
  return { envelope, text }
}

type Work = { readonly path: string; readonly envelope: Envelope; readonly text: string; readonly message: { readonly area: string } }

/** The message, what it brings about, and the answer, in one transaction. Undefined when the id has come before. */
const workOn = (platform: Platform, { agency, handle }: Route, { path, envelope, text, message }: Work, bodyHash: Buffer): Promise<Outgoing | undefined> =>
  platform.database.transaction(async (db) => {
    const { clock, box } = platform
    const { messageId } = envelope
    const { area } = message
    if ((await store.claim(db, { agency, messageId, area, path, bodyHash, at: clock.now() })) === 0) return undefined
    const answer = await handle({ db, platform, area, agency, messageId, sentAt: instantText(envelope.sentAt), today: clock.today() }, message as never)
    const body = JSON.stringify(answer.body)
    const status = answer.outcome === 'confirmed' ? 200 : 422
    const signed = await sign(platform, status, path, messageId, body)
    await store.keepAnswer(db, agency, messageId, status, box.seal(body, answerContext(agency, messageId)))
    const entry = { area, agency, message_id: messageId, path, cause: null, at: clock.now(), asked_signature: null }
    const append = await lockChain(db, area, agency)
    await append({
      ...entry, direction: 'in', status: null, outcome: answer.outcome, sent_at: envelope.sentAt, signature: envelope.signature,
      body: box.seal(text, bodyContext(area, agency, messageId, 'in')),
    })
    await append({
      ...entry, direction: 'out', status, outcome: null, sent_at: signed.sentAt, signature: signed.signature,
      body: box.seal(body, bodyContext(area, agency, messageId, 'out')),
    })
    return { status, body, signed }
  })

const answerContext = (agency: string, messageId: string) => `exchange.inbound_directory/${agency}/${messageId}`

const sign = async (platform: Platform, status: number, path: string, messageId: string, body: string): Promise<Envelope> => {
  const sentAt = platform.clock.now()
  return { sender: ownName, messageId, sentAt, signature: await signEnvelope(platform.keys.exchange, { method: String(status), path, sentAt, messageId, body }) }
}

const answerFor = async (platform: Platform, route: Route | undefined, agency: AgencyName, request: FastifyRequest): Promise<Outgoing> => {
  const path = request.url
  const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
  const believed = await believe(platform, agency, path, raw, (name) => request.headers[name] as string | undefined)
  if (!('envelope' in believed)) return believed
  const { envelope, text } = believed
  if (!route) return json(404, says.subject, envelope)
  const bodyHash = platform.blindIndex('exchange.inbound', `${path}\n${text}`)
  const repeat = async (): Promise<Outgoing | undefined> => {
    const first = await store.find(platform.database.single, agency, envelope.messageId)
    if (!first) return undefined
    if (!first.body_hash.equals(bodyHash)) return json(409, says.reused, envelope)
    return { status: first.status, body: platform.box.open(first.answer, answerContext(agency, envelope.messageId)).toString('utf8'), to: envelope }
  }
  const known = await repeat()
  if (known) return known
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return json(400, errorBody('not-json'), envelope)
  }
  const complaints = complaintsOf(route.shape, message)
  if (complaints.length > 0) return badInput(complaints, envelope)
  try {
    return (await workOn(platform, route, { path, envelope, text, message: readShape(route.shape, message) }, bodyHash)) ?? (await repeat())!
  } catch (cause) {
    const { status, body, isBug } = answerError(cause, request.id, false)
    if (isBug) platform.log.error('inbound-message-failed', cause, { agency, path })
    // A conflict rolled back may go well the next time; 409 would tell the agency never to come again.
    return json(status === 409 || status === 429 ? 503 : status, body, envelope)
  }
}

const send = async (platform: Platform, reply: FastifyReply, path: string, { status, body, to, signed }: Outgoing): Promise<FastifyReply> => {
  const envelope = signed ?? (to && (await sign(platform, status, path, to.messageId, body)))
  const headers = envelope ? envelopeHeaders(envelope) : {}
  return reply.code(status).headers({ ...headers, 'cache-control': 'no-store', 'content-type': 'application/json; charset=utf-8' }).send(body)
}

const mount = (server: FastifyInstance, platform: Platform, url: string, routeOf: (request: FastifyRequest) => { agency: AgencyName; route?: Route } | undefined): void => {
  void server.register(async (scope) => {
    // The signature covers bytes, so bytes are what we read.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post(url, { bodyLimit: largest, config: { rateLimit: { max: 6_000, timeWindow: '1 minute' } } }, (request, reply) =>
      currentTrace.run(request.id, async () => {
        const found = routeOf(request)
        if (!found) return send(platform, reply, request.url, json(401, says.stranger))
        return send(platform, reply, request.url, await answerFor(platform, found.route, found.agency, request))
      }))
  })
}

/**
 * Takes messages of one kind from an agency at `POST /exchange/inbound/<agency>/<subject>`. Called once at the start, from a domain's `routes`.
 * The envelope is verified (registered key of the sender, five minutes, UUID), the body checked against `shape` (every unknown or wrong field
 * is named, nothing is written), then `handle` runs in one transaction with the log. A repeat of the id gets the first answer, signed anew;
 * the id with another body is refused (409). What `handle` throws rolls everything back, and the agency may send again.
 */
export const receive = <Shape extends InboundShape>(
  server: FastifyInstance, platform: Platform, agency: AgencyName, subject: string, shape: Shape, handle: InboundHandler<z.infer<Shape>>,
): void => mount(server, platform, `/exchange/inbound/${agency}/${subject}`, () => ({ agency, route: { agency, shape, handle: handle as InboundHandler<never> } }))

/** Answers messages that no domain takes: signed to an agency, unsigned to a stranger. */
export const receiveNothingElse = (server: FastifyInstance, platform: Platform, agencies: readonly AgencyName[]): void =>
  mount(server, platform, '/exchange/inbound/:agency/:subject', (request) => {
    const agency = agencies.find((name) => name === (request.params as { agency: string }).agency)
    return agency && { agency }
  })
