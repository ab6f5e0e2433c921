import type { ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'

export type ServiceGroup = { readonly name: Words; readonly services: readonly ServiceView[] }

const names: readonly { readonly domain: string; readonly name: Words }[] = [
  { domain: 'licences', name: { zh: '驾驶证', en: 'Driving licence' } },
  { domain: 'exams', name: { zh: '驾驶考试', en: 'Driving tests' } },
  { domain: 'vehicles', name: { zh: '机动车', en: 'Vehicle' } },
]

/** The services by what people have in hand: licence, test, vehicle, and whatever else there is; empty groups are left out. */
export function groupsOf(services: readonly ServiceView[]): readonly ServiceGroup[] {
  const known = names.map(({ domain, name }) => ({ name, services: services.filter(({ id }) => id.startsWith(`${domain}.`)) }))
  const others = services.filter(({ id }) => !names.some(({ domain }) => id.startsWith(`${domain}.`)))
  return [...known, { name: { zh: '其他', en: 'Other' }, services: others }].filter((group) => group.services.length > 0)
}

const mostInSight = 4

/** What most people come for: the e-licence, then the everyday business that even a helper may do (M6.1.2). */
export const everydayOf = (services: readonly ServiceView[]): readonly ServiceView[] => {
  const first = services.find(({ id }) => id === 'licences.e-licence-application')
  const everyday = services.filter((service) => service !== first && service.applicants.includes('helper'))
  return [...(first ? [first] : []), ...everyday].slice(0, mostInSight)
}
