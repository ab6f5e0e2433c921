import type { FastifyInstance } from 'fastify'
import { endpoints } from '@changxing/contract/endpoints.ts'
import type { Recognise } from './platform/actor.ts'
import type { Domain } from './platform/domain.ts'
import { apiPage } from './platform/http/api-page.ts'
import { mountSignIn } from './platform/http/auth-routes.ts'
import { mount, type Callers } from './platform/http/mount.ts'
import { openApi } from './platform/http/openapi.ts'
import { mountOwnPage } from './platform/http/own-page.ts'
import { createServer } from './platform/http/server.ts'
import { mountApps } from './platform/http/static-apps.ts'
import { validatorCompiler } from './platform/http/validation.ts'
import { bearerActor } from './platform/identity/bearer.ts'
import { openIdSignIn } from './platform/identity/openid.ts'
import { appOf, closeSession, sessionActor } from './platform/identity/sessions.ts'
import { once } from './platform/once.ts'
import type { Platform } from './platform/platform.ts'
import { exchange } from './exchange/exchange.ts'
import { cases } from './domains/cases/index.ts'
import { exams } from './domains/exams/index.ts'
import { licences } from './domains/licences/index.ts'
import { notices } from './domains/notices/index.ts'
import { people, recognisePerson } from './domains/people/index.ts'
import { rollout } from './domains/rollout/index.ts'
import { mortgages } from './domains/mortgages/index.ts'
import { insurance } from './domains/insurance/index.ts'
import { supervision } from './domains/supervision/index.ts'
import { vehicles } from './domains/vehicles/index.ts'

/** The domains in their fixed order: a domain may use those before it, never one after it. */
export const domains: readonly Domain[] = [exchange, people, notices, cases, licences, exams, insurance, vehicles, mortgages, rollout, supervision]

/** The whole application on one platform, ready to listen. Fails when an operation of the contract has no code, or the reverse. */
export const createApp = async (platform: Platform, recognise: Recognise = recognisePerson(platform)): Promise<FastifyInstance> => {
  const server = await createServer(platform)
  server.setValidatorCompiler(validatorCompiler)
  const signIn = openIdSignIn(platform, recognise)
  const byBearer = bearerActor(platform.config)
  const callers: Callers = {
    whoCalls: async (request) => {
      const { authorization } = request.headers
      return authorization?.startsWith('Bearer ') ? byBearer(authorization.slice('Bearer '.length)) : sessionActor(platform, request)
    },
    endSession: async (request, reply) => {
      const identityToken = await closeSession(platform, request, reply)
      // Our session has ended already; a provider that does not answer must not bring it back.
      const url = await signIn.signOutUrl(appOf(request) ?? 'citizen', identityToken).catch(() => undefined)
      return url?.href ?? '/auth/signed-out'
    },
  }
  const operations = new Map(domains.flatMap((domain) => Object.entries(domain.operations)))
  for (const name of operations.keys()) if (!endpoints.has(name)) throw new Error(`operation ${name} is not in the contract`)
  for (const name of endpoints.keys()) {
    const operation = operations.get(name)
    if (!operation) throw new Error(`the contract's ${name} has no operation`)
    mount(server, platform, name, operation, callers)
  }
  for (const domain of domains) domain.routes?.(server, platform)
  mountSignIn(server, platform, signIn)
  const description = once(() => openApi(endpoints, platform.config.publicUrl))
  server.get('/api/openapi.json', description)
  const page = once(() => apiPage(description()))
  server.get('/api/docs', (_request, reply) => reply.type('text/html; charset=utf-8').send(page()))
  mountOwnPage(server, platform, '/archive-check', 'archive')
  await mountApps(server, platform.config.appsDirectory)
  return server
}
