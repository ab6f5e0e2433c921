import { caseQueue } from '@changxing/contract/review.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useInfiniteQuery } from '@tanstack/react-query'
import { everyOffice, officeShown, type QueueAddress } from './queue-address.ts'
import { useOfficer } from '../shell/queries.ts'

export type QueuePage = OutputOf<typeof caseQueue>
export type QueuedCase = QueuePage['cases'][number]
const pageSize = 100

/** What the server is asked for this part of the queue. */
export const useQueueFilter = ({ case: _, ...address }: QueueAddress) => {
  const office = officeShown(address, useOfficer())
  return { ...address, office: office === everyOffice ? undefined : office }
}

/** One queue in the order asked for, read page by page; renewed every half minute. */
export const useQueue = (area: string, address: QueueAddress) => {
  const client = useClient()
  const filter = useQueueFilter(address)
  const query = useInfiniteQuery({
    queryKey: ['queue', area, filter],
    queryFn: ({ pageParam, signal }) => client.call(caseQueue, { params: { area }, input: { ...filter, limit: pageSize, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: 30_000,
  })
  const pages = query.data?.pages
  return { query, first: pages?.[0], cases: pages?.flatMap((page) => page.cases) ?? [] }
}
