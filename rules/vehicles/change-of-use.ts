import { because, type Reason } from '../decision.ts'
import type { Words } from '../words.ts'
import { uses, useLetters, type UseLetter } from './uses.ts'
import { isBuiltAsSchoolBus } from './vehicle-types.ts'

/** What a commercial use becomes once the car is taken out of it; every other one becomes 营转非. */
const afterwards: { readonly [use in UseLetter]?: UseLetter } = { D: 'M', T: 'U' }
const afterCommercial = (use: UseLetter): UseLetter => afterwards[use] ?? 'L'

const isOnce = (use: UseLetter): boolean => uses[use].kind === 'once-commercial'
const earnedBefore = (use: UseLetter): boolean => isOnce(use) || uses[use].kind === 'commercial'

/**
 * What a vehicle of this use and type may be used for from now on. What was built as a school bus keeps its use (registration order 164, article 63;
 * likely the same since 2012). Between commercial uses the law names no pair that is closed. Once in commercial use it stays so: it goes to another commercial use, or is taken out of its own
 * (出租客运 → 出租转非), which keeps the commercial limits of inspection and scrapping. Never private again, nor what a private car may come from.
 */
export const usesOpenTo = (use: UseLetter, vehicleType: string | undefined): readonly UseLetter[] => useLetters.filter((to) => {
  if (to === use || isBuiltAsSchoolBus(vehicleType)) return false
  if (!earnedBefore(use)) return !isOnce(to)
  return uses[to].kind === 'commercial' || (!isOnce(use) && to === afterCommercial(use))
})

/** What a car may be registered for: a new one for all but what follows a commercial use; one with an earlier life for that, or what is open to it. */
export const usesAtRegistration = (earlier: UseLetter | undefined): readonly UseLetter[] =>
  earlier === undefined ? useLetters.filter((use) => !isOnce(use)) : [earlier, ...usesOpenTo(earlier, undefined)].toSorted()

const says = (from: UseLetter | undefined, to: UseLetter): Words => {
  const [now, next] = [from && uses[from].name, uses[to].name]
  if (from === undefined || now === undefined || !earnedBefore(from))
    return { zh: `“${next.zh}”只用于营运过的车，这辆车没有营运过`, en: `“${next.en}” is for a car that was in commercial use before: this one was not` }
  if (isOnce(from)) return { zh: `“${now.zh}”不能改为“${next.zh}”：营运过的车一直按营运车的期限检验、报废`, en: `Not from “${now.en}” to “${next.en}”: once in commercial use, a car keeps its limits of inspection and scrapping` }
  const { name } = uses[afterCommercial(from)]
  return {
    zh: `“${now.zh}”不能改为“${next.zh}”：不再营运的登记为“${name.zh}”，仍按营运车的期限检验、报废`,
    en: `Not from “${now.en}” to “${next.en}”: taken out of commercial use it is “${name.en}”, and keeps the commercial limits of inspection and scrapping`,
  }
}

/** Why a registered vehicle of this type cannot be used so from now on; nothing when it can. */
export const changeOfUse = (from: UseLetter, to: UseLetter, vehicleType: string | undefined): Reason | undefined => {
  if (isBuiltAsSchoolBus(vehicleType)) return because('M9.1', false, {
    zh: '专用校车不能改变使用性质：不再作校车的，交回校车标牌，使用性质不变', en: 'What was built as a school bus keeps its use: when it is a school bus no longer, hand its sign in, and the use stays',
  }, { use: from, newUse: to, vehicleType: vehicleType! })
  if (to === from) return because('M9.1', false, { zh: `车辆登记的就是“${uses[to].name.zh}”，请另选`, en: `It is registered as “${uses[to].name.en}” already: choose another` }, { use: from, newUse: to })
  return usesOpenTo(from, vehicleType).includes(to) ? undefined : because('M9.1', false, says(from, to), { use: from, newUse: to })
}

/** Why a car cannot be registered for this use; nothing when it can. `earlier`: its use before it was returned for its quality. */
export const registrationForUse = (earlier: UseLetter | undefined, use: UseLetter): Reason | undefined =>
  usesAtRegistration(earlier).includes(use) ? undefined : because('M9.1', false, says(earlier, use), { use, ...(earlier && { earlierUse: earlier }) })
