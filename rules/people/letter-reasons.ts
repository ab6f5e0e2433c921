import type { CivilDate } from '../civil-date.ts'
import type { ClauseId } from '../clauses.ts'
import { because, type Reason } from '../decision.ts'
import { businessFact } from './business-fact.ts'
import { findBusiness, ownerOnlyBusiness } from './business-lists.ts'

/** What is known of a letter and of who comes with it, on the phone or on paper. */
export const letterFacts = {
  business: businessFact,
  madeOn: { type: 'string', format: 'date', says: { zh: '委托日期', en: 'Delegated on' } },
  validUntil: { type: 'string', format: 'date', says: { zh: '有效期至', en: 'Valid until, that day included' } },
  agentMatches: { type: 'boolean', says: { zh: '来人是否为受托人', en: 'Is the person at the counter the one delegated' } },
  businessMatches: { type: 'boolean', says: { zh: '业务是否与委托一致', en: 'Is the business the one delegated' } },
  inPerson: { type: 'boolean', says: { zh: '是否本人办理', en: 'Is it the applicant in person' } },
  cancelled: { type: 'boolean', says: { zh: '委托是否已撤销', en: 'Was the delegation taken back' } },
} as const

/** Nothing else is examined then (M9.2.3). */
export const nobodyDelegates = because('M9.2.3', true, {
  zh: '本人办理，不查委托',
  en: 'The applicant came in person: no delegation is examined',
})

/** Why no agent may do this business, or undefined where one may. */
export const reasonOfOwner = (business: string): Reason | undefined =>
  findBusiness(business, ownerOnlyBusiness)
    ? because('M9.1', false, { zh: `“${business}”不能委托，须所有人本人到场办理`, en: `"${business}" cannot be delegated: the owner comes in person` }, { business })
    : undefined

type Matches = { readonly agentMatches: boolean; readonly businessMatches: boolean }

/** Whether the letter is this person's, and for this business (M9.2.3). `again`: a new letter would mend it. */
export const reasonsOfMatch = ({ agentMatches, businessMatches }: Matches, again: boolean): readonly Reason[] => {
  const [zh, en] = again ? ['，请委托人重新委托', ': delegate again'] : ['', '']
  return [
    because(
      'M9.2.3',
      agentMatches,
      agentMatches
        ? { zh: '来人是受托人', en: 'The person at the counter is the one delegated' }
        : { zh: `来人不是受托人${zh}`, en: `The person at the counter is not the one delegated${en}` },
      { agentMatches },
    ),
    because(
      'M9.2.3',
      businessMatches,
      businessMatches
        ? { zh: '业务与委托一致', en: 'The business is the one delegated' }
        : { zh: `业务与委托不一致${zh}`, en: `The business is not the one delegated${en}` },
      { businessMatches },
    ),
  ]
}

type Standing = { readonly madeOn: CivilDate; readonly validUntil: CivilDate; readonly cancelled: boolean }

/** Whether it was not taken back and the day lies within it, by the clauses that say so for this kind of letter. */
export const reasonsOfStanding = (
  { madeOn, validUntil, cancelled }: Standing, on: CivilDate, clauses: { readonly cancelled: ClauseId; readonly days: ClauseId },
): readonly [Reason, Reason] => {
  const runs = madeOn <= on && on <= validUntil
  return [
    because(
      clauses.cancelled,
      !cancelled,
      cancelled
        ? { zh: '委托人已撤销委托，请重新委托', en: 'The delegation was taken back: delegate again' }
        : { zh: '委托没有撤销', en: 'The delegation was not taken back' },
      { cancelled },
    ),
    because(
      clauses.days,
      runs,
      runs
        ? { zh: `委托有效期至${validUntil}`, en: `The delegation is valid until ${validUntil}` }
        : on < madeOn
          ? { zh: `委托${madeOn}才作出，请重新委托`, en: `The delegation dates only from ${madeOn}: delegate again` }
          : { zh: `委托已于${validUntil}到期，请重新委托`, en: `The delegation ended on ${validUntil}: delegate again` },
      { madeOn, validUntil },
    ),
  ]
}
