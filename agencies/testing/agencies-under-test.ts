import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as openid from 'openid-client'
import type { ClientsFile } from '../identity/clients.ts'
import { startAgencies } from '../start-agencies.ts'

/** Where the tests' platform would answer. Nobody listens there: a test looks at the address it is sent to. */
export const changxingUrl = 'http://localhost:4120'

/** Real agencies on a free port with their own data directory. Call `close` at the end. */
export async function agenciesUnderTest() {
  const directory = await mkdtemp(join(tmpdir(), 'changxing-agencies-'))
  const running = await startAgencies({ port: 0, changxingUrl, dataDirectory: directory })
  const file = JSON.parse(await readFile(join(directory, 'agencies', 'clients.json'), 'utf8')) as ClientsFile
  return {
    url: running.url,
    file,
    directory,
    /** A client of the identity provider that has discovered it. */
    relyingOn: (clientId: string): Promise<openid.Configuration> => openid.discovery(
      new URL(file.issuer), clientId, file.clients[clientId]!.secret, undefined, { execute: [openid.allowInsecureRequests] }),
    switchOn: async (fault: Record<string, unknown>): Promise<Response> =>
      fetch(`${running.url}/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) }),
    close: async (): Promise<void> => {
      await running.close()
      await rm(directory, { recursive: true })
    },
  }
}
export type AgenciesUnderTest = Awaited<ReturnType<typeof agenciesUnderTest>>
