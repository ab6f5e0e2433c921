import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startAgencies } from '@changxing/agencies/start-agencies.ts'

export type AgenciesForTest = {
  /** What the server needs to find them. */
  readonly environment: { readonly AGENCIES_URL: string }
  readonly url: string
  /** The platform's applications as the identity provider has registered them. */
  readonly clients: () => Promise<Readonly<Record<string, { readonly secret: string }>>>
  /** What the SMS agency was given, the newest first. */
  readonly sent: () => Promise<readonly { readonly id: string; readonly to: string; readonly text: string; readonly sender: string; readonly segments: number }[]>
  readonly switchOn: (fault: { agency: string; kind: string; times?: number; path?: string; delayMs?: number }) => Promise<void>
  readonly endFaults: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The real stand-in agencies on a free port, with a directory of their own. `changxingUrl`: where they reach the platform. */
export const agenciesForTest = async (changxingUrl = 'http://localhost:4120'): Promise<AgenciesForTest> => {
  const directory = await mkdtemp(join(tmpdir(), 'changxing-agencies-'))
  const { url, close } = await startAgencies({ port: 0, changxingUrl, dataDirectory: directory })
  return {
    clients: async () => (JSON.parse(await readFile(join(directory, 'agencies', 'clients.json'), 'utf8')) as { clients: Awaited<ReturnType<AgenciesForTest['clients']>> }).clients,
    url, environment: { AGENCIES_URL: url },
    sent: async () => ((await (await fetch(`${url}/sms/outbox`)).json()) as { messages: Awaited<ReturnType<AgenciesForTest['sent']>> }).messages,
    switchOn: async (fault) => {
      const answer = await fetch(`${url}/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(fault) })
      if (answer.status !== 201) throw new Error(await answer.text())
    },
    endFaults: async () => { await fetch(`${url}/faults`, { method: 'DELETE' }) },
    close: async () => {
      await close()
      await rm(directory, { recursive: true, force: true })
    },
  }
}
