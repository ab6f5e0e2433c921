import { myCheckLinks, type CheckLink } from '@changxing/contract/vehicles.ts'
import { useClient } from '@changxing/ui/api.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCitizen } from '../shell/queries.ts'

/** How often it is looked whether the other side has agreed. */
const everyMs = 10_000

export const useCheckLinks = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['check-links'], queryFn: ({ signal }) => client.call(myCheckLinks, { signal }), enabled, refetchInterval: everyMs })
}

export const toneOfLink: Readonly<Record<CheckLink['state'], Tone>> = {
  'waiting-for-buyer': 'blue', 'waiting-for-seller': 'care', open: 'good', expired: 'grey', revoked: 'grey',
}
export const isLive = ({ state }: CheckLink) => state !== 'expired' && state !== 'revoked'

/** The address that the seller hands to the buyer; the token stands behind the #, so that no server log has it. */
export const addressOf = (token: string): string => `${location.origin}/citizen/car-check#${token}`

/** The token in an address, a scanned code or a bare text. */
export const tokenOf = (typed: string): string => typed.trim().split('#').at(-1)!.trim()
