import { myTransfer, myTransfers, type MyTransfer } from '@changxing/contract/transfers.ts'
import { isClosedTransfer } from '@changxing/rules/vehicles/transfer-states.ts'
import { useClient } from '@changxing/ui/api.tsx'
import type { Tone } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { useCitizen } from '../shell/queries.ts'

export const useMyTransfers = () => {
  const client = useClient()
  const enabled = useCitizen() !== undefined
  return useQuery({ queryKey: ['my-transfers'], queryFn: ({ signal }) => client.call(myTransfers, { signal }), enabled })
}

const everyMs = 20_000

/** One transfer; looked at again while an office may be working on it. */
export const useMyTransfer = (area: string, transferId: string) => {
  const client = useClient()
  return useQuery({
    queryKey: ['my-transfer', area, transferId], queryFn: ({ signal }) => client.call(myTransfer, { params: { area, transferId }, signal }),
    refetchInterval: (query) => (query.state.data && !isClosedTransfer(query.state.data.state) ? everyMs : false),
  })
}

export const toneOfTransfer = ({ state, hindrances }: Pick<MyTransfer, 'state' | 'hindrances'>): Tone => {
  if (state === 'registered') return 'good'
  if (state === 'returned') return 'bad'
  if (state === 'withdrawn') return 'grey'
  return hindrances.length > 0 || state === 'archive-received' ? 'care' : 'blue'
}
