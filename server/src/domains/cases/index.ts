import { NoSuchRow, type Tx } from '../../platform/database.ts'
import type { Domain } from '../../platform/domain.ts'
import * as awaiting from './awaiting.store.ts'
import { tasks, timed } from './jobs.ts'
import { operations } from './routes.ts'
import { onLetterNews } from '../people/index.ts'
import type { Context } from '../../platform/operation.ts'
import { subjectKey, type Case, type Subject } from './case.ts'
import { loadCase } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as store from './store.ts'
import { isSuspectedOf } from './suspected-of.ts'
import { tellOfLetter } from './tell-of-letter.ts'

export { callBackAbout, offerCallBacks, type Rated } from './call-backs.ts'
export { applicantOf, isOpen, type Acting, type Case, type GivenPage, type MadeCheck, type Subject } from './case.ts'
export { resultOf } from './checks.ts'
export { asSystem } from '../../platform/as-system.ts'
export { awaitedNews } from './awaited.ts'
export { caseAwaiting, caseNumbered, casesAbout, casesAwaiting, casesKnownBy } from './awaiting-cases.ts'
export { completeCase } from './close-case.ts'
export { endOvertaken } from './end-making.ts'
export { consent } from './consents.ts'
export { objection } from './objections.ts'
export { papersGiven } from './documents.ts'
export { holdAsSuspect, recordHappened, settleHeld, tellHappened } from './happened.ts'
export { hearAgency } from './hear-agency.ts'
export { offerPortrait } from './helped-review.ts'
export { presentActing, type Mandate } from './mandate.ts'
export { presentSummary } from './present-case.ts'
export { firstStepDue } from './close-case.ts'
export { isDelegatedOnline } from './mandate.ts'
export { stillToMake } from './overtaken.ts'
export { grantPictureAccess, type PictureAccess } from './pictures.ts'
export { agency, calendarDays, optional, promisedDays, realPerson, required, service, stage, workingDays } from './service.ts'
export type {
  About, AgencyAnswer, AgencyRule, Applicant, AwaitRule, AwaitStanding, Channel, CheckRule, DocumentRule, Limit, NamedByPapers, Offers, PlaceRule, RejectionReason, Review, Service, Settled, Shown, Stage, SubjectRule, SuspicionTopic, Waiver, When,
} from './service.ts'
export { offerService } from './services.ts'
export { card, ownCard, sheets, type Sides } from './sides.ts'

export type OpenCase = { readonly area: string; readonly caseId: string; readonly state: string }

/** The case of this service that is not decided, drafts included: of the person, about the subject where there is one. */
export const openCaseOf = async (db: Tx, area: string, personId: string, serviceId: string, subject: Subject | null = null): Promise<OpenCase | undefined> => {
  const at = subject?.area ?? area
  const row = await store.openOf(db, { area: at, personArea: area, personId, service: serviceId, subjectKey: subjectKey(subject) })
  return row && { area: at, caseId: row.id, state: row.state }
}

/** The cases of these services about one thing that are not decided, whoever applied; drafts included. */
export const openCasesAbout = async (db: Tx, services: readonly string[], subject: Subject): Promise<readonly OpenCase[]> =>
  (await awaiting.about(db, subject.area, services, subjectKey(subject))).map(({ id, state }) => ({ area: subject.area, caseId: id, state }))

/** Whether this case is held for one thing that its page names, or was found guilty of it: `name` is that of the topic. */
export const isCaseSuspectedOf = (one: Case, name: string): boolean => isSuspectedOf(serviceOf(one.service), one, name)

/** Whether a case about this thing is held as suspect, or its suspicion was confirmed. */
export const isSuspected = async (db: Tx, subject: Subject): Promise<boolean> => (await store.suspectedAbout(db, subject.area, subjectKey(subject))).length > 0

/** How many cases of this service were rejected for this person. */
export const countRejections = async (db: Tx, area: string, personId: string, serviceId: string): Promise<number> =>
  (await store.countRejected(db, area, personId, serviceId)).count

onLetterNews(tellOfLetter)

/** The case with this id, or undefined when it is gone: an old draft is removed. */
export const maybeCase = (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Case | undefined> =>
  loadCase(context, area, id, how).catch((cause: unknown) => {
    if (cause instanceof NoSuchRow) return undefined
    throw cause
  })

export const cases: Domain = { name: 'cases', operations, tasks, timed }
