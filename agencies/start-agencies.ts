import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { agencyClock } from './agency-clock.ts'
import type { AgencyClock } from './agency-clock.ts'
import { makeBorderAgency } from './border/border-agency.ts'
import { makeMilitaryAgency } from './military/military-agency.ts'
import { makeBankAgency } from './bank/bank-agency.ts'
import { makeCommerceAgency } from './commerce/commerce-agency.ts'
import { loadExchangeKey } from './exchange-envelope.ts'
import { agencies, faultKinds, makeFaults } from './faults.ts'
import type { Agency } from './faults.ts'
import { BadMessage, readJson, sendJson, sendText } from './http-messages.ts'
import { clientsOf } from './identity/clients.ts'
import { makeIdentityAgency } from './identity/identity-agency.ts'
import { showIndexPage } from './index-page.ts'
import { pressFault, showFaultPage } from './fault-page.ts'
import { styleSheet } from './identity/page.ts'
import { makeInsuranceAgency } from './insurance/insurance-agency.ts'
import { loadKnownSenders } from './known-senders.ts'
import { people } from './people.ts'
import { makeSmsAgency } from './sms/sms-agency.ts'

export type AgenciesOptions = {
  /** 0 takes any free port. */
  readonly port: number
  /** Address to listen on; this machine only, when not given. */
  readonly host?: string
  /** The origin by which browsers and the platform reach the agencies; `http://localhost:<port>` when not given. */
  readonly publicUrl?: string
  /** The origin of the platform, to which people are sent back. */
  readonly changxingUrl: string
  /** The day that the demonstration runs on, YYYY-MM-DD; the real one when not given. */
  readonly businessDate?: string | undefined
  /** Keys, secrets and the outbox are kept in its folder `agencies`. */
  readonly dataDirectory: string
}

export type RunningAgencies = { readonly url: string; readonly close: () => Promise<void> }

/** Starts all agencies in one HTTP server. Everything they generate lies in `<dataDirectory>/agencies`. */
export async function startAgencies(options: AgenciesOptions): Promise<RunningAgencies> {
  const changxingUrl = originOf(options.changxingUrl, 'CHANGXING_URL')
  // whoever calls before everything is ready waits, rather than being left without an answer
  const ready = Promise.withResolvers<Handler>()
  ready.promise.catch(() => undefined)
  const server = createServer((req, res) => void ready.promise.then((handle) => handle(req, res), () => res.destroy()))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  const close = (): Promise<void> => new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
  try {
    const url = originOf(options.publicUrl ?? `http://localhost:${(server.address() as AddressInfo).port}`, 'AGENCIES_PUBLIC_URL')
    ready.resolve(await makeHandler(url, changxingUrl, join(options.dataDirectory, 'agencies'), agencyClock(options.businessDate)))
    return { url, close }
  } catch (problem) {
    ready.reject(problem)
    await close()
    throw problem
  }
}

const agencyAddresses = [
  'GET /identity/.well-known/openid-configuration', 'GET /identity/real-person', 'POST /identity/real-person/requests', 'POST /sms/messages', 'GET /sms/outbox',
  'POST /insurance/queries', 'POST /insurance/tickets', 'GET /insurance', 'POST /bank/reconciliation?day=', 'POST /bank/release-prompts', 'POST /bank/results', 'GET /bank',
  'POST /commerce/invoices/check', 'POST /commerce/reports',
  'POST /military/licences/check', 'POST /border/crossings/query',
]

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void>

function originOf(text: string, name: string): string {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.pathname !== '/') {
    throw new Error(`${name} must be an origin such as http://localhost:4130`)
  }
  return url.origin
}

