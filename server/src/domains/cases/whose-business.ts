import type { StartInput } from '@changxing/contract/cases.ts'
import { cityCode, isArea } from '@changxing/rules/areas.ts'
import { because } from '@changxing/rules/decision.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, Refusal, refused, type Context } from '../../platform/operation.ts'
import {
  beginHelp, decideHelp, findPersonByNumber, holdLetter, letterForAgent, letterStands, namedElder, personOf, unknownSubject, type ConfirmedBy, type ElderNamed, type Enter,
} from '../people/index.ts'
import type { Acting, Case, Subject } from './case.ts'
import { nameByLetter, nameForHelper } from './business-names.ts'
import type { Applicant, Service } from './service.ts'
import { tellOfHelp } from './tell-of-help.ts'

/** Whose business it is, about what, and who acts. */
export type Business = {
  readonly person: Applicant
  readonly subject: Subject | null
  /** Where it is answered. */
  readonly area: string
  readonly acting: Acting | null
  /** How the letter was confirmed under which it is begun. */
  readonly letterConfirmedBy: ConfirmedBy | null
  /**
   * Takes up the mandate once the case is held: a letter is held too, and a case that is new begins a help of its own (M6.1.2). Problem: changed-meanwhile
   * when the letter was cancelled since it was read.
   */
  readonly takeUp: (isNew: boolean) => Promise<void>
  /** After a case was begun or found. */
  readonly begun: (one: Case) => Promise<void>
  /** The refusal for who acts when the person has an open case already. */
  readonly openAlready: (one: Case) => Refusal
}

const nothing = async () => undefined

const openAlready = (service: Service) => (): Refusal =>
  refused('open-already', [because(service.clauses[0], false, {
    zh: '当事人已有一件同类业务在办，请由其本人或原代办人继续', en: 'The person has an open case of this kind: they, or who began it, should go on with it',
  }, {})])

const wrongSubject = (zh: string, en: string) => new Problem('bad-input', [{ field: 'subject', says: { zh, en } }])

/** What the case is about, if the service is about something that is this person's. Problems: bad-input, not-found. */
const subjectFor = async (context: Context, service: Service, person: Applicant, subject: Subject | null): Promise<Subject | null> => {
  if (!service.subject) {
    if (subject) throw wrongSubject('本业务不针对具体车辆等对象', 'This service is not about one thing')
    return null
  }
  const { kind, label, belongs } = service.subject
  if (!subject || subject.kind !== kind) throw wrongSubject(`请选择${label.zh}`, `Choose: ${label.en}`)
  if (!(await belongs(context, person, subject))) throw new NoSuchRow('cases.subject')
  return subject
}

/** What who acts for another calls it, and of which sort it is where the name may be of two: found only among the person's own things. Problem: bad-input. */
const subjectCalled = async (context: Context, service: Service, person: Applicant, { subjectNamed: name, subjectSort = '' }: Called): Promise<Subject | null> => {
  if (name === undefined) return null
  const sort = service.subject?.sort
  if (sort && subjectSort === '') throw new Problem('bad-input', [{ field: 'subjectSort', says: { zh: `请选择${sort.zh}`, en: `Choose: ${sort.en}` } }])
  const found = await service.subject?.named?.(context, person, name, subjectSort)
  if (!found) {
    throw new Problem('bad-input', [{ field: 'subjectNamed', says: {
      zh: `当事人名下没有“${name}”，请核对${sort ? `号码和${sort.zh}` : ''}`, en: `The person has no "${name}": check it${sort ? `, and the ${sort.en}` : ''}`,
    } }])
  }
  return found
}

/** Where it is answered: where the thing is kept that it is about, where the applicant says, or where they are kept. Problem: bad-input. */
const areaFor = (service: Service, person: Applicant, subject: Subject | null, place: string | undefined): string => {
  if (place === undefined) return subject?.area ?? person.area
  const wrong = (zh: string, en: string) => new Problem('bad-input', [{ field: 'place', says: { zh, en } }])
  if (!service.place) throw wrong('本业务不选城市，请去掉这一项', 'The city cannot be chosen for this service: leave it out')
  if (!isArea(place)) throw wrong('没有这个城市，请重新选择', 'There is no such city: choose another')
  return cityCode(place)
}

/** The person's business about this thing, whosever it is: a counter has its papers before it. `place`: see `myBusiness`. */
export const businessAbout = (service: Service, { area, personId }: Applicant, subject: Subject | null, place?: string): Business => {
  const person = { area, personId }
  return { person, subject, area: areaFor(service, person, subject, place), acting: null, letterConfirmedBy: null, takeUp: nothing, begun: nothing, openAlready: openAlready(service) }
}

/** The business of the person who comes, about this; `place`: the city that they chose, where the service lets them. */
export const myBusiness = async (context: Context, service: Service, person: Applicant, subject: Subject | null, place?: string): Promise<Business> =>
  businessAbout(service, person, await subjectFor(context, service, person, subject), place)

