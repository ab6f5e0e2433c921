import { startCase as endpoint, startCaseAtCounter as counterEndpoint } from '@changxing/contract/cases.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { because } from '@changxing/rules/decision.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { acceptedCheck, findPersonByNumber, sameSubject } from '../people/index.ts'
import { sealWords, subjectKey, type Case, type Subject } from './case.ts'
import { decideFor, unmet } from './decide-for.ts'
import * as parties from './parties.store.ts'
import * as parts from './parts.store.ts'
import { presentCase } from './present-case.ts'
import { byOf, loadCase, record } from './record-event.ts'
import { allowedBy, nameByLetter, type Channel, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import { delegated, myBusiness, whoseBusiness, type Business } from './whose-business.ts'
import * as store from './store.ts'

/** `320500-20210615-0001`: area, day, serial. */
const numberOf = (area: string, day: string, serial: number) => `${area}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`

/** Where the case is answered: where the thing is kept that it is about, or where the person lives. */
const areaOf = ({ person, subject }: Business) => subject?.area ?? person.area

const openKey = (service: Service, business: Business): store.OpenKey => ({
  area: areaOf(business), personArea: business.person.area, personId: business.person.personId, service: service.id, subjectKey: subjectKey(business.subject),
})

/** Who finds the case elsewhere than among their own at home: a person whose case lies in another area, and who acts for them. */
const enterParties = async (context: Context, one: Pick<Case, 'area' | 'id'>, { person, acting }: Business) => {
  const enter = ({ area, personId }: { area: string; personId: string }, role: parties.PartyRole) =>
    parties.enter(context.db, { area, personId, caseArea: one.area, caseId: one.id, role, at: context.recorded() })
  if (person.area !== one.area) await enter(person, 'principal')
  if (acting?.actor) await enter(acting.actor, acting.as)
}

/** Begins a draft; undefined when a simultaneous request has just begun one. */
const begin = async (context: Context, service: Service, business: Business): Promise<Case | undefined> => {
  const { db, platform, today } = context
  const { person, subject, acting } = business
  const key = openKey(service, business)
  const { area } = key
  const id = newId(platform.clock)
  const at = context.recorded()
  // Kept from the start: a car that is sold meanwhile gets another plate, which its former owner does not learn here.
  const result = subject && service.subject ? { subjectName: await service.subject.name(context, subject) } : {}
  const answers = sealWords(platform.box, { area, id }, 'answers', '{}')
  const fresh = await store.insertDraft(db, {
    ...key, id, answers, at, subject, result, serviceVersion: service.version, fourEyes: service.fourEyes !== undefined, acting: acting?.as ?? 'self',
    mandate: acting?.mandate ?? null, actor: acting?.actor ?? null, letterConfirmedBy: business.letterConfirmedBy,
  })
  if (!fresh) return undefined
  await business.takeUp(true)
  await parts.appendEvent(db, {
    area, caseId: id, seq: 0, at, on_day: today, kind: 'created', ...byOf(context, { personId: person.personId, acting }, {}), reasons: null, note: null,
  })
  await store.setNumber(db, area, id, numberOf(area, today, await store.nextSerial(db, area, today)))
  await enterParties(context, { area, id }, business)
  return loadCase(context, area, id, 'lock')
}

/** Whether the same acts by the same mandate; a helper goes on with the case that they began, and no agent with what the principal took over. */
const sameMandate = ({ acting: before, inPerson }: Case, { acting: now }: Business) =>
  inPerson === null && before?.as === now?.as && (now?.as === 'helper' ? before?.actor?.personId === now.actor?.personId : before?.mandate.id === now?.mandate.id)

/** The open case of this kind, held, if there is one. Refusal: open-already for who acts when it is not by the same mandate. */
const openCase = async (context: Context, service: Service, business: Business): Promise<Case | Refusal | undefined> => {
  const open = await store.openOf(context.db, openKey(service, business))
  if (!open) return undefined
  const found = await loadCase(context, open.area, open.id, 'lock')
  if (business.acting !== null && !sameMandate(found, business)) return business.openAlready(found)
  await business.takeUp(false)
  return found
}

/**
 * The open case of this kind, or a new draft. Refusals: not-now, with every unmet reason; open-already for who acts when the person has one. Problem:
 * changed-meanwhile when both a case and its end came in between.
 */
const openOrBegin = async (context: Context, service: Service, business: Business, channel: Channel): Promise<Case | Refusal> => {
  const open = await openCase(context, service, business)
  if (open) return open
  const about = { area: areaOf(business), caseId: null, subject: business.subject, acting: business.acting?.as ?? 'self' as const, checks: [] }
  const { decision } = await decideFor(context, service, business.person, {}, channel, about)
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const started = (await begin(context, service, business)) ?? (await openCase(context, service, business))
  if (!started) throw new Problem('changed-meanwhile')
  return started
}

/**
 * Starts a case as draft, for oneself or in another's place. A case of this service, person and subject that is still open is returned instead.
 * Refusals: not-now, cannot-help, delegation-ended, open-already, each with every unmet reason.
 */
export const startCase = operation(endpoint, async (context, { service: id, actingFor, subject = null, subjectNamed, subjectSort }) => {
  const service = serviceOf(id)
  const business = await whoseBusiness(context, service, asCitizen(context), actingFor, { subject, subjectNamed, subjectSort })
  if (business instanceof Refusal) return business
  const started = await openOrBegin(context, service, business, 'online')
  if (started instanceof Refusal) return started
  await business.begun(started)
  context.concerns(started.area, `case:${started.id}`)
  return presentCase(context, started)
})

/**
 * What the counter knows because the person stands there: the service's answers for this place, and who they are. A principal carries on what their
 * agent began; an agent brings the letter as it was examined there.
 */
const takeToCounter = async (context: Context, service: Service, one: Case, { acting, letterConfirmedBy }: Business, reason: store.CounterReason): Promise<Case> => {
  const officer = asOfficer(context)
  for (const { name } of service.checks) {
    // The officer has the person and the identity card before them: that is the check.
    await parts.putCheck(context.db, { area: one.area, caseId: one.id, name, result: 'confirmed', check_id: null, at: context.recorded() })
  }
  const answers = { ...one.answers, ...service.counterAnswers }
  const whoCame = acting === null && one.acting?.as === 'delegate' ? { inPerson: { officerId: officer.officerId, at: context.recorded() } } : { letterConfirmedBy }
  await record(context, one, { answers, counter: { reason, officerId: officer.officerId }, ...whoCame }, { kind: 'begun-at-counter' })
  return loadCase(context, one.area, one.id, 'read')
}

const noCheck = { field: 'delegationCheckId', says: { zh: '请先核验委托', en: 'Examine the delegation first' } }

/** Whose business it is at the counter: the person's who stands there, or that of the letter which the counter has examined today. */
const counterBusiness = async (
  context: Context, service: Service, identityNumber: string | undefined, checkId: string | undefined, subject: Subject | null,
): Promise<Business | Refusal> => {
  if (checkId === undefined) {
    const found = identityNumber === undefined ? undefined : await findPersonByNumber(context.platform, context.db, identityNumber)
    if (!found) throw new Problem('not-found')
    return myBusiness(context, service, found, subject)
  }
  const { letter, confirmedBy } = (await acceptedCheck(context, checkId)) ?? {}
  if (!letter || !confirmedBy || !covers(letter.business, nameByLetter(service, letter))) throw new Problem('bad-input', [noCheck])
  if (subject && !sameSubject(letter.about, subject)) {
    return refused('not-now', [because('M9.2.3', false, {
      zh: '委托书写明的是另一对象，请委托人在手机上重新委托', en: 'The letter names another thing: the principal has to delegate again in the app',
    }, {})])
  }
  const agent = await findPersonByNumber(context.platform, context.db, letter.agentNumber)
  const acting = { as: 'delegate' as const, mandate: { area: letter.area, id: letter.id }, actor: agent ?? null }
  return delegated(context, await myBusiness(context, service, letter.principal, subject ?? letter.about), acting, confirmedBy)
}

/**
 * Starts a case for somebody who is at the counter (where a photo was rejected online too often, M1.3.1, it is the only way), or for the
 * principal of a delegation that was examined there (M9.2.2); an existing draft is taken over.
 * What another city answers is not found here. Refusal: not-now, with every unmet reason.
 */
export const startCaseAtCounter = operation(counterEndpoint, async (context, { area, identityNumber, service: id, reason, delegationCheckId, subject }) => {
  const service = serviceOf(id)
  const business = await counterBusiness(context, service, identityNumber, delegationCheckId, subject ?? null)
  if (business instanceof Refusal) return business
  if (areaOf(business) !== area) throw new Problem('not-found')
  const started = await openOrBegin(context, service, business, 'counter')
  if (started instanceof Refusal) return started
  context.concerns(area, `case:${started.id}`)
  return presentCase(
    context,
    started.state === 'draft' && started.counter === null ? await takeToCounter(context, service, started, business, reason) : started,
  )
})
