import type { VehicleView } from '@changxing/contract/vehicles.ts'
import { daysBetween } from '@changxing/rules/civil-date.ts'
import type { Words } from '@changxing/rules/words.ts'
import { dateWords } from '@changxing/ui/dates.ts'
import type { Tone } from '@changxing/ui/shapes.tsx'

export type Standing = { readonly tone: Tone; readonly says: Words }

/** From how many days before its end the owner is told that the inspection mark is to be renewed. */
const soonDays = 90

/** How the inspection mark stands on a day: good, to be renewed soon, over, or unknown. */
export function markStanding(validUntil: string | null, today: string): Standing {
  if (validUntil === null) return { tone: 'grey', says: { zh: '检验有效期未登记', en: 'No end of the inspection is recorded' } }
  const day = dateWords(validUntil)
  const left = daysBetween(today, validUntil)
  if (left < 0) return { tone: 'bad', says: { zh: `检验已于${day.zh}到期`, en: `Inspection ended on ${day.en}` } }
  if (left <= soonDays) return { tone: 'care', says: { zh: `检验 ${left} 天后到期（${day.zh}）`, en: left === 1 ? `Inspection ends tomorrow (${day.en})` : `Inspection ends in ${left} days (${day.en})` } }
  return { tone: 'good', says: { zh: `检验有效至${day.zh}`, en: `Inspection good until ${day.en}` } }
}

/** From how many days before the end of the thirty days its owner is told with care. */
const nearDays = 7

/** How a car stands that is to be moved in: the days that the temporary plate still counts, or that it counts no more. */
export function arrivalStanding(bringBy: string, today: string): Standing {
  const day = dateWords(bringBy)
  const left = daysBetween(today, bringBy)
  if (left < 0) return { tone: 'bad', says: { zh: '临时号牌已失效，仍可办转入', en: 'The temporary plate is void; it can still be moved in' } }
  return { tone: left <= nearDays ? 'care' : 'blue', says: { zh: `在${day.zh}前办转入，还有 ${left} 天`, en: `To be moved in by ${day.en}: ${left === 1 ? '1 day' : `${left} days`} left` } }
}

/** The states of a vehicle, each with its tone; a mortgage is one of them to its owner. */
export const stateChips = (vehicle: Pick<VehicleView, 'states' | 'mortgaged'>): readonly Standing[] => [
  ...vehicle.states.map(({ letter, says, blocksTransfer }): Standing => ({ tone: letter === 'A' ? 'good' : blocksTransfer ? 'bad' : 'care', says })),
  ...(vehicle.mortgaged ? [{ tone: 'care' as const, says: { zh: '抵押中', en: 'Mortgaged' } }] : []),
]
