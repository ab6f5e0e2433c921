import { consentView, myConsents } from '@changxing/contract/consents.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCitizen } from '../shell/queries.ts'

/** What the citizen is asked to agree to, what waits first. */
export const useMyConsents = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-consents'], queryFn: ({ signal }) => client.call(myConsents, { signal }), enabled, refetchInterval: 60_000 })
}

export const useConsent = (area: string, consentId: string) => {
  const client = useClient()
  return useQuery({ queryKey: ['consent', area, consentId], queryFn: ({ signal }) => client.call(consentView, { params: { area, consentId }, signal }), refetchInterval: 30_000 })
}
