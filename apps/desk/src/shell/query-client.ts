import { Failed } from '@changxing/contract/client.ts'
import { QueryClient } from '@tanstack/react-query'

/** Reads are asked once more after a fault, never after an answer; coming back to the window renews what is shown. */
export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && error instanceof Failed && error.status >= 500,
        retryDelay: 800,
      },
    },
  })
