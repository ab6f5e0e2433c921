import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { errorBody } from './answer-errors.ts'

const apps = ['citizen', 'desk', 'patrol'] as const

/** Whether a path leads into a built app, and so to a file that is the same for everybody. */
export const isFileOfApp = (path: string): boolean => apps.some((app) => path.startsWith(`/${app}/`))

const hashed = /\/assets\/.*-[\w-]{8,}\.\w+$/

/** Serves the built apps, each under its name; an unknown path below an app is that app's own page. Hashed files are kept for a year, pages never. */
export const mountApps = async (server: FastifyInstance, directory: string) => {
  const pages = new Set<string>()
  for (const [index, app] of apps.entries()) {
    const root = join(directory, app, 'dist')
    if (!existsSync(join(root, 'index.html'))) continue
    pages.add(app)
    await server.register(fastifyStatic, {
      root, prefix: `/${app}/`, decorateReply: index === 0 || pages.size === 1, wildcard: true, preCompressed: false, cacheControl: false,
      setHeaders: (reply, path) => { reply.header('cache-control', hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache') },
    })
    server.get(`/${app}`, (_request, reply) => reply.redirect(`/${app}/`))
  }
  server.get('/', (_request, reply) => reply.redirect('/citizen/'))
  server.setNotFoundHandler((request, reply) => {
    const app = request.url.split('/')[1]?.split('?')[0] ?? ''
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html')
    if (wantsPage && pages.has(app)) return reply.header('cache-control', 'no-cache').sendFile('index.html', join(directory, app, 'dist'))
    return reply.code(404).send(errorBody('not-found'))
  })
}
