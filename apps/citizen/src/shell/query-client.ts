import { Failed } from '@changxing/contract/client.ts'
import { QueryClient } from '@tanstack/react-query'

/** Reads are asked once more after a fault, never after an answer. Without a network they fail at once: what is kept is shown, with its age. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 10_000,
        gcTime: 24 * 3_600_000,
        retry: (failures, error) => failures < 1 && error instanceof Failed && error.status >= 500,
        retryDelay: 800,
      },
    },
  })
