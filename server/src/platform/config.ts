import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

export type Mode = 'demonstration' | 'production'
export type Role = 'web' | 'worker'
export type AppName = 'citizen' | 'desk' | 'patrol' | 'relying'
export const appNames: readonly AppName[] = ['citizen', 'desk', 'patrol', 'relying']

export type Config = {
  readonly mode: Mode
  readonly roles: readonly Role[]
  readonly port: number
  readonly host: string
  /** The address people type; redirects and printed codes are built from it. */
  readonly publicUrl: string
  readonly databaseUrl: string
  readonly dataDirectory: string
  readonly appsDirectory: string
  readonly businessDate: string | undefined
  readonly profile: 'SM2' | 'ES256'
  /** The authorities that sign licences here: twelve digits, the first six are the area. */
  readonly issuers: readonly string[]
  readonly oidc: { readonly issuer: string; readonly clients: Readonly<Record<AppName, { id: string; secret: string }>>; readonly apiAudience: string }
  readonly agencies: { readonly sms: string; readonly realPerson: string; readonly insurance: string; readonly bank: string; readonly commerce: string; readonly military: string; readonly border: string }
  /** Seconds that a copy takes to reach the counters; other than 0 only to show what happens meanwhile. */
  readonly copyDelaySeconds: number
  /** How many pages a document of a case may have at most. */
  readonly documentPages: number
  /** From this day a city takes in no car below this stage of the exhaust standard; a city that is not named takes every car. */
  readonly emissionRules: readonly { readonly area: string; readonly stage: number; readonly from: string }[]
  readonly watchParent: boolean
}

/** Thrown when the environment does not suffice; `problems` lists everything at once. */
export class ConfigProblems extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The configuration is incomplete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

// Vehicle offices of the cities that the demonstration's people live in.
const demonstrationIssuers = ['510100', '120000', '320500', '320100', '330100', '310000', '110000', '440300', '320300'].map((area) => `${area}000400`).join(',')

type Environment = Readonly<Record<string, string | undefined>>

const readClients = (dataDirectory: string): Record<string, { id: string; secret: string }> | undefined => {
  const file = join(dataDirectory, 'agencies', 'clients.json')
  if (!existsSync(file)) return undefined
  const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly clients: Readonly<Record<string, { readonly secret: string }>> }
  return Object.fromEntries(appNames.map((app) => [app, { id: `changxing-${app}`, secret: kept.clients[`changxing-${app}`]?.secret ?? '' }]))
}

