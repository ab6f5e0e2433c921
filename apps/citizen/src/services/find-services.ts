import type { ServiceView } from '@changxing/contract/cases.ts'

/** Services in which every typed word occurs, in either language, or whose clause was typed; those with the word in the title first. */
export function findServices(services: readonly ServiceView[], typed: string): readonly ServiceView[] {
  const words = typed.trim().toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return services
  const titleOf = (service: ServiceView) => `${service.title.zh} ${service.title.en}`.toLowerCase()
  const textOf = (service: ServiceView) => `${titleOf(service)} ${service.summary.zh} ${service.summary.en} ${service.clauses.join(' ')}`.toLowerCase()
  const inTitle = (service: ServiceView) => words.every((word) => titleOf(service).includes(word))
  return services.filter((service) => words.every((word) => textOf(service).includes(word))).sort((a, b) => Number(inTitle(b)) - Number(inTitle(a)))
}
