import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Words } from '@changxing/rules/decision.ts'
import { insurer, rental } from '../organisations.ts'
import type { Organisation, Person } from '../people.ts'
import { writeWhole } from '../write-whole.ts'

type SignInClient = {
  readonly name: Words
  readonly scope: 'citizen' | 'officer' | 'relying'
  readonly maySignIn: (person: Person) => boolean
}

/** The platform's own applications, what each may ask for and whom it may sign in. */
export const signInClients: Readonly<Record<string, SignInClient>> = {
  'changxing-citizen': {
    name: { zh: '畅行 · 群众端', en: 'Changxing for citizens' }, scope: 'citizen', maySignIn: (person) => person.kind === 'citizen',
  },
  'changxing-desk': {
    name: { zh: '畅行 · 业务工作台', en: 'Changxing desk' }, scope: 'officer',
    maySignIn: (person) => person.kind === 'officer' && person.posts.some((post) => post !== 'patrol'),
  },
  'changxing-patrol': {
    name: { zh: '畅行 · 路面执法', en: 'Changxing patrol' }, scope: 'officer',
    maySignIn: (person) => person.kind === 'officer' && person.posts.some((post) => ['patrol', 'inspection', 'examiner'].includes(post)),
  },
  'changxing-relying': {
    name: { zh: '畅行 · 社会核验', en: 'Changxing for relying parties' }, scope: 'relying',
    maySignIn: (person) => person.kind === 'relying',
  },
}

/** Machines of relying parties: they ask for an access token for the platform's API without a person (client_credentials). */
export const machineClients: Readonly<Record<string, Organisation>> = { 'rental-demo': rental, 'insurer-demo': insurer }

/** The clients that would sign this person in. */
export const clientsOf = (person: Person): string[] =>
  Object.entries(signInClients).filter(([, client]) => client.maySignIn(person)).map(([id]) => id)

export type RegisteredClient = {
  readonly clientId: string
  readonly secret: string
  readonly redirectUris: readonly string[]
  readonly realPersonRedirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
}

/** `clients.json`: how a platform in demonstration mode learns the addresses and its secrets. Readable by its owner only. */
export type ClientsFile = {
  readonly issuer: string
  readonly realPerson: string
  readonly sms: string
  readonly clients: Readonly<Record<string, RegisteredClient>>
}

/**
 * Registers every client. A secret is made once and kept; addresses follow the present configuration.
 * @param directory where `clients.json` stands
 */
export async function registerClients(directory: string, publicUrl: string, changxingUrl: string): Promise<ClientsFile> {
  const path = join(directory, 'clients.json')
  const before = await readFile(path, 'utf8').then((text) => JSON.parse(text) as ClientsFile, () => undefined)
  const register = (clientId: string, addresses: boolean): RegisteredClient => ({
    clientId,
    secret: before?.clients[clientId]?.secret ?? randomBytes(32).toString('base64url'),
    redirectUris: addresses ? [`${changxingUrl}/auth/callback`] : [],
    realPersonRedirectUris: addresses ? [`${changxingUrl}/auth/real-person/callback`] : [],
    postLogoutRedirectUris: addresses ? [changxingUrl, `${changxingUrl}/`, `${changxingUrl}/auth/signed-out`] : [],
  })
  const clients = [
    ...Object.keys(signInClients).map((id) => register(id, true)),
    ...Object.keys(machineClients).map((id) => register(id, false)),
  ]
  const file: ClientsFile = {
    issuer: `${publicUrl}/identity`,
    realPerson: `${publicUrl}/identity/real-person`,
    sms: `${publicUrl}/sms`,
    clients: Object.fromEntries(clients.map((client) => [client.clientId, client])),
  }
  await writeWhole(path, JSON.stringify(file, null, 2))
  return file
}
