import type { FastifyInstance } from 'fastify'
import { appNames, type AppName } from '../config.ts'
import { openSession } from '../identity/sessions.ts'
import type { SignIn } from '../identity/openid.ts'
import { Problem } from '../operation.ts'
import type { Platform } from '../platform.ts'

const homes: Readonly<Record<AppName, string>> = { citizen: '/citizen/', desk: '/desk/', patrol: '/patrol/', relying: '/desk/relying' }

/** Only paths inside our own apps may be returned to; anything else goes to the app's first page. */
const safeReturn = (app: AppName, wanted: unknown): string =>
  typeof wanted === 'string' && /^\/(citizen|desk|patrol)\/[^\\]*$/.test(wanted) && !wanted.includes('//') ? wanted : homes[app]

/** Leaving for the identity provider and coming back. */
export const mountSignIn = (server: FastifyInstance, platform: Platform, signIn: SignIn) => {
  server.get('/auth/:app/sign-in', async (request, reply) => {
    const app = (request.params as { app: string }).app as AppName
    if (!appNames.includes(app)) throw new Problem('not-found')
    const url = await signIn.begin(app, safeReturn(app, (request.query as { return?: string }).return))
    return reply.redirect(url.href)
  })
  server.get('/auth/signed-out', (_request, reply) => reply.redirect('/citizen/'))
  server.get('/auth/callback', async (request, reply) => {
    const query = request.query as Record<string, string>
    const finished = await signIn.finish(new URL(request.url, platform.config.publicUrl)).catch((cause: unknown) => {
      platform.log.error('sign-in-failed', cause)
      return undefined
    })
    if (!finished) return reply.redirect(`/citizen/?signIn=${query['error'] === 'access_denied' ? 'cancelled' : 'failed'}`)
    const { actor, app, returnTo, identityToken } = finished
    if ('refused' in actor) return reply.redirect(`${homes[app]}?signIn=${encodeURIComponent(actor.refused)}`)
    await openSession(platform, reply, app, actor, identityToken)
    return reply.redirect(returnTo)
  })
}
