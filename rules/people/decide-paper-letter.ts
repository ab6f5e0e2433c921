import { because, decided, type Decision } from '../decision.ts'
import { rule } from '../rule.ts'
import { letterFacts, nobodyDelegates, reasonOfOwner, reasonsOfMatch, reasonsOfStanding } from './letter-reasons.ts'

type Outcome = { readonly accepted: boolean; readonly action?: 'delegate-again' | 'none-needed' }

/**
 * Whether the counter accepts who comes with a paper letter (M9.3). It is judged by itself, with no list of business and no longest term, as
 * long before the measure: the owner need not come in person for this business, the agent and the business are those of the letter (M9.2.3),
 * it was not taken back, and the day lies within its dates, both included. An applicant in person needs none. Where the owner has to come
 * there is no `action`: another letter would not do either.
 */
export const paperLetter = rule({
  id: 'people.paper-letter',
  version: '1',
  title: { zh: '纸质委托书是否有效', en: 'Does a paper letter count' },
  clauses: ['M9.1', 'M9.2.3', 'M9.3'],
  facts: letterFacts,
  decide({ business, agentMatches, businessMatches, inPerson, ...validity }, on): Decision<Outcome> {
    if (inPerson) return decided({ accepted: true, action: 'none-needed' }, [nobodyDelegates])
    const ownerComes = reasonOfOwner(business)
    const reasons = [
      ownerComes ?? because('M9.3', true, { zh: `“${business}”可以凭纸质委托书办理`, en: `"${business}" can be done by a paper letter` }, { business }),
      ...reasonsOfMatch({ agentMatches, businessMatches }, ownerComes === undefined),
      ...reasonsOfStanding(validity, on, { cancelled: 'M9.3', days: 'M9.3' }),
    ]
    if (ownerComes) return decided({ accepted: false }, reasons)
    return reasons.every(({ holds }) => holds) ? decided({ accepted: true }, reasons) : decided({ accepted: false, action: 'delegate-again' }, reasons)
  },
})
