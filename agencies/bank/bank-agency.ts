import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import type { AgencyClock } from '../agency-clock.ts'
import { makeCaller } from '../call-changxing.ts'
import type { Envelope, ExchangeKey } from '../exchange-envelope.ts'
import type { Faults } from '../faults.ts'
import { BadMessage, parseJson, readForm, readJson, sendJson } from '../http-messages.ts'
import type { KnownSenders } from '../known-senders.ts'
import { refuseOtherSites } from '../own-forms.ts'
import { openRecords } from '../records.ts'
import { makeSignedDesk } from '../signed-desk.ts'
import type { Answer } from '../signed-desk.ts'
import { findVehicle } from '../vehicles.ts'
import { showBankPage } from './bank-page.ts'
import { findLender, lenders } from './lenders.ts'
import { filingHash, licenceHashOf, releaseHash, sealHashOf, sm3Hex } from './mortgage.ts'
import type { Filing, Mortgage, Registration, Release } from './mortgage.ts'
import { mortgagesAtFirst } from './mortgages-at-first.ts'

type Options = {
  readonly clock: AgencyClock
  readonly key: ExchangeKey
  readonly senders: KnownSenders
  readonly faults: Faults
  readonly directory: string
  readonly publicUrl: string
  readonly changxingUrl: string
}

/** What a clerk fills in. Everything else comes from the vehicle and the lender; `changed` replaces parts of what is sent. */
export type Order = {
  readonly lender: string
  readonly vin: string
  readonly principalFen?: number
  readonly months?: number
  /** The day of the business; today when absent. */
  readonly on?: string
  /** With a seal that is not the registered one. */
  readonly wrongSeal?: boolean
  /** Keeps it in the lender's books and does not tell the platform. */
  readonly booksOnly?: boolean
  readonly changed?: Partial<Filing>
}

const pageOfList = 200
const civil = /^\d{4}-\d{2}-\d{2}$/

const addMonths = (day: string, months: number): string => {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const to = year * 12 + month - 1 + months
  // the 28th exists in every month
  return `${Math.floor(to / 12)}-${String(to % 12 + 1).padStart(2, '0')}-${String(Math.min(Number(day.slice(8)), 28)).padStart(2, '0')}`
}

/**
 * The gateway of the lenders (M10): files and releases mortgages at the platform by signed messages, gives the daily list for reconciliation
 * (`POST /bank/reconciliation?day=`, signed) and answers when an owner asks to have a paid-off loan released (`POST /bank/release-prompts`) and hears what became of a filing (`POST /bank/results`).
 */
