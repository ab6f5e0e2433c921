import { NoSuchRow } from '../../platform/database.ts'
import type { Context } from '../../platform/operation.ts'
import * as awaiting from './awaiting.store.ts'
import { caseOf, subjectKey, type Case, type Subject } from './case.ts'
import { loadCase } from './record-event.ts'
import { holdsFor } from './service.ts'
import { serviceOf, servicesOffered } from './services.ts'

const servicesAwaiting = (name: string): readonly string[] => servicesOffered().filter(({ awaits }) => awaits.some((rule) => rule.name === name)).map(({ id }) => id)

/** Whether the page of this case, with these answers, has something of this name happen before the approval. */
export const awaitsThis = ({ service, answers }: Pick<Case, 'service' | 'answers'>, name: string): boolean =>
  serviceOf(service).awaits.some((rule) => rule.name === name && holdsFor(rule.when, answers))

/**
 * Cases of this area that still await this, the oldest first: what was sent, and what the counter has begun. `next`: where the next page begins; a
 * page may hold fewer than asked for.
 */
export const casesAwaiting = async (
  { db, platform }: Context, area: string, name: string, { after, limit }: { readonly after: string | null; readonly limit: number },
): Promise<{ readonly cases: readonly Case[]; readonly next: string | null }> => {
  const rows = await awaiting.page(db, area, servicesAwaiting(name), name, after, limit + 1)
  const cases = rows.slice(0, limit).map((row) => caseOf(platform.box, row))
  return { cases: cases.filter((one) => awaitsThis(one, name)), next: rows.length > limit ? rows[limit - 1]!.id : null }
}

/** Open cases about one thing that await this, drafts included: its owner may stand there before anything was sent. */
export const casesAbout = async ({ db, platform }: Context, area: string, subject: Subject, name: string): Promise<readonly Case[]> =>
  (await awaiting.about(db, area, servicesAwaiting(name), subjectKey(subject))).map((row) => caseOf(platform.box, row)).filter((one) => awaitsThis(one, name))

/** Open cases about a thing without a record that await this, by the keyed index of what it is called; drafts included, and those of several people. */
export const casesKnownBy = async ({ db, platform }: Context, area: string, index: Buffer, name: string): Promise<readonly Case[]> =>
  (await awaiting.knownBy(db, area, servicesAwaiting(name), index)).map((row) => caseOf(platform.box, row)).filter((one) => awaitsThis(one, name))

/** The open case with this number that awaits this, a draft included; undefined when there is none. */
export const caseNumbered = async ({ db, platform }: Context, area: string, number: string, name: string): Promise<Case | undefined> => {
  const row = await awaiting.numbered(db, area, servicesAwaiting(name), number)
  const one = row && caseOf(platform.box, row)
  return one && awaitsThis(one, name) ? one : undefined
}

/** A case for the domain that makes this happen; of every other case nothing is known. Fails with NoSuchRow. */
export const caseAwaiting = async (context: Context, area: string, caseId: string, name: string, how: 'lock' | 'read'): Promise<Case> => {
  const one = await loadCase(context, area, caseId, how)
  if (!awaitsThis(one, name)) throw new NoSuchRow('cases.awaiting')
  context.concerns(area, `case:${caseId}`)
  return one
}
