import { recordTestPassed as endpoint } from '@changxing/contract/licence-life.ts'
import { because } from '@changxing/rules/decision.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { findPersonByNumber } from '../people/index.ts'
import * as documents from './documents.store.ts'

type Person = { readonly area: string; readonly personId: string }

/** The door for the domain that holds tests: tells that somebody passed a subject on a day, however often. */
export const testPassed = async (platform: Platform, db: Tx, { area, personId }: Person, subject: documents.Subject, passedOn: string, by: string): Promise<void> => {
  await documents.recordPassed(db, { area, id: newId(platform.clock), personId, subject, passedOn, by, at: platform.clock.recorded() })
}

/** The first day since one on which somebody passed subject one; undefined when they did not. */
export const subjectOnePassed = ({ db }: { readonly db: Tx }, { area, personId }: Person, since: string): Promise<string | undefined> =>
  documents.passedSince(db, area, personId, 'one', since)

/** The counter records a test that was passed. Refusal: not-yet, for a day to come. Problem: not-found, for somebody kept in another area too. */
export const recordTestPassed = operation(endpoint, async (context, { area, identityNumber, subject, passedOn }) => {
  const person = await findPersonByNumber(context.platform, context.db, identityNumber)
  if (person?.area !== area) throw new Problem('not-found')
  if (passedOn > context.today)
    return refused('not-yet', [because('M8.2.3', false, { zh: `考试日期${passedOn}还没有到`, en: `The day of the test, ${passedOn}, is still to come` }, { passedOn })])
  context.concerns(area, `person:${person.personId}`)
  await testPassed(context.platform, context.db, person, subject, passedOn, asOfficer(context).number)
  return { recorded: true as const }
})