export async function makeBankAgency({ clock, key, senders, faults, directory, publicUrl, changxingUrl }: Options) {
  const mortgages = await openRecords<Mortgage>(join(directory, 'bank-mortgages.json'), mortgagesAtFirst)
  const desk = makeSignedDesk({ agency: 'bank', key, senders, faults })
  const call = makeCaller({ agency: 'bank', key, senders, faults, changxingUrl })
  const mortgage = (contractNumber: unknown): Mortgage => {
    const found = mortgages.find(String(contractNumber))
    if (!found) throw new BadMessage(404, 'no such contract')
    return found
  }

  const sendFiling = async (kept: Mortgage): Promise<Mortgage> => {
    const said = await call({ id: kept.filed.id, subject: 'mortgage-filed', body: kept.filing })
    const told = { ...kept, filed: { ...kept.filed, said } }
    await mortgages.put(told)
    return told
  }

  const file = async (order: Order): Promise<Mortgage> => {
    const lender = findLender(order.lender)
    const vehicle = findVehicle(order.vin)
    if (!lender) throw new BadMessage(400, 'lender: the code of one of our lenders')
    if (!vehicle && !order.changed?.owner) throw new BadMessage(400, 'vin: an invented vehicle, or give the rest in changed')
    const filedOn = civil.test(order.on ?? '') ? order.on! : clock.today()
    const contractNumber = order.changed?.contractNumber ?? `DY${filedOn.replaceAll('-', '')}${randomUUID().slice(0, 8).toUpperCase()}`
    const filing: Filing = {
      area: vehicle?.area ?? '', contractNumber, principalFen: order.principalFen ?? 12_000_000, startsOn: filedOn, endsOn: addMonths(filedOn, order.months ?? 36),
      mortgagee: { uscc: lender.uscc, name: lender.name, kind: lender.kind }, owner: vehicle?.owner ?? { name: '', identityNumber: '' }, vin: order.vin,
      plateKind: vehicle?.plateKind ?? null, plateNumber: vehicle?.plateNumber ?? null, certificateNumber: vehicle?.certificateNumber ?? null,
      sealHash: order.wrongSeal ? sm3Hex('another seal') : sealHashOf(lender.uscc), agent: null, filedOn, ...order.changed,
    }
    const kept: Mortgage = { id: contractNumber, filing, filed: { id: randomUUID(), on: filedOn, said: null }, release: null, released: null, paidOff: false }
    await mortgages.put(kept)
    return order.booksOnly ? kept : sendFiling(kept)
  }

  const release = async (contractNumber: unknown, on: string | undefined, changed: Partial<Release> = {}): Promise<Mortgage> => {
    const known = mortgage(contractNumber)
    const settledOn = civil.test(on ?? '') ? on! : clock.today()
    const { filing } = known
    const order: Release = known.release ?? {
      area: filing.area, contractNumber: known.id, mortgageeUscc: filing.mortgagee.uscc, vin: filing.vin, settledOn,
      settlementHash: sm3Hex(`proof of settlement of ${known.id}`), sealHash: sealHashOf(filing.mortgagee.uscc), ...changed,
    }
    // a lender that was given no answer says the same again
    const step = known.released ?? { id: randomUUID(), on: order.settledOn, said: null }
    await mortgages.put({ ...known, paidOff: true, release: order, released: step })
    const said = await call({ id: step.id, subject: 'mortgage-released', body: order })
    const refused = said.outcome === 'denied'
    const told: Mortgage = { ...known, paidOff: true, release: refused ? null : order, released: refused ? null : { ...step, said } }
    await mortgages.put(told)
    return { ...told, released: { ...step, said } }
  }

  const list = (day: string, after: string | null, area: string | null) => {
    // what the platform did not take, the owner declined or the office refused is in no book any more
    const stands = ({ filed, result }: Mortgage) => filed.said?.outcome !== 'denied' && (!result || result.outcome === 'registered' || result.outcome === 'released')
    const inBooks = mortgages.all().filter((one) => (area === null || one.filing.area === area) && stands(one))
    const entries = inBooks.flatMap(({ id, filing, release: released }) => [
      ...(filing.filedOn === day ? [{ kind: 'filed', contractNumber: id, mortgageeUscc: filing.mortgagee.uscc, vin: filing.vin, hash: filingHash(filing) }] : []),
      ...(released?.settledOn === day ? [{ kind: 'released', contractNumber: id, mortgageeUscc: released.mortgageeUscc, vin: released.vin, hash: releaseHash(released) }] : []),
    ]).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    const rest = entries.filter((entry) => after === null || keyOf(entry) > after)
    const page = rest.slice(0, pageOfList)
    return { day, count: entries.length, entries: page, next: rest.length > page.length ? keyOf(page.at(-1)!) : null }
  }

  const reconcile = (url: URL) => (_envelope: Envelope, body: string): Answer => {
    const day = url.searchParams.get('day') ?? ''
    const { after, area } = parseJson(body) as { after?: unknown; area?: unknown }
    if (!civil.test(day)) return { status: 422, body: { error: 'day: YYYY-MM-DD' } }
    return { status: 200, body: list(day, typeof after === 'string' ? after : null, typeof area === 'string' ? area : null) }
  }

  const promptRelease = (_envelope: Envelope, body: string): Answer => {
    const asked = parseJson(body) as { contractNumber?: unknown; mortgageeUscc?: unknown } | null
    const found = mortgages.find(String(asked?.contractNumber))
    if (!found || found.filing.mortgagee.uscc !== asked?.mortgageeUscc) return { status: 404, body: { error: 'no such contract of this lender' } }
    // ten working days, as lenders promise; a stand-in knows no calendar and says fourteen days
    const releaseBy = new Date(Date.parse(clock.today()) + 14 * 86_400_000).toISOString().slice(0, 10)
    return { status: 200, body: { accepted: true, contractNumber: found.id, paidOff: found.paidOff, releaseBy: found.paidOff ? releaseBy : null } }
  }

  const takeResult = async (_envelope: Envelope, body: string): Promise<Answer> => {
    const told = parseJson(body) as { contractNumber?: unknown; mortgageeUscc?: unknown; outcome?: unknown; on?: unknown; says?: unknown; how?: unknown } | null
    const found = mortgages.find(String(told?.contractNumber))
    if (!found || found.filing.mortgagee.uscc !== told?.mortgageeUscc) return { status: 404, body: { error: 'no such contract of this lender' } }
    await mortgages.put({ ...found, result: { outcome: String(told.outcome), on: String(told.on), says: String(told.says), ...(typeof told.how === 'string' && { how: told.how }) } })
    return { status: 200, body: { received: true } }
  }

  /** Enters a lender in the national register; `changed` replaces parts, as a lender would that changes its seal. */
  const register = async (uscc: unknown, changed: Partial<Registration> = {}) => {
    const lender = findLender(String(uscc))
    const body: Registration = {
      area: '100000', uscc: String(uscc), name: lender?.name ?? '', kind: lender?.kind ?? '', licenceHash: licenceHashOf(String(uscc)), sealHash: sealHashOf(String(uscc)),
      validFrom: clock.today(), until: null, ...changed,
    }
    return { said: await call({ id: randomUUID(), subject: 'lender-registered', body }), body }
  }

  const fromForm = async (form: URLSearchParams): Promise<Mortgage> => {
    const contract = form.get('contract') ?? ''
    if (form.get('do') === 'release') return release(contract, form.get('on') ?? undefined)
    if (form.get('do') === 'again') return sendFiling(mortgage(contract))
    if (form.get('do') === 'paid-off') {
      const known = { ...mortgage(contract), paidOff: true }
      await mortgages.put(known)
      return known
    }
    return file({
      lender: form.get('lender') ?? '', vin: form.get('vin') ?? '', principalFen: Math.round(Number(form.get('principal')) * 100) || undefined!, months: Number(form.get('months')) || 36,
      on: form.get('on') ?? undefined!, wrongSeal: form.has('wrongSeal'), booksOnly: form.has('booksOnly'),
    })
  }

  return async function handle(req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
    switch (`${req.method} ${url.pathname}`) {
      case 'POST /bank/reconciliation': return desk(req, res, url, reconcile(url))
      case 'POST /bank/release-prompts': return desk(req, res, url, promptRelease)
      case 'POST /bank/results': return desk(req, res, url, takeResult)
      case 'POST /bank/registrations': {
        const { lender, changed } = (await readJson(req)) as { lender?: unknown; changed?: Partial<Registration> }
        return sendJson(res, 200, await register(lender, changed))
      }
      case 'GET /bank/reconciliation': return sendJson(res, 200, list(url.searchParams.get('day') ?? '', null, url.searchParams.get('area')))
      case 'GET /bank/lenders': return sendJson(res, 200, { lenders: lenders.map((lender) => ({ ...lender, sealHash: sealHashOf(lender.uscc) })) })
      case 'GET /bank/mortgages': return sendJson(res, 200, { mortgages: mortgages.all() })
      case 'POST /bank/mortgages': return sendJson(res, 200, await file((await readJson(req)) as Order))
      case 'POST /bank/mortgages/again': return sendJson(res, 200, await sendFiling(mortgage(((await readJson(req)) as { contractNumber?: unknown }).contractNumber)))
      case 'POST /bank/mortgages/paid-off': {
        const known = { ...mortgage(((await readJson(req)) as { contractNumber?: unknown }).contractNumber), paidOff: true }
        await mortgages.put(known)
        return sendJson(res, 200, known)
      }
      case 'POST /bank/releases': {
        const { contractNumber, on, changed } = (await readJson(req)) as { contractNumber?: unknown; on?: string; changed?: Partial<Release> }
        return sendJson(res, 200, await release(contractNumber, on, changed))
      }
      case 'POST /bank': {
        refuseOtherSites(req, publicUrl)
        const form = await readForm(req)
        const done = await fromForm(form)
        const said = (form.get('do') === 'release' ? done.released?.said : done.filed.said)?.outcome
        res.writeHead(303, { location: `/bank?lang=${form.get('lang') === 'en' ? 'en' : 'zh'}${said ? `&said=${said}` : ''}` }).end()
        return
      }
      case 'GET /bank': case 'GET /bank/': return showBankPage(req, res, url, mortgages.all())
      default: sendJson(res, 404, { error: 'POST /bank/reconciliation?day=, POST /bank/release-prompts or GET /bank' })
    }
  }
}

const keyOf = ({ contractNumber, kind }: { readonly contractNumber: string; readonly kind: string }): string => `${contractNumber}/${kind}`
