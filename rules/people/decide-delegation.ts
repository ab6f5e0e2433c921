import { daysBetween } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { delegableLicenceBusiness, delegableVehicleBusiness, findBusiness } from './business-lists.ts'
import { letterFacts, nobodyDelegates, reasonOfOwner, reasonsOfMatch, reasonsOfStanding } from './letter-reasons.ts'
import { delegationDays } from './parameters.ts'

type Outcome = { readonly accepted: boolean; readonly action?: 'delegate-again' | 'none-needed' }

/**
 * Whether the counter accepts who comes with an online delegation. An applicant in person needs none, and none is examined (M9.2.3).
 * Otherwise the business is on the list (M9.1), the person and the business are those of the delegation (M9.2.3), it was not taken back
 * (M9.2.1), the day lies within it, and it was made for at most 30 days (M9.2.4); every unmet reason is listed at once.
 *
 * Days are calendar days, and the day on which the delegation is made does not count: made on 1 June, it may run until 1 July, that day
 * included. One made for longer is not cut short but made again. A business off the list cannot be delegated again: no `action` then,
 * a paper letter stays possible (M9.3), unless the owner has to come in person.
 */
export const delegation = rule({
  id: 'people.delegation',
  version: '2',
  title: { zh: '网上委托是否有效', en: 'Does an online delegation count' },
  clauses: ['M9.1', 'M9.2.1', 'M9.2.3', 'M9.2.4', 'M9.3'],
  facts: letterFacts,
  decide({ business, agentMatches, businessMatches, inPerson, ...validity }, on): Decision<Outcome> {
    if (inPerson) return decided({ accepted: true, action: 'none-needed' }, [nobodyDelegates])
    const days = delegationDays.find(on)?.value
    if (days === undefined) return decided({ accepted: false }, [notYet, paperLetter])
    const listed = findBusiness(business, delegableVehicleBusiness, delegableLicenceBusiness) !== undefined
    const ownerComes = reasonOfOwner(business)
    const reasons = [
      ownerComes ?? reasonOfBusiness(business, listed),
      ...reasonsOfMatch({ agentMatches, businessMatches }, listed),
      ...reasonsOfStanding(validity, on, { cancelled: 'M9.2.1', days: 'M9.2.4' }),
      reasonOfLength(daysBetween(validity.madeOn, validity.validUntil), days),
    ]
    if (!listed) return decided({ accepted: false }, ownerComes ? reasons : [...reasons, paperLetter])
    return reasons.every((reason) => reason.holds)
      ? decided({ accepted: true }, [...reasons, noPaper])
      : decided({ accepted: false, action: 'delegate-again' }, reasons)
  },
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

const reasonOfLength = (length: number, days: number): Reason =>
  because(
    'M9.2.4',
    length <= days,
    length <= days
      ? { zh: `委托期限不超过${days}日`, en: `Delegated for at most ${days} days` }
      : { zh: `委托期限${length}日，超过${days}日，请重新委托`, en: `Delegated for ${length} days, more than ${days}: delegate again` },
    { length, days },
  )