async function makeHandler(publicUrl: string, changxingUrl: string, directory: string, clock: AgencyClock): Promise<Handler> {
  const faults = makeFaults()
  const senders = await loadKnownSenders(join(directory, 'known-senders.json'))
  const keyOf = (sender: Agency) => loadExchangeKey(sender, join(directory, `${sender}-key.json`))
  const [smsKey, insuranceKey, bankKey, commerceKey] = await Promise.all([keyOf('sms'), keyOf('insurance'), keyOf('bank'), keyOf('commerce')])
  const [militaryKey, borderKey] = await Promise.all([keyOf('military'), keyOf('border')])
  const identity = await makeIdentityAgency({ publicUrl, changxingUrl, directory, faults })
  const common = { senders, faults, directory }
  const handlers: Readonly<Record<Agency, (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void>>> = {
    identity, 'real-person': identity,
    sms: await makeSmsAgency({ ...common, clock, key: smsKey }),
    insurance: await makeInsuranceAgency({ ...common, clock, key: insuranceKey, publicUrl, changxingUrl }),
    bank: await makeBankAgency({ ...common, clock, key: bankKey, publicUrl, changxingUrl }),
    commerce: await makeCommerceAgency({ ...common, clock, key: commerceKey }),
    military: await makeMilitaryAgency({ ...common, key: militaryKey }),
    border: await makeBorderAgency({ ...common, key: borderKey }),
  }

  const agencyAt = (path: string): Agency | undefined => {
    if (path === '/identity/real-person' || path.startsWith('/identity/real-person/')) return 'real-person'
    return agencies.find((agency) => path.startsWith(`/${agency}/`) || ((agency === 'insurance' || agency === 'bank') && path === `/${agency}`))
  }

  /** What belongs to no agency: first contact, the list of people, and the switches of the faults. */
  const ownPages: Readonly<Record<string, (req: IncomingMessage, res: ServerResponse, url: URL) => Promise<void> | void>> = {
    'GET /': showIndexPage,
    'GET /people.json': (_req, res) => sendJson(res, 200, people.map((person) => (
      { id: person.id, kind: person.kind, name: person.name, for: person.for, clients: clientsOf(person) }))),
    'POST /exchange/keys': async (req, res) => {
      const { sender, publicKey } = (await readJson(req) ?? {}) as Record<string, unknown>
      await senders.register(sender, publicKey)
      sendJson(res, 200, { agencies: [smsKey, insuranceKey, bankKey, commerceKey, militaryKey, borderKey].map((key) => ({ sender: key.sender, publicKey: key.publicKey })) })
    },
    // outside every agency, so that a fault of one neither undresses pages nor is used up by it
    'GET /style.css': (_req, res) => sendText(res, 'text/css; charset=utf-8', styleSheet),
    'GET /faults/switches': (req, res, url) => showFaultPage(req, res, url, faults),
    'POST /faults/switches': (req, res) => pressFault(req, res, publicUrl, faults),
    'GET /faults': (_req, res) => sendJson(res, 200, { agencies, kinds: faultKinds, active: faults.list() }),
    'POST /faults': async (req, res) => {
      const order = await readJson(req)
      try {
        sendJson(res, 201, faults.add(order))
      } catch (problem) {
        throw new BadMessage(400, (problem as Error).message)
      }
    },
    'DELETE /faults': (_req, res) => {
      faults.clear()
      res.statusCode = 204
      res.end()
    },
  }

  return async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    try {
      const url = URL.parse(req.url ?? '/', publicUrl)
      if (!url) throw new BadMessage(400, 'unreadable address')
      const agency = agencyAt(url.pathname)
      const ownPage = ownPages[`${req.method} ${url.pathname}`]
      if (agency) await faults.around(agency, url.pathname, res, () => handlers[agency](req, res, url))
      else if (ownPage) await ownPage(req, res, url)
      else sendJson(res, 404, { error: 'nothing here', addresses: [...Object.keys(ownPages), ...agencyAddresses] })
    } catch (problem) {
      fail(res, problem)
    }
  }
}

/** The one place for what went wrong: the caller's mistake by its own status, ours as 500 with the cause on stderr. */
function fail(res: ServerResponse, problem: unknown): void {
  const known = problem instanceof BadMessage
  if (!known) console.error(problem)
  if (res.headersSent || res.destroyed) res.destroy()
  else sendJson(res, known ? problem.status : 500, { error: known ? problem.message : 'the agency made a mistake' })
}
