import { startCase as endpoint, startCaseAtCounter as counterEndpoint } from '@changxing/contract/cases.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { findPersonByNumber } from '../people/index.ts'
import { sealWords, type Case } from './case.ts'
import { decideFor, unmet } from './decide-for.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import { allowedBy, type Applicant, type Channel, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'

/** `320500-20210615-0001`: area, day, serial. */
const numberOf = (area: string, day: string, serial: number) => `${area}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`

/** Begins a draft, or finds the one that a simultaneous request has just begun. */
const begin = async (context: Context, service: Service, { area, personId }: Applicant): Promise<Case> => {
  const { db, platform, today, actor } = context
  const id = newId(platform.clock)
  const at = context.now()
  const answers = sealWords(platform.box, { area, id }, 'answers', '{}')
  const fresh = await store.insertDraft(db, {
    area,
    id,
    personId,
    service: service.id,
    serviceVersion: service.version,
    answers,
    fourEyes: service.fourEyes !== undefined,
    at,
  })
  if (fresh) {
    const by = actor.kind === 'officer'
      ? { by_kind: 'officer' as const, officer_id: actor.officerId, officer_number: actor.number }
      : { by_kind: 'applicant' as const, officer_id: null, officer_number: null }
    await store.appendEvent(db, { area, caseId: id, seq: 0, at, on_day: today, kind: 'created', ...by, reasons: null, note: null })
    await store.setNumber(db, area, id, numberOf(area, today, await store.nextSerial(db, area, today)))
  }
  const found = await store.openOf(db, area, personId, service.id)
  return loadCase(context, area, found?.id ?? id, 'lock')
}

/** The open case of this service, or a new draft. Refusal: not-now, with every unmet reason. */
const openOrBegin = async (context: Context, service: Service, applicant: Applicant, channel: Channel): Promise<Case | Refusal> => {
  const open = await store.openOf(context.db, applicant.area, applicant.personId, service.id)
  if (open) return loadCase(context, applicant.area, open.id, 'lock')
  const { decision } = await decideFor(context, service, applicant, {}, channel)
  return allowedBy(decision) ? begin(context, service, applicant) : refused('not-now', unmet(decision))
}

/** Starts a case as draft. A case of this service that is still open is returned instead. Refusal: not-now, with every unmet reason. */
export const startCase = operation(endpoint, async (context, { service }) => {
  const { area, personId } = asCitizen(context)
  const started = await openOrBegin(context, serviceOf(service), { area, personId }, 'online')
  if (started instanceof Refusal) return started
  context.concerns(area, `case:${started.id}`)
  return presentCase(context, started)
})

/** What the counter knows because the person stands there: the service's answers for this place, and who they are. */
const takeToCounter = async (context: Context, service: Service, one: Case, reason: store.CounterReason): Promise<Case> => {
  const officer = asOfficer(context)
  for (const { name } of service.checks) {
    // The officer has the person and the identity card before them: that is the check.
    await store.putCheck(context.db, { area: one.area, caseId: one.id, name, result: 'confirmed', check_id: null, at: context.now() })
  }
  const answers = { ...one.answers, ...service.counterAnswers }
  await record(context, one, { answers, counter: { reason, officerId: officer.officerId } }, { kind: 'begun-at-counter' })
  return loadCase(context, one.area, one.id, 'read')
}

/**
 * Starts a case for somebody who is at the counter (where a photo was rejected online too often, M1.3.1, it is the only way); an existing
 * draft is taken over.
 * A person of another city is not found here. Refusal: not-now, with every unmet reason.
 */
export const startCaseAtCounter = operation(counterEndpoint, async (context, { area, identityNumber, service: id, reason }) => {
  const service = serviceOf(id)
  const found = await findPersonByNumber(context.platform, context.db, identityNumber)
  if (!found || found.area !== area) throw new Problem('not-found')
  const started = await openOrBegin(context, service, found, 'counter')
  if (started instanceof Refusal) return started
  context.concerns(area, `case:${started.id}`)
  return presentCase(
    context,
    started.state === 'draft' && started.counter === null ? await takeToCounter(context, service, started, reason) : started,
  )
})
