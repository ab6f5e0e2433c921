import type { Words } from '../words.ts'

/**
 * What the old place takes back before a car drives to another city on a temporary plate: every plate and the vehicle licence, or who has lost one
 * declares it. Source: registration order of 2008 as amended (124), kept by its successor (164), article 27; one office on trial left the licence to
 * the new place (facts 4.1). Configuration.
 */
export type HandedIn = { readonly plates: number; readonly licence: boolean }

/** Kinds of vehicle that carry one plate; all others carry two. */
const onePlate = ['07', '08', '15', '17', '19']
export const platesCarried = (kind: string): 1 | 2 => (onePlate.includes(kind) ? 1 : 2)

/** In words of the file and of the timeline. `carried`: how many plates the vehicle has. */
export const handedInWords = ({ plates, licence }: HandedIn, carried: number): Words => {
  const lost = carried - plates
  const [taken, missing] = [[
    ...(plates > 0 ? [{ zh: `号牌 ${plates} 块`, en: plates === 1 ? '1 plate' : `${plates} plates` }] : []), ...(licence ? [{ zh: '行驶证', en: 'the vehicle licence' }] : []),
  ], [
    ...(lost > 0 ? [{ zh: `号牌 ${lost} 块`, en: lost === 1 ? '1 plate' : `${lost} plates` }] : []), ...(licence ? [] : [{ zh: '行驶证', en: 'the vehicle licence' }]),
  ]]
  const zh = [...(taken.length > 0 ? [`收回${taken.map((one) => one.zh).join('、')}`] : []), ...(missing.length > 0 ? [`声明遗失${missing.map((one) => one.zh).join('、')}`] : [])]
  const en = [...(taken.length > 0 ? [`Handed in: ${taken.map((one) => one.en).join(', ')}`] : []), ...(missing.length > 0 ? [`declared lost: ${missing.map((one) => one.en).join(', ')}`] : [])]
  const said = en.join('; ')
  return { zh: zh.join('；'), en: `${said.charAt(0).toUpperCase()}${said.slice(1)}` }
}