/** The same business, done by an agent whose letter was confirmed so. */
export const delegated = (context: Context, business: Business, acting: Acting, letterConfirmedBy: ConfirmedBy): Business =>
  ({ ...business, acting, letterConfirmedBy, takeUp: () => holdLetter(context, acting.mandate) })

const paperInstead = { zh: '受托人可持纸质委托书到车管所窗口办理', en: 'The agent may come to the counter of the vehicle office with a paper letter' }

const mayNot = (service: Service, who: 'delegate' | 'helper'): Refusal =>
  who === 'delegate'
    ? refused('not-now', [because('M9.1', false, { zh: `“${service.title.zh}”不能网上委托`, en: `"${service.title.en}" cannot be delegated online` }, {})], service.byPaper && paperInstead)
    : refused('not-now', [because('M6.1.2', false, { zh: `“${service.title.zh}”不能代办`, en: `"${service.title.en}" is not among what a helper may do` }, {})])

/** What the case is about, as the caller says it: by its id, or by its name. */
type Called = { readonly subjectNamed?: string | undefined; readonly subjectSort?: string | undefined }
type AboutWhat = Called & { readonly subject: Subject | null; readonly place?: string | undefined }

const byLetter = async (
  context: Context, service: Service, at: { readonly area: string; readonly id: string }, { subject, place, ...called }: AboutWhat,
): Promise<Business | Refusal> => {
  const letter = await letterForAgent(context, at.area, at.id)
  if (!service.applicants.includes('delegate')) return mayNot(service, 'delegate')
  const thing = subject ?? letter.about ?? (await subjectCalled(context, service, letter.principal, called))
  const business = await myBusiness(context, service, letter.principal, thing, place)
  const no = await letterStands(context, letter, { agentNumber: letter.agentNumber, business: nameByLetter(service, letter), about: business.subject })
  if (no) return no
  const { actor } = context
  const acting: Acting = {
    as: 'delegate', mandate: { area: letter.area, id: letter.id }, actor: actor.kind === 'citizen' ? { area: actor.area, personId: actor.personId } : null,
  }
  return delegated(context, business, acting, 'account')
}

const byHelp = async (
  context: Context, service: Service, caller: Applicant, named: ElderNamed, { subject, ...called }: AboutWhat, enter: Enter,
): Promise<Business | Refusal> => {
  if (!service.applicants.includes('helper')) return mayNot(service, 'helper')
  // Decided before anybody is entered: a refusal leaves no trace of the older person.
  const { against } = decideHelp(context.today, { birthDate: named.birthDate, business: nameForHelper(service), identity: named.identity }, 'waiting')
  if (against.length > 0) return refused('cannot-help', against)
  const known = await findPersonByNumber(context.platform, context.db, named.identityNumber)
  const kept = known && (await personOf(context.platform, context.db, known.area, known.personId))
  // Who has an account hears of it there; a helper does not say where their text messages go.
  const reached = kept !== undefined && (kept.phone !== null || kept.subject !== unknownSubject)
  if (!reached && named.phone === undefined) {
    throw new Problem('bad-input', [{ field: 'phone', says: { zh: '请填写老人的手机号，以便告知老人', en: "Give the older person's mobile number, so that they can be told" } }])
  }
  const elder = await namedElder(context, named, enter)
  const { area, personId } = caller
  const business = await myBusiness(context, service, elder, subject ?? (await subjectCalled(context, service, elder, called)))
  const id = newId(context.platform.clock)
  let handle: string | undefined
  return {
    ...business, acting: { as: 'helper', mandate: { area: elder.area, id }, actor: { area, personId } },
    takeUp: async (isNew) => {
      if (!isNew) return
      const begun = await beginHelp(context, id, elder, named, nameForHelper(service))
      if (begun instanceof Refusal) throw new Error('what was allowed a moment ago is refused')
      handle = begun
    },
    // A repeat finds the draft that the same helper has begun; told is only who has just been given a helper.
    begun: async (one) => {
      if (handle !== undefined) await tellOfHelp(context, one, await personOf(context.platform, context.db, area, personId), handle)
    },
  }
}

/** Whose business the citizen begins: their own, a principal's (M9), or an older person's (M6.1.1), who is entered where they are kept nowhere yet. Problems: bad-input, not-found. */
export const whoseBusiness = async (
  context: Context, service: Service, caller: Applicant, actingFor: StartInput['actingFor'], about: AboutWhat, enter: Enter,
): Promise<Business | Refusal> => {
  if (actingFor === undefined) return myBusiness(context, service, caller, about.subject ?? (await subjectCalled(context, service, caller, about)), about.place)
  return 'delegation' in actingFor
    ? byLetter(context, service, actingFor.delegation, about)
    : byHelp(context, service, caller, actingFor.helperFor, about, enter)
}