/** One line of configuration, one sentence and a safe default each. Production has no defaults for what guards people's data. */
export const readConfig = (env: Environment = process.env): Config => {
  const problems: string[] = []
  const mode: Mode = env['CHANGXING_MODE'] === 'production' ? 'production' : 'demonstration'
  const production = mode === 'production'
  const need = (name: string, what: string, demonstration: string): string => {
    const value = env[name]
    if (value) return value
    if (production) problems.push(`${name}: ${what}`)
    return demonstration
  }
  const port = Number(env['PORT'] ?? 4120)
  if (!Number.isInteger(port) || port < 0 || port > 65535) problems.push('PORT: a port number from 0 to 65535')
  const publicUrl = need('PUBLIC_URL', 'the https address under which people reach the platform', `http://localhost:${port}`)
  if (production && !publicUrl.startsWith('https://')) problems.push('PUBLIC_URL: must be an https address in production')
  const agenciesUrl = env['AGENCIES_URL'] ?? 'http://localhost:4130'
  const dataDirectory = resolve(need('DATA_DIRECTORY', 'where keys and files are kept', '.data'))
  const databaseUrl = need('DATABASE_URL', 'the PostgreSQL address (postgres://user:password@host/database)', '')
  if (!databaseUrl && !production) problems.push('DATABASE_URL: the PostgreSQL address; `npm start` sets it in demonstration mode')
  const issuer = need('OIDC_ISSUER', 'the issuer address of the OpenID Connect provider', `${agenciesUrl}/identity`)
  const demonstrationClients = production ? undefined : readClients(dataDirectory)
  const clients = Object.fromEntries(
    appNames.map((app) => {
      const upper = app.toUpperCase()
      const fallback = demonstrationClients?.[app] ?? { id: `changxing-${app}`, secret: '' }
      return [app, {
        id: need(`OIDC_CLIENT_ID_${upper}`, `the client id of the ${app} app at the OpenID Connect provider`, fallback.id),
        secret: need(`OIDC_CLIENT_SECRET_${upper}`, `the client secret of the ${app} app`, fallback.secret),
      }]
    }),
  ) as Record<AppName, { id: string; secret: string }>
  const sms = need('AGENCY_SMS_URL', 'the address of the SMS agency', `${agenciesUrl}/sms`)
  const insurance = need('AGENCY_INSURANCE_URL', 'the address of the insurers\' platform (compulsory insurance)', `${agenciesUrl}/insurance`)
  const bank = need('AGENCY_BANK_URL', 'the address of the lenders\' gateway (mortgages)', `${agenciesUrl}/bank`)
  const commerce = need('AGENCY_COMMERCE_URL', 'the address of the commerce and tax departments\' exchange (invoices)', `${agenciesUrl}/commerce`)
  const military = need('AGENCY_MILITARY_URL', 'the address of the military\'s register of driving licences', `${agenciesUrl}/military`)
  const border = need('AGENCY_BORDER_URL', 'the address of the border authority\'s register of exits and entries', `${agenciesUrl}/border`)
  const realPerson = need('REAL_PERSON_URL', 'the address of the real-person check (实人认证)', `${issuer}/real-person`)
  const businessDate = env['CHANGXING_BUSINESS_DATE']
  if (businessDate !== undefined && production) problems.push('CHANGXING_BUSINESS_DATE: only in demonstration mode')
  if (businessDate !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(businessDate)) problems.push('CHANGXING_BUSINESS_DATE: a date like 2021-06-15')
  const profile = env['CREDENTIAL_PROFILE'] ?? 'SM2'
  if (profile !== 'SM2' && profile !== 'ES256') problems.push('CREDENTIAL_PROFILE: SM2 or ES256')
  const issuers = need('ISSUERS', 'the twelve-digit numbers of the authorities that sign here, separated by commas', demonstrationIssuers).split(',').map((issuer) => issuer.trim())
  for (const issuer of issuers) if (!/^\d{12}$/.test(issuer) && issuer !== '') problems.push(`ISSUERS: "${issuer}" has not twelve digits`)
  const roles = (env['ROLES'] ?? 'web,worker').split(',').map((role) => role.trim())
  for (const role of roles) if (role !== 'web' && role !== 'worker') problems.push(`ROLES: "${role}" is not a role (web, worker)`)
  const copyDelaySeconds = Number(env['COPY_DELAY_SECONDS'] ?? 0)
  if (!Number.isInteger(copyDelaySeconds) || copyDelaySeconds < 0) problems.push('COPY_DELAY_SECONDS: whole seconds')
  const documentPages = Number(env['DOCUMENT_PAGES'] ?? 20)
  // A file's page numbers have two digits, and up to four papers of a case are pages of one kind.
  if (!Number.isInteger(documentPages) || documentPages < 1 || documentPages > 24) problems.push('DOCUMENT_PAGES: how many pages a document may have, 1 to 24')
  const emissionRules = (env['EMISSION_RULES'] ?? '').split(',').filter((entry) => entry.trim() !== '').map((entry) => {
    const found = /^(\d{6}):([1-6]):(\d{4}-\d{2}-\d{2})$/.exec(entry.trim())
    if (!found) problems.push(`EMISSION_RULES: "${entry.trim()}" is not like 330100:5:2019-07-01 (city, stage, since when)`)
    return { area: found?.[1] ?? '', stage: Number(found?.[2]), from: found?.[3] ?? '' }
  })
  if (problems.length > 0) throw new ConfigProblems(problems)
  return {
    mode, port, publicUrl, databaseUrl, dataDirectory, businessDate, issuers,
    roles: roles as Role[],
    host: env['HOST'] ?? '127.0.0.1',
    appsDirectory: resolve(env['APPS_DIRECTORY'] ?? 'apps'),
    profile: profile as Config['profile'], copyDelaySeconds, documentPages, emissionRules,
    oidc: { issuer, clients, apiAudience: env['OIDC_API_AUDIENCE'] ?? 'changxing-api' },
    agencies: { sms, realPerson, insurance, bank, commerce, military, border },
    watchParent: env['WATCH_PARENT'] === '1',
  }
}
