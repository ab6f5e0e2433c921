import type { CaseView, ServiceView } from '@changxing/contract/cases.ts'
import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { useQueryClient } from '@tanstack/react-query'
import { isGone, useCase, useServices } from '../shell/queries.ts'

export type Application = { readonly told: CaseView; readonly service: ServiceView; readonly steps: readonly Step[]; readonly keep: (told: CaseView) => void; readonly refresh: () => void }

/** The draft with its service; `keep` takes the case as the server last answered, `refresh` asks for it anew. */
export function useApplication(area: string, caseId: string) {
  const queries = useQueryClient()
  const told = useCase(area, caseId)
  const services = useServices()
  const keep = (next: CaseView) => {
    queries.setQueryData(['case', area, caseId], next)
    void queries.invalidateQueries({ queryKey: ['my-cases'] })
  }
  const refresh = () => void queries.invalidateQueries({ queryKey: ['case', area, caseId] })
  // A kept draft may be older than what was filled in on another device: wait for the fresh one, unless it cannot be had.
  const settled = (told.isFetchedAfterMount || !told.isFetching) && !isGone(told)
  const service = told.data && services.data?.services.find((candidate) => candidate.id === told.data.service)
  const application: Application | undefined = settled && told.data && service ? { told: told.data, service, steps: stepsOf(service, told.data, told.data.answers), keep, refresh } : undefined
  return { application, told, services }
}
