import { daysBetween, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { businessFact } from './business-fact.ts'
import { delegableLicenceBusiness, delegableVehicleBusiness, findBusiness } from './business-lists.ts'
import { delegationDays } from './parameters.ts'

type Outcome = { readonly accepted: boolean; readonly action?: 'delegate-again' | 'none-needed' }
type Validity = { readonly madeOn: CivilDate; readonly validUntil: CivilDate; readonly cancelled: boolean }

/**
 * Whether the counter accepts who comes with an online delegation. An applicant in person needs none, and none is examined (M9.2.3).
 * Otherwise the business is on the list (M9.1), the person and the business are those of the delegation (M9.2.3), it was not taken back
 * (M9.2.1), the day lies within it, and it was made for at most 30 days (M9.2.4); every unmet reason is listed at once.
 *
 * Days are calendar days, and the day on which the delegation is made does not count: made on 1 June, it may run until 1 July, that day
 * included. One made for longer is not cut short but made again. A business off the list cannot be delegated again: no `action` then,
 * a paper letter stays possible (M9.3).
 */
export const delegation = rule({
  id: 'people.delegation',
  version: '1',
  title: { zh: '网上委托是否有效', en: 'Does an online delegation count' },
  clauses: ['M9.1', 'M9.2.1', 'M9.2.3', 'M9.2.4', 'M9.3'],
  facts: {
    business: businessFact,
    madeOn: { type: 'string', format: 'date', says: { zh: '委托日期', en: 'Delegated on' } },
    validUntil: { type: 'string', format: 'date', says: { zh: '有效期至', en: 'Valid until, that day included' } },
    agentMatches: { type: 'boolean', says: { zh: '来人是否为受托人', en: 'Is the person at the counter the one delegated' } },
    businessMatches: { type: 'boolean', says: { zh: '业务是否与委托一致', en: 'Is the business the one delegated' } },
    inPerson: { type: 'boolean', says: { zh: '是否本人办理', en: 'Is it the applicant in person' } },
    cancelled: { type: 'boolean', says: { zh: '委托是否已撤销', en: 'Was the delegation taken back' } },
  },
  decide({ business, agentMatches, businessMatches, inPerson, ...validity }, on): Decision<Outcome> {
    if (inPerson) return decided({ accepted: true, action: 'none-needed' }, [nobodyDelegates])
    const days = delegationDays.find(on)?.value
    if (days === undefined) return decided({ accepted: false }, [notYet, paperLetter])
    const listed = findBusiness(business, delegableVehicleBusiness, delegableLicenceBusiness) !== undefined
    const reasons = [
      reasonOfBusiness(business, listed),
      ...reasonsOfMatch(agentMatches, businessMatches),
      ...reasonsOfValidity(validity, days, on),
    ]
    if (!listed) return decided({ accepted: false }, [...reasons, paperLetter])
    return reasons.every((reason) => reason.holds)
      ? decided({ accepted: true }, [...reasons, noPaper])
      : decided({ accepted: false, action: 'delegate-again' }, reasons)
  },
})

const nobodyDelegates = because('M9.2.3', true, {
  zh: '本人办理，不查委托',
  en: 'The applicant came in person: no delegation is examined',
})
const notYet = because('M9.1', false, { zh: '2021年6月1日起才可网上委托', en: 'Delegating online is possible only from 2021-06-01' })
const paperLetter = because('M9.3', true, { zh: '仍可使用纸质委托书', en: 'A paper letter stays possible' })
const noPaper = because('M9.3', true, { zh: '已网上委托，不要纸质委托书', en: 'Delegated online: no paper letter is asked for' })

const reasonOfBusiness = (business: string, listed: boolean): Reason =>
  because(
    'M9.1',
    listed,
    listed
      ? { zh: `“${business}”可以网上委托`, en: `"${business}" can be delegated online` }
      : { zh: `“${business}”不在可网上委托的业务中`, en: `"${business}" is not among the business that can be delegated online` },
    { business },
  )

const reasonsOfMatch = (agentMatches: boolean, businessMatches: boolean): readonly Reason[] => [
  because(
    'M9.2.3',
    agentMatches,
    agentMatches
      ? { zh: '来人是受托人', en: 'The person at the counter is the one delegated' }
      : { zh: '来人不是受托人，请委托人重新委托', en: 'The person at the counter is not the one delegated: delegate again' },
    { agentMatches },
  ),
  because(
    'M9.2.3',
    businessMatches,
    businessMatches
      ? { zh: '业务与委托一致', en: 'The business is the one delegated' }
      : { zh: '业务与委托不一致，请委托人重新委托', en: 'The business is not the one delegated: delegate again' },
    { businessMatches },
  ),
]

function reasonsOfValidity({ madeOn, validUntil, cancelled }: Validity, days: number, on: CivilDate): readonly Reason[] {
  const length = daysBetween(madeOn, validUntil)
  const shortEnough = length <= days
  const runs = madeOn <= on && on <= validUntil
  return [
    because(
      'M9.2.1',
      !cancelled,
      cancelled
        ? { zh: '委托人已撤销委托，请重新委托', en: 'The delegation was taken back: delegate again' }
        : { zh: '委托没有撤销', en: 'The delegation was not taken back' },
      { cancelled },
    ),
    because(
      'M9.2.4',
      runs,
      runs
        ? { zh: `委托有效期至${validUntil}`, en: `The delegation is valid until ${validUntil}` }
        : on < madeOn
          ? { zh: `委托${madeOn}才作出，请重新委托`, en: `The delegation dates only from ${madeOn}: delegate again` }
          : { zh: `委托已于${validUntil}到期，请重新委托`, en: `The delegation ended on ${validUntil}: delegate again` },
      { madeOn, validUntil },
    ),
    because(
      'M9.2.4',
      shortEnough,
      shortEnough
        ? { zh: `委托期限不超过${days}日`, en: `Delegated for at most ${days} days` }
        : { zh: `委托期限${length}日，超过${days}日，请重新委托`, en: `Delegated for ${length} days, more than ${days}: delegate again` },
      { length, days },
    ),
  ]
}
