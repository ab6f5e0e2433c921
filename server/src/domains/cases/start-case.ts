import { startCase as endpoint } from '@changxing/contract/cases.ts'
import { startCaseAtCounter as counterEndpoint } from '@changxing/contract/counter.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, asOfficer, operation, Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import { because } from '@changxing/rules/decision.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { acceptedCheck, enteringIfDone, findPersonByNumber, sameSubject, type Enter } from '../people/index.ts'
import { applicantKind, sealWords, subjectKey, type Case, type Subject } from './case.ts'
import { elderCheckName } from './checks.ts'
import { decideFor, unmet } from './decide-for.ts'
import * as parties from './parties.store.ts'
import * as parts from './parts.store.ts'
import { presentCase } from './present-case.ts'
import { byOf, loadCase, record } from './record-event.ts'
import { nameByLetter } from './business-names.ts'
import { allowedBy, type Applicant, type Channel, type NamedByPapers, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import { businessAbout, delegated, myBusiness, whoseBusiness, type Business } from './whose-business.ts'
import * as store from './store.ts'

/** `320500-20210615-0001`: area, day, serial. */
const numberOf = (area: string, day: string, serial: number) => `${area}-${day.replaceAll('-', '')}-${String(serial).padStart(4, '0')}`

const openKey = (service: Service, business: Business): store.OpenKey => ({
  area: business.area, personArea: business.person.area, personId: business.person.personId, service: service.id, subjectKey: subjectKey(business.subject),
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
  const about = { area: business.area, caseId: null, subject: business.subject, subjectName: null, acting: applicantKind(business), checks: [] }
  const { decision } = await decideFor(context, service, business.person, {}, channel, about)
  if (!allowedBy(decision)) return refused('not-now', unmet(decision))
  const started = (await begin(context, service, business)) ?? (await openCase(context, service, business))
  if (!started) throw new Problem('changed-meanwhile')
  return started
}

/** What is done where an officer sees papers and person is neither begun nor sent anywhere else. */
export const atCounterOnly = ({ clause, says }: NonNullable<Service['counterOnly']>): Refusal => refused('not-now', [because(clause, false, says, {})])

/**
 * Starts a case as draft, for oneself or in another's place. A case of this service, person and subject that is still open is returned instead.
 * Refusals: not-now, cannot-help, delegation-ended, open-already, each with every unmet reason.
 */
export const startCase = operation(endpoint, async (context, { service: id, actingFor, subject = null, subjectNamed, subjectSort, place }) => {
  const service = serviceOf(id)
  if (service.counterOnly) return atCounterOnly(service.counterOnly)
  const begun = await enteringIfDone(context, async (enter) => {
    const business = await whoseBusiness(context, service, asCitizen(context), actingFor, { subject, subjectNamed, subjectSort, place }, enter)
    if (business instanceof Refusal) return business
    const started = await openOrBegin(context, service, business, 'online')
    return started instanceof Refusal ? started : { business, started }
  })
  if (begun instanceof Refusal) return begun
  const { business, started } = begun
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
  const helped = one.acting?.as === 'helper' && !service.checks.some(({ name }) => name === elderCheckName(service)) ? [{ name: elderCheckName(service) }] : []
  for (const { name } of [...service.checks, ...helped]) {
    // The officer has the person and the identity card before them: that is the check.
    await parts.putCheck(context.db, { area: one.area, caseId: one.id, name, result: 'confirmed', check_id: null, at: context.recorded() })
  }
  const answers = { ...one.answers, ...service.counterAnswers }
  const whoCame = acting === null && one.acting?.as === 'delegate' ? { inPerson: { officerId: officer.officerId, at: context.recorded() } } : { letterConfirmedBy }
  await record(context, one, { answers, counter: { reason, officerId: officer.officerId }, ...whoCame }, { kind: 'begun-at-counter' })
  return loadCase(context, one.area, one.id, 'read')
}

type CounterStart = {
  readonly area: string; readonly identityNumber?: string | undefined; readonly name?: string | undefined
  readonly delegationCheckId?: string | undefined; readonly subject?: Subject | null | undefined; readonly byPapers?: NamedByPapers | undefined
}

const nameFirst = { field: 'name', says: { zh: '平台还没有此人的记录：请照证件填写姓名', en: 'Nobody is kept with this number: give the name on the card' } }

/** Who stands at the counter. Nobody is sent to a phone first: who comes for the first time is entered as the card has them (M9.3). Problems: not-found, bad-input. */
const whoStandsThere = async (context: Context, { area, identityNumber, name }: CounterStart, enter: Enter): Promise<Applicant> => {
  if (identityNumber === undefined) throw new Problem('not-found')
  if (name !== undefined) return enter({ name, identityNumber, phone: null }, area, 'name')
  const found = await findPersonByNumber(context.platform, context.db, normalIdentityNumber(identityNumber))
  if (!found) throw new Problem('bad-input', [nameFirst])
  return found
}

const noCheck = { field: 'delegationCheckId', says: { zh: '请先核验委托', en: 'Examine the delegation first' } }

/** The thing of somebody else that lies named on the counter. Problem: bad-input. */
const thingByPapers = async (context: Context, { subject: rule }: Service, { area, byPapers: papers }: CounterStart): Promise<Subject | undefined> => {
  if (!papers || !rule?.byPapers) return undefined
  const found = await rule.byPapers(context, area, papers)
  if (!found) throw new Problem('bad-input', [noneSuch])
  return found
}

const noneSuch = { field: 'byPapers', says: {
  zh: '本市没有登记这辆车：号牌种类、号牌号码和车辆识别代号须是同一辆车，请对照行驶证核对；登记在外市的，到登记地车管所办理',
  en: 'No such car is registered in this city: kind of plate, number and VIN have to be of one car; compare them with the vehicle licence. One that is registered elsewhere is dealt with there',
} }

/** Whose business it is at the counter: the person's who stands there, or that of the letter which the counter has examined today. */
const counterBusiness = async (context: Context, service: Service, begun: CounterStart, enter: Enter): Promise<Business | Refusal> => {
  const { area, delegationCheckId: checkId, subject = null } = begun
  const place = service.place && area
  const thing = await thingByPapers(context, service, begun)
  const businessOf = (person: Applicant, about: Subject | null) => (thing ? businessAbout(service, person, thing) : myBusiness(context, service, person, about, place))
  if (checkId === undefined) return businessOf(await whoStandsThere(context, begun, enter), subject)
  const { letter, confirmedBy } = (await acceptedCheck(context, checkId)) ?? {}
  if (!letter || !confirmedBy || !covers(letter.business, nameByLetter(service, letter))) throw new Problem('bad-input', [noCheck])
  const named = thing ?? subject
  if (named && !sameSubject(letter.about, named)) {
    return refused('not-now', [because('M9.2.3', false, {
      zh: '委托书写明的是另一对象，请委托人在手机上重新委托', en: 'The letter names another thing: the principal has to delegate again in the app',
    }, {})])
  }
  const agent = await findPersonByNumber(context.platform, context.db, letter.agentNumber)
  const acting = { as: 'delegate' as const, mandate: { area: letter.area, id: letter.id }, actor: agent ?? null }
  return delegated(context, await businessOf(letter.principal, subject ?? letter.about), acting, confirmedBy)
}

/**
 * Starts a case for somebody who is at the counter (where a photo was rejected online too often, M1.3.1, it is the only way), or for the
 * principal of a delegation that was examined there (M9.2.2); an existing draft is taken over. Who was never seen before is entered (M9.3), and
 * kept only if a case is begun. What another city answers is not found here. Refusal: not-now, with every unmet reason.
 */
export const startCaseAtCounter = operation(counterEndpoint, async (context, { service: id, reason, ...begun }) => {
  const { area } = begun
  const service = serviceOf(id)
  const found = await enteringIfDone(context, async (enter) => {
    const business = await counterBusiness(context, service, begun, enter)
    if (business instanceof Refusal) return business
    if (business.area !== area) throw new Problem('not-found')
    const started = await openOrBegin(context, service, business, 'counter')
    return started instanceof Refusal ? started : { business, started }
  })
  if (found instanceof Refusal) return found
  const { business, started } = found
  context.concerns(area, `case:${started.id}`)
  return presentCase(
    context,
    started.state === 'draft' && started.counter === null ? await takeToCounter(context, service, started, business, reason) : started,
  )
})
