import { hash, randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { callerOf, type Actor } from '../actor.ts'
import * as audit from '../audit.store.ts'
import { appOf } from '../identity/sessions.ts'
import { newId } from '../ids.ts'
import { currentTrace } from '../logger.ts'
import { awaiting, type Tx } from '../database.ts'
import { once } from '../once.ts'
import { Problem, Refusal, type Context, type Operation } from '../operation.ts'
import type { Platform } from '../platform.ts'
import { allows } from './allow.ts'
import * as answers from './answers.store.ts'
import { partsOf, serializerSchema } from './schemas.ts'

/** How the mounted operations learn who calls, and end a session. */
export type Callers = {
  readonly whoCalls: (request: FastifyRequest) => Promise<Actor>
  readonly endSession: (request: FastifyRequest, reply: FastifyReply) => Promise<string>
}

/** Ends the transaction of a request whose key another has claimed: whatever it has done is rolled back. */
class Repeated extends Error {
  readonly claim: answers.Claim
  constructor(claim: answers.Claim) {
    super('the key was claimed before')
    this.claim = claim
  }
}

/** `text`: the body as it goes out, once it was made for keeping. */
type Answer = { readonly status: number; readonly body: unknown; readonly text?: string }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const keyOf = (request: FastifyRequest): string => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || !uuid.test(key)) throw new Problem('idempotency-key-missing')
  return key
}

const hashOf = (request: FastifyRequest): Buffer => {
  const line = `${request.method} ${request.url}\n`
  return hash('sha256', Buffer.isBuffer(request.body) ? Buffer.concat([Buffer.from(line), request.body]) : line + JSON.stringify(request.body ?? null), 'buffer')
}

/**
 * Mounts one operation: who may, validation, then one transaction that holds the idempotency key, the work and the audit entry together.
 * A repeat of the key gets the first answer; another request under the same key is refused. The key is claimed while the work's first
 * statements are on their way, which spares a round trip.
 */
export const mount = (server: FastifyInstance, platform: Platform, name: string, operation: Operation, callers: Callers) => {
  const { endpoint, handle } = operation
  const reads = endpoint.method === 'GET'
  const keyed = !reads && !endpoint.repeatable
  const binary = 'binary' in endpoint.output ? endpoint.output.binary : undefined

  const output = once(() => serializerSchema(endpoint))

  /** A result by the schema of the contract, which Fastify compiles at the first answer and keeps; a refusal as it is. */
  const textOf = (reply: FastifyReply, { status, body }: Answer): string => {
    const schema = status === 200 ? output() : undefined
    return schema ? reply.serializeInput(body as Record<string, unknown>, schema) : JSON.stringify(body)
  }

  /** Gives leave to work when this request is the first with its key; waits for the first while that is under way. */
  const claimKey = async (db: Tx, claimed: answers.Claim): Promise<void> => {
    if (!(await answers.claim(db, claimed))) throw new Repeated(claimed)
  }

  const perform = (request: FastifyRequest, reply: FastifyReply, actor: Actor): Promise<Answer | Uint8Array> =>
    platform.database.transaction(async (transaction) => {
      const caller = callerOf(actor)
      const trace = request.id
      const key = keyed ? keyOf(request) : undefined
      const leave = key === undefined ? undefined
        : claimKey(transaction, { caller, key, operation: name, requestHash: hashOf(request), at: platform.clock.now() })
      // An upload is worked on before its first statement.
      if (endpoint.upload) await leave
      const db = leave ? awaiting(leave, transaction) : transaction
      let subject: { area: string; subject: string } | undefined
      let last: () => readonly Promise<unknown>[] = () => []
      const context: Context = {
        db, actor, platform, today: platform.clock.today(), recorded: platform.clock.recorded,
        concerns: (area, what) => { subject = { area, subject: what } },
        app: appOf(request),
        endSession: async () => {
          await leave
          return callers.endSession(request, reply)
        },
        upload: Buffer.isBuffer(request.body) ? request.body : undefined,
        withCommit: (statements) => { last = statements },
      }
      const given = endpoint.upload ? {} : ((reads ? request.query : request.body) as object)
      const work: Promise<unknown> = handle(context, { ...(given as object), ...(request.params as object) } as never)
      // What work says without leave does not count, not even how it failed.
      work.catch(() => undefined)
      await leave
      const result = await work
      const outcome = result instanceof Refusal ? `refused:${result.code}` : 'done'
      const made: Answer | undefined = result instanceof Uint8Array ? undefined
        : result instanceof Refusal ? { status: 422, body: { refusal: { code: result.code, reasons: result.reasons, ...(result.instead && { instead: result.instead }) } } }
        : { status: 200, body: result }
      // What is kept is what goes out, to the letter.
      const answer = made && key !== undefined ? { ...made, text: textOf(reply, made) } : made
      const told = (): audit.Entry => ({
        area: subject?.area ?? ('area' in actor ? actor.area : '000000'), id: newId(platform.clock), at: platform.clock.recorded(),
        caller, operation: name, subject: subject?.subject ?? null, outcome, trace,
      })
      transaction.withCommit(() => [
        ...last(),
        ...(answer?.text !== undefined && key !== undefined ? [answers.keepWithAudit(transaction, key, answer.status, answer.text, told())]
          : keyed || subject ? [audit.append(transaction, told())]
          : []),
      ])
      return answer ?? (result as Uint8Array)
    })

  const firstAnswer = async ({ caller, key, operation: asked, requestHash }: answers.Claim): Promise<Answer> => {
    const first = await answers.find(platform.database.single, caller, key)
    if (first.operation !== asked || !first.request_hash.equals(requestHash)) throw new Problem('idempotency-key-reused')
    return { status: first.status ?? 409, body: first.body }
  }

  server.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: partsOf(endpoint),
    bodyLimit: endpoint.upload?.maxBytes ?? 256 * 1024,
    config: { upload: endpoint.upload !== undefined, rateLimit: { max: endpoint.perMinute ?? 300, timeWindow: '1 minute' } },
    // Who calls is settled before the body is read, so that nobody unknown can make us parse or store anything.
    onRequest: async (request) => {
      const actor = await callers.whoCalls(request)
      if (!allows(endpoint.who, actor)) throw new Problem(actor.kind === 'nobody' ? 'not-signed-in' : 'not-allowed')
      const { area } = request.params as { readonly area?: string }
      if (actor.kind === 'officer' && area !== undefined && area !== actor.area && !endpoint.anyArea) throw new Problem('not-allowed')
      request.actor = actor
    },
    handler: async (request: FastifyRequest, reply: FastifyReply) =>
      currentTrace.run(request.id, async () => {
        const answer = await perform(request, reply, request.actor).catch((cause: unknown) => {
          if (cause instanceof Repeated) return firstAnswer(cause.claim)
          throw cause
        })
        if (answer instanceof Uint8Array) return reply.type(binary ?? 'application/octet-stream').header('cache-control', 'private, no-store').send(Buffer.from(answer))
        reply.code(answer.status).header('cache-control', 'no-store').type('application/json; charset=utf-8')
        return answer.text === undefined ? reply.serializer(() => textOf(reply, answer)).send(answer.body) : reply.send(answer.text)
      }),
  })
}

export const newTrace = (): string => randomUUID()
