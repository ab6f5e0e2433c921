import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { keyId, toSpki } from '@changxing/credentials/spki.ts'
import type { FastifyInstance } from 'fastify'
import type { Platform } from '../platform.ts'

const slot = '<script type="application/json" id="trust-root">null</script>'
const script = /<script type="module">([^]*?)<\/script>/g

/** The root key as the page reads it; the same as the operation `trustRoot` says. */
const rootOf = ({ keys: { root: { publicKey } } }: Platform) =>
  JSON.stringify({ profile: publicKey.profile, publicKey: Buffer.from(toSpki(publicKey)).toString('base64url'), fingerprint: Buffer.from(keyId(publicKey)).toString('hex') })

/**
 * Serves a page that is one file and asks no server: open to anyone, with the root key put in, so that what was downloaded believes the same
 * key wherever it is opened. Its script is allowed by its hash, and the page may connect to nothing.
 */
export const mountOwnPage = (server: FastifyInstance, platform: Platform, path: string, app: string): void => {
  const file = join(platform.config.appsDirectory, app, 'dist', 'index.html')
  if (!existsSync(file)) return
  const source = readFileSync(file, 'utf8')
  if (!source.includes(slot)) throw new Error(`${file} has no place for the root key`)
  const page = source.replace(slot, () => slot.replace('null', rootOf(platform)))
  const hashes = [...page.matchAll(script)].map(([, code]) => `'sha256-${createHash('sha256').update(code!).digest('base64')}'`)
  const policy = `default-src 'none'; script-src ${hashes.join(' ')}; style-src 'unsafe-inline'; img-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  server.get(`${path}/`, (_request, reply) => reply.header('content-security-policy', policy).header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page))
  server.get(`${path}/download`, (_request, reply) => reply.header('cache-control', 'no-cache').header('content-disposition', `attachment; filename="${path.slice(1)}.html"`)
    .type('text/html; charset=utf-8').send(page))
  server.get(path, (_request, reply) => reply.redirect(`${path}/`))
}
