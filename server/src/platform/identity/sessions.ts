import { hash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Actor, SignedIn } from '../actor.ts'
import { appNames, type AppName } from '../config.ts'
import { isoInstant } from '../clock.ts'
import type { Platform } from '../platform.ts'
import * as sessions from './sessions.store.ts'

const hoursFor: Readonly<Record<AppName, number>> = { citizen: 24 * 30, desk: 10, patrol: 14, relying: 10 }

const hashOf = (value: string): Buffer => hash('sha256', value, 'buffer')

const isApp = (value: unknown): value is AppName => typeof value === 'string' && (appNames as readonly string[]).includes(value)

/** The app that a request names; the header also proves that the request was made by our own script. */
export const appOf = (request: FastifyRequest): AppName | undefined => {
  const named = request.headers['x-changxing-app'] ?? (request.query as { app?: unknown } | undefined)?.app
  return isApp(named) ? named : undefined
}

const cookieName = (platform: Platform, app: AppName) => `${platform.config.publicUrl.startsWith('https://') ? '__Host-' : ''}changxing-${app}`

/** Opens a session and hands its random value to the browser in a cookie that scripts cannot read. */
export const openSession = async (platform: Platform, reply: FastifyReply, app: AppName, actor: SignedIn, identityToken: string | undefined) => {
  const value = randomBytes(32).toString('base64url')
  const maxAge = hoursFor[app] * 3600
  const { clock, database } = platform
  await database.transaction(async (db) => {
    await sessions.insert(db, {
      idHash: hashOf(value), app, actor, at: clock.now(), expiresAt: isoInstant(clock.millis() + maxAge * 1000),
      identityToken: identityToken ? platform.box.seal(identityToken, 'platform.sessions').toString('base64') : null,
    })
  })
  reply.setCookie(cookieName(platform, app), value, {
    path: '/', httpOnly: true, sameSite: 'lax', secure: platform.config.publicUrl.startsWith('https://'), maxAge,
  })
}

/** The signed-in caller of this app, or nobody. */
export const sessionActor = async (platform: Platform, request: FastifyRequest): Promise<Actor> => {
  const app = appOf(request)
  const value = app && request.cookies[cookieName(platform, app)]
  if (!app || !value) return { kind: 'nobody' }
  const idHash = hashOf(value)
  const now = platform.clock.now()
  const { single } = platform.database
  const row = await sessions.find(single, idHash, app, now)
  if (!row) return { kind: 'nobody' }
  if (platform.clock.millis() - row.seen_at.getTime() > 60_000) await sessions.touch(single, idHash, now)
  return row.actor
}

/** Ends the session; answers the identity token, so that the provider's session can be ended too. */
export const closeSession = async (platform: Platform, request: FastifyRequest, reply: FastifyReply): Promise<string | undefined> => {
  const app = appOf(request)
  const value = app && request.cookies[cookieName(platform, app)]
  if (!app || !value) return undefined
  reply.clearCookie(cookieName(platform, app), { path: '/' })
  return platform.database.transaction(async (db) => {
    const row = await sessions.find(db, hashOf(value), app, platform.clock.now())
    await sessions.remove(db, hashOf(value))
    return row?.identity_token
      ? platform.box.open(Buffer.from(row.identity_token, 'base64'), 'platform.sessions').toString('utf8')
      : undefined
  })
}
