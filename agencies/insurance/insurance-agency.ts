import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { AgencyClock } from '../agency-clock.ts'
import { makeCaller } from '../call-changxing.ts'
import type { Said } from '../call-changxing.ts'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { BadMessage, parseJson, readForm, readJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { openRecords } from '../records.ts'
import { refuseOtherSites } from '../own-forms.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { findVehicle } from '../vehicles.ts'
import { findPolicies, presentPolicy } from './find-policies.ts'
import type { Question } from './find-policies.ts'
import { showInsurancePage } from './insurance-page.ts'
import { policies as policiesAtFirst } from './policies.ts'
import type { Policy } from './policies.ts'

type Options = {
  readonly clock: AgencyClock
  readonly key: ExchangeKey
  readonly senders: KnownSenders
  readonly faults: Faults
  readonly directory: string
  readonly publicUrl: string
  readonly changxingUrl: string
}

export type Ticket = {
  /** Made by the platform; the message id too. */
  readonly id: string
  readonly area: string
  /** Null: the platform says that we are silent as a whole. */
  readonly vin: string | null
  readonly reasonCode: string
  /** Whose policy was seen, or is named by the paper that was handed in. */
  readonly insurerName: string | null
  readonly openedAt: string
  readonly says: string
  readonly settled: boolean
}

export type Correction = { readonly id: string; readonly policyNumber: string; readonly vin: string; readonly at: string; readonly said: Said; readonly body: object }

const text = (value: unknown, longest = 64): value is string => typeof value === 'string' && value.length > 0 && value.length <= longest
const wrong = (error: string): Answer => ({ status: 422, body: { error } })

/**
 * The insurers' platform: `POST /insurance/queries` says what is insured, `POST /insurance/tickets` takes complaints about wrong data; both
 * signed. Insurers correct a policy on the page `/insurance` or by `POST /insurance/corrections`, which tells the platform.
 */
export async function makeInsuranceAgency({ clock, key, senders, faults, directory, publicUrl, changxingUrl }: Options) {
  const policies = await openRecords<Policy>(join(directory, 'insurance-policies.json'), policiesAtFirst)
  const tickets = await openRecords<Ticket>(join(directory, 'insurance-tickets.json'))
  const corrections = await openRecords<Correction>(join(directory, 'insurance-corrections.json'))
  const desk = makeSignedDesk({ agency: 'insurance', key, senders, faults })
  const call = makeCaller({ agency: 'insurance', key, senders, faults, changxingUrl })

  const answerQuery = (path: string) => (_envelope: Envelope, body: string): Answer => {
    const question = parseJson(body) as Partial<Question> | null
    if (typeof question !== 'object' || question === null || !text(question.vin) || typeof question.engineNumber !== 'string' || !text(question.date)) {
      return wrong('vin, engineNumber (empty of a trailer) and date are required; plateKind and plateNumber, or null')
    }
    const found = findPolicies(policies.all(), question as Question)
    const shown = found.policies.map(presentPolicy)
    const others = policies.all().filter((policy) => policy.vin !== question.vin).map(presentPolicy)
    const answered = faults.takeWrongVin('insurance', path) ? others.slice(0, 1) : shown
    return { status: 200, body: { found: answered.length > 0, serial: `JQX${randomUUID().replaceAll('-', '').slice(0, 20).toUpperCase()}`, policies: answered, near: found.near } }
  }

  const takeTicket = async ({ messageId }: Envelope, body: string): Promise<Answer> => {
    const asked = parseJson(body) as Partial<Ticket> | null
    if (typeof asked !== 'object' || asked === null || !(asked.vin === null || text(asked.vin)) || !text(asked.reasonCode) || !text(asked.area)) return wrong('area, vin (or null) and reasonCode are required')
    const known = tickets.find(messageId)
    const ticket = known ?? {
      id: messageId, area: asked.area, vin: asked.vin, reasonCode: asked.reasonCode, insurerName: text(asked.insurerName) ? asked.insurerName : null, says: text(asked.says, 500) ? asked.says : '',
      openedAt: clock.written(), settled: false,
    }
    if (!known) await tickets.put(ticket)
    return { status: 200, body: { accepted: true, ticketId: ticket.id, openedAt: ticket.openedAt } }
  }

  /** Puts a policy right and tells the platform. With the id of an earlier correction that was not answered, tells it again. */
  const correct = async (policyNumber: string, ticketId: string | undefined, repeatOf: string | undefined): Promise<Correction> => {
    const policy = policies.find(policyNumber)
    if (!policy) throw new BadMessage(404, 'no such policy')
    const before = repeatOf === undefined ? undefined : corrections.find(repeatOf)
    const vehicle = findVehicle(policy.meantFor)
    const ticket = ticketId ? tickets.find(ticketId) : tickets.all().find((each) => each.vin === policy.meantFor && !each.settled)
    const right: Policy = { ...policy, vin: policy.meantFor, uploaded: true }
    await policies.put(right)
    const id = before?.id ?? randomUUID()
    const body = before?.body ?? {
      area: ticket?.area ?? vehicle?.area ?? '000000', ticketId: ticket?.id ?? null, vin: right.vin, policyNumber: right.id, insurer: right.insurer,
      wasVin: policy.uploaded ? policy.vin : null, from: right.from, to: right.to, status: right.status, vehicleTax: right.vehicleTax,
    }
    const said = await call({ id, subject: 'correction', body })
    if (said.outcome === 'confirmed' && ticket) await tickets.put({ ...ticket, settled: true })
    const correction = { id, policyNumber, vin: right.vin, at: clock.written(), said, body }
    await corrections.put(correction)
    return correction
  }

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    const state = { policies: policies.all(), tickets: tickets.all(), corrections: corrections.all() }
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /insurance/queries': return desk(req, res, url, answerQuery(url.pathname))
      case 'POST /insurance/tickets': return desk(req, res, url, takeTicket)
      case 'GET /insurance/tickets': return sendJson(res, 200, { tickets: state.tickets })
      case 'GET /insurance/policies': return sendJson(res, 200, { policies: state.policies })
      // for demonstrations and tests: insures any vehicle
      case 'POST /insurance/policies': {
        const policy = (await readJson(req)) as Policy | null
        if (!text(policy?.id) || !text(policy.vin) || !text(policy.from) || !text(policy.to)) throw new BadMessage(400, 'a whole policy, as GET /insurance/policies shows them')
        await policies.put({ ...policy, meantFor: policy.meantFor ?? policy.vin })
        return sendJson(res, 201, policy)
      }
      case 'POST /insurance/corrections': {
        if (req.headers['content-type']?.startsWith('application/json')) {
          const asked = (await readJson(req)) as { policyNumber?: unknown; ticketId?: string; repeatOf?: string } | null
          return sendJson(res, 200, await correct(String(asked?.policyNumber), asked?.ticketId, asked?.repeatOf))
        }
        refuseOtherSites(req, publicUrl)
        const form = await readForm(req)
        const { said } = await correct(form.get('policy') ?? '', undefined, form.get('repeatOf') ?? undefined)
        res.writeHead(303, { location: `/insurance?said=${said.outcome}&lang=${form.get('lang') === 'en' ? 'en' : 'zh'}` }).end()
        return
      }
      case 'GET /insurance': case 'GET /insurance/': return showInsurancePage(req, res, url, state)
      default: sendJson(res, 404, { error: 'POST /insurance/queries, POST /insurance/tickets or GET /insurance' })
    }
  }
}
