import { useQueries } from '@tanstack/react-query'

const hex = (bytes: ArrayBuffer): string => [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

type Listed = {
  readonly key: string
  /** As the list has it, hexadecimal. */
  readonly sha256: string
  readonly read: (signal: AbortSignal) => Promise<unknown>
}

/** Every page of a list, with its own hash, reckoned here from what is shown. The server records each look. */
export const useCompared = (of: readonly string[], pages: readonly Listed[]) =>
  useQueries({
    queries: pages.map(({ key, sha256, read }) => ({
      queryKey: [...of, key], staleTime: Number.POSITIVE_INFINITY, gcTime: 60_000,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const bytes = new Uint8Array((await read(signal)) as Uint8Array)
        return { blob: new Blob([bytes]), isSame: hex(await crypto.subtle.digest('SHA-256', bytes)) === sha256 }
      },
    })),
  })

export type Compared = Pick<ReturnType<typeof useCompared>[number], 'data' | 'isError'>

/** How far the comparison is: pages read, pages that differ or cannot be read, and whether every one was read. */
export const standingOf = (pages: readonly Compared[]) => {
  const loaded = pages.filter(({ data }) => data).length
  return { loaded, wrong: pages.filter(({ data, isError }) => isError || data?.isSame === false).length, all: loaded === pages.length }
}
