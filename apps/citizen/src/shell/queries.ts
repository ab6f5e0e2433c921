import { Failed } from '@changxing/contract/client.ts'
import { caseView, listServices, myCases } from '@changxing/contract/cases.ts'
import { myLicence } from '@changxing/contract/e-licences.ts'
import { myMessages } from '@changxing/contract/notices.ts'
import { me } from '@changxing/contract/people.ts'
import { isClosed } from '@changxing/rules/cases/states.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'

/** Who is signed in, the business date, and where to sign in. */
export const useMe = () => {
  const client = useClient()
  return useQuery({ queryKey: ['me'], queryFn: ({ signal }) => client.call(me, { signal }), staleTime: 60_000 })
}

/** The signed-in citizen, or undefined while unknown or signed out. */
export const useCitizen = () => {
  const actor = useMe().data?.actor
  return actor?.kind === 'citizen' ? actor : undefined
}

export const useServices = () => {
  const client = useClient()
  return useQuery({ queryKey: ['services'], queryFn: ({ signal }) => client.call(listServices, { signal }), staleTime: 300_000 })
}

export const useMyCases = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-cases'], queryFn: ({ signal }) => client.call(myCases, { signal }), enabled })
}

/** Whether the server says that there is no such thing for this reader (any more): then what is kept is not shown either. */
export const isGone = (query: { readonly error: unknown }): boolean => query.error instanceof Failed && query.error.status === 404

/** One case; `everyMs` looks again while somebody may be working on it. */
export const useCase = (area: string, caseId: string, everyMs?: number) => {
  const client = useClient()
  return useQuery({
    queryKey: ['case', area, caseId],
    queryFn: ({ signal }) => client.call(caseView, { params: { area, caseId }, signal }),
    refetchInterval: (query) => (query.state.data && !isClosed(query.state.data.state) ? (everyMs ?? false) : false),
  })
}

export const useMessages = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['messages'], queryFn: ({ signal }) => client.call(myMessages, { signal }), enabled, refetchInterval: 60_000 })
}

export const useLicence = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['licence'], queryFn: ({ signal }) => client.call(myLicence, { signal }), enabled })
}
