import { casesToInspect } from '@changxing/contract/inspections.ts'
import { transferQueue } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTerminalState } from '../terminal/terminal.tsx'
import { ofCase, ofTransfer, waitsHere, type Waiting } from './waiting-cars.ts'

/** Everything that waits here: cars that come or leave, those whose file is here first, and business of this city. */
export const useWaiting = () => {
  const client = useClient()
  const { area } = useTerminalState().officer!
  return useQuery({
    queryKey: ['to-inspect', area], refetchInterval: 30_000,
    queryFn: async ({ signal }): Promise<readonly Waiting[]> => {
      const found: Waiting[] = []
      for (const side of ['in', 'out'] as const) {
        for (let after: string | undefined, more = true; more;) {
          const { transfers, next } = await client.call(transferQueue, { params: { area }, input: { side, waits: 'inspection', after }, signal })
          found.push(...transfers.filter(waitsHere).map(ofTransfer))
          after = next ?? undefined
          more = next !== null
        }
      }
      for (let after: string | undefined, more = true; more;) {
        const { cases, next } = await client.call(casesToInspect, { params: { area }, input: { after }, signal })
        found.push(...cases.map(ofCase))
        after = next ?? undefined
        more = next !== null
      }
      return found.toSorted((a, b) => Number(b.tone === 'good') - Number(a.tone === 'good'))
    },
  })
}

/** Cases of a car that somebody names, drafts included. Asked for once: who looks for whom is recorded. */
export const useFound = (wanted: string) => {
  const client = useClient()
  const { area } = useTerminalState().officer!
  return useQuery({
    queryKey: ['to-inspect', area, wanted], staleTime: 10_000,
    queryFn: async ({ signal }) => (await client.call(casesToInspect, { params: { area }, input: { wanted }, signal })).cases.map(ofCase),
  })
}
