import { counterPerson } from '@changxing/contract/counter.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useOfficer } from '../shell/queries.ts'

export type CounterPerson = OutputOf<typeof counterPerson>
export type Thing = CounterPerson['things'][number]

/** An identity number as a card reader, a gun or a hand gives it. */
export const plainNumber = (typed: string): string => typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()

/** Who stands at the counter, or whose letter was accepted today. */
export const useCounterPerson = (asked: { readonly identityNumber?: string; readonly delegationCheckId?: string } | null) => {
  const client = useClient()
  const { area } = useOfficer()
  return useQuery({
    queryKey: ['counter-person', area, asked], enabled: asked !== null, gcTime: 60_000,
    queryFn: ({ signal }) => client.call(counterPerson, { params: { area }, input: asked!, signal }),
  })
}
