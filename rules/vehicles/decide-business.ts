import { addMonths, type CivilDate } from '../civil-date.ts'
import { because, decided, type Decision, type Reason } from '../decision.ts'
import { rule } from '../rule.ts'
import { beingMadeOfFact, beingMadeReasons } from './being-made.ts'
import { businessConditions, ownerOnly } from './business-conditions.ts'
import { businessFacts, type BusinessFacts } from './business-facts.ts'
import { scrapMarginMonths } from './business-limits.ts'
import { vehicleBusinesses, type VehicleBusinessId } from './businesses.ts'
import { soldBetweenCities } from './stand-ins.ts'
import { stateRemedies, vehicleStateLetters, vehicleStates } from './states.ts'

type Outcome = { readonly allowed: boolean }

/**
 * Whether one piece of vehicle business (M9.1) can be done for this vehicle, by this applicant, today. Every unmet reason is listed at once,
 * each with what to do: states, mortgage and scrap date by the table of businesses, then what the business itself asks. A helper may do the
 * four that M6.1.2 lists; an agent what M9.1 lists, and by a paper letter all but what is the owner's own (M9.3).
 */
export const business = rule({
  id: 'vehicles.business',
  version: '4',
  title: { zh: '机动车业务能不能办', en: 'Can this vehicle business be done' },
  clauses: ['M9.1', 'M6.1.2', 'M2.1.1', 'M2.1.2', 'M2.1.5', 'M2.2.0', 'M2.2.1', 'M2.3.2', 'M2.3.6', 'M2.4.2', 'M2.4.3', 'M9.3', 'M11.1'],
  facts: businessFacts,
  decide(facts, on): Decision<Outcome> {
    const own = businessConditions[facts.business]?.(facts, on) ?? []
    const reasons = [...reasonsOfApplicant(facts), ...reasonsOfRecord(facts, on), ...own].filter((reason) => reason !== undefined)
    return decided({ allowed: reasons.every(({ holds }) => holds) }, reasons)
  },
})

function reasonsOfApplicant(facts: BusinessFacts): readonly (Reason | undefined)[] {
  const { name, helper } = vehicleBusinesses[facts.business]
  const applicant = facts.applicant ?? 'self'
  if (applicant === 'helper') {
    return [because('M6.1.2', helper, helper
      ? { zh: `亲友可以代老人办“${name.zh}”`, en: `A relative or friend may do it for an older person: ${name.en.toLowerCase()}` }
      : { zh: `“${name.zh}”不在亲友代办的八项之内：请本人办理或委托`, en: `Not among the eight that a helper may do (${name.en.toLowerCase()}): come in person, or delegate` }, { applicant })]
  }
  const refused = applicant === 'self' ? undefined : ownerOnly(facts)
  if (refused) return [refused]
  if (applicant === 'agent-on-paper')
    return [because('M9.3', true, { zh: `“${name.zh}”可以凭纸质委托书办理`, en: `An agent may do it by a paper letter: ${name.en.toLowerCase()}` }, { applicant })]
  return [because('M9.1', true, applicant === 'delegate'
    ? { zh: `“${name.zh}”可以委托办理`, en: `An agent may do it: ${name.en.toLowerCase()}` }
    : { zh: `本人办理“${name.zh}”`, en: `Done by the owner: ${name.en.toLowerCase()}` }, { applicant })]
}

/** What a car under customs control may be released for with its very application: it gets another owner, or goes to another city with one. */
const releasable: readonly VehicleBusinessId[] = ['transfer', 'move-out']

function reasonsOfRecord({ business: id, owned, states, customsRelease, leaving, transferTo, beingMade, mortgaged, scrapBy }: BusinessFacts, on: CivilDate): readonly (Reason | undefined)[] {
  const { blockedBy, mortgageBlocks, stays, waitsFor, scrap } = vehicleBusinesses[id]
  const letters = states === undefined ? [] : vehicleStateLetters(states)
  const released = customsRelease === true && letters.includes('H') && releasable.includes(id)
  const against = letters.filter((letter) => blockedBy.includes(letter) && !(released && letter === 'H'))
  const lastDay = scrap === 'margin' ? addMonths(on, scrapMarginMonths.on(on).value) : on
  return [
    owned === false ? because('M9.1', false, { zh: '这辆车已不是您的', en: 'This car is no longer yours' }) : undefined,
    ...against.map((letter) => {
      const { name } = vehicleStates[letter]
      const remedy = stateRemedies[letter]
      return because('M9.1', false, { zh: `${name.zh}：${remedy?.zh ?? '请先处理'}`, en: `${name.en}: ${remedy?.en ?? 'settle it first'}` }, { state: letter })
    }),
    released ? because('M9.1', true, { zh: '海关监管：凭海关解除监管证明办理', en: 'Under customs control: done on the customs release' }, { customsRelease }) : undefined,
    states !== undefined && against.length === 0 && blockedBy !== ''
      ? because('M9.1', true, { zh: '车辆状态不影响办理', en: 'The state of the car does not stand in the way' }, { states }) : undefined,
    stays && leaving === true
      ? transferTo !== undefined ? soldBetweenCities(transferTo) : because('M9.1', false, { zh: '正在办理异地交易登记或转出：请办完或撤回后再来', en: 'It is on its way to another city, by a transfer or by moving out: come again when that is finished or withdrawn' }, { leaving }) : undefined,
    ...beingMadeReasons('M9.1', beingMadeOfFact(beingMade).filter(({ paper }) => waitsFor.includes(paper)), on),
    mortgageBlocks && mortgaged === true
      ? because('M9.1', false, { zh: '已抵押或质押：请先解除', en: 'Mortgaged or pledged: have that released first' }, { mortgaged }) : undefined,
    scrap !== 'none' && scrapBy !== undefined && scrapBy < lastDay
      ? because('M9.1', false, scrap === 'margin'
        ? { zh: `强制报废期止 ${scrapBy}，不足一年：只能注销`, en: `To be scrapped by ${scrapBy}, in less than a year: it can only be deregistered` }
        : { zh: `强制报废期止 ${scrapBy} 已过：请办理注销登记`, en: `It had to be scrapped by ${scrapBy}: have it deregistered` }, { scrapBy }) : undefined,
  ]
}
