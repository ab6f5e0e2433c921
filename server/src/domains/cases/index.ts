import type { Tx } from '../../platform/database.ts'
import type { Domain } from '../../platform/domain.ts'
import { tasks, timed } from './jobs.ts'
import { operations } from './routes.ts'
import * as store from './store.ts'

export type { Case, GivenDocument, MadeCheck } from './case.ts'
export { completeCase } from './close-case.ts'
export { grantPictureAccess, type PictureAccess } from './pictures.ts'
export { calendarDays, optional, realPerson, required, service, workingDays } from './service.ts'
export type { Applicant, Channel, CheckRule, DocumentRule, Limit, RejectionReason, Review, Service, Waiver, When } from './service.ts'
export { offerService } from './services.ts'

/** The person's case of this service that is not closed, drafts included. */
export const openCaseOf = async (
  db: Tx,
  area: string,
  personId: string,
  serviceId: string,
): Promise<{ readonly area: string; readonly caseId: string; readonly state: string } | undefined> => {
  const row = await store.openOf(db, area, personId, serviceId)
  return row && { area, caseId: row.id, state: row.state }
}

/** How many cases of this service were rejected for this person. */
export const countRejections = async (db: Tx, area: string, personId: string, serviceId: string): Promise<number> =>
  (await store.countRejected(db, area, personId, serviceId)).count

export const cases: Domain = { name: 'cases', operations, tasks, timed }
