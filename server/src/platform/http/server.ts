import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import Fastify, { type FastifyInstance, type FastifyRequest } from 'fastify'
import { callerOf, type Actor } from '../actor.ts'
import { currentTrace } from '../logger.ts'
import { Problem } from '../operation.ts'
import type { Platform } from '../platform.ts'
import { answerError } from './answer-errors.ts'
import { newTrace } from './mount.ts'
import { securityHeaders } from './security-headers.ts'
import { isFileOfApp } from './static-apps.ts'

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor
  }
  interface FastifyContextConfig {
    upload?: boolean
  }
}

/** A writing request must come from our own pages: our header (another site cannot set it without our leave) and the same origin. */
const refuseCrossSite = (platform: Platform, request: FastifyRequest) => {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers.authorization) return
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const ownOrigin = origin === undefined || origin === platform.config.publicUrl || origin === `http://${request.headers.host}` || origin === `https://${request.headers.host}`
  if (!ownOrigin || (site !== undefined && site !== 'same-origin' && site !== 'none')) throw new Problem('cross-site')
  if (request.headers['x-changxing-app'] === undefined && request.headers.cookie) throw new Problem('cross-site')
}

/** The bare machine: parsing, limits, headers, one place that answers errors. Routes are mounted by others. */
export const createServer = async (platform: Platform): Promise<FastifyInstance> => {
  const server = Fastify({
    genReqId: newTrace,
    logger: false,
    trustProxy: platform.config.mode === 'production',
    bodyLimit: 256 * 1024,
    ajv: { customOptions: { allErrors: true, removeAdditional: false, coerceTypes: false, useDefaults: false, strict: false } },
  })
  server.decorateRequest('actor')
  const headers = securityHeaders(platform.config.publicUrl.startsWith('https://'))
  server.addHook('onRequest', async (_request, reply) => void reply.headers(headers))
  await server.register(cookie)
  await server.register(rateLimit, {
    global: true, max: 1200, timeWindow: '1 minute',
    keyGenerator: (request) => (request.actor ? `${callerOf(request.actor)}@${request.ip}` : request.ip),
    hook: 'preHandler',
    // A page is some 25 files, and a whole office or a mobile network may share one address.
    allowList: (request) => isFileOfApp(request.url),
    errorResponseBuilder: () => new Problem('too-many-requests'),
  })
  server.addContentTypeParser(/^image\//, { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
  server.addHook('onRequest', async (request) => refuseCrossSite(platform, request))
  server.setErrorHandler((cause, request, reply) => {
    const { status, body, isBug } = answerError(cause, request.id, request.routeOptions.config.upload === true)
    if (isBug) currentTrace.run(request.id, () => platform.log.error('request-failed', cause, { method: request.method, route: request.routeOptions.url }))
    return reply.code(status).header('cache-control', 'no-store').send(body)
  })
  return server
}
