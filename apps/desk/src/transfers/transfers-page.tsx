import { transfer, transferQueue } from '@changxing/contract/transfers.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { ActionsPane } from './actions-pane.tsx'
import { CounterForm } from './counter-form.tsx'
import { TransferPane } from './transfer-pane.tsx'
import { TransferQueue, type Queue } from './transfer-queue.tsx'
import '../review/review.css'
import './transfers.css'

export type Side = 'in' | 'out'
export type Part = 'overview' | 'archive' | 'inspection'
export type TransferAddress = { readonly side?: Side; readonly ended?: 'yes'; readonly ours?: 'yes'; readonly mine?: 'yes'; readonly id?: string; readonly part?: Part; readonly begin?: 'yes' }

const pageSize = 100

/** One queue, read page by page; with `whole` to its end, because what is asked for may stand on any page. */
const useTransferQueue = (area: string, side: Side, { closed, mine, whole }: { readonly closed: boolean; readonly mine: boolean; readonly whole: boolean }): Queue => {
  const client = useClient()
  const query = useInfiniteQuery({
    queryKey: ['transfers', area, side, closed, mine], refetchInterval: 30_000,
    queryFn: ({ pageParam, signal }) => client.call(transferQueue, { params: { area }, input: { side, open: closed ? 'no' : 'yes', mine: mine ? 'yes' : undefined, limit: pageSize, after: pageParam }, signal }),
    initialPageParam: undefined as string | undefined, getNextPageParam: (last) => last.next ?? undefined,
  })
  const { hasNextPage, isFetching, isError, fetchNextPage } = query
  useEffect(() => {
    if (whole && hasNextPage && !isFetching && !isError) void fetchNextPage()
  }, [whole, hasNextPage, isFetching, isError, fetchNextPage])
  return { query, first: query.data?.pages[0], rows: query.data?.pages.flatMap(({ transfers }) => transfers) ?? [] }
}

const Nothing = ({ mayBegin, begin }: { readonly mayBegin: boolean; readonly begin: () => void }) => {
  const say = useSay()
  return (
    <section className="review-nothing">
      <h1>{say({ zh: '二手车异地转移登记', en: 'Used-car transfers between cities' })}</h1>
      <p>{say({ zh: '打开最紧急的一件：', en: 'Open the most urgent one: ' })}<Kbd of="n" /><span className="cx-hidden">N</span></p>
      {mayBegin && <Button onClick={begin}>{say({ zh: '窗口受理', en: 'Take one at the counter' })}<Kbd of="t" /></Button>}
      <p className="cx-soft">{say({ zh: '全部快捷键：', en: 'All keys: ' })}<Kbd of="?" /><span className="cx-hidden">?</span></p>
    </section>
  )
}

/** The transfers of an office, coming and leaving; where one stands is in the address (M2.1.4, M2.3.4, M2.4.0). */
const TransfersPage = () => {
  const go = useGo()
  const client = useClient()
  const queries = useQueryClient()
  const officer = useOfficer()
  const { area } = officer
  const address = useAddress<TransferAddress>()
  const { side = 'in', id, part = 'overview' } = address
  const closed = address.ended === 'yes'
  const ours = address.ours === 'yes'
  const mine = address.mine === 'yes'
  const queueOf = (name: Side) => ({ closed, mine, whole: ours && side === name })
  const queues: Record<Side, Queue> = { in: useTransferQueue(area, 'in', queueOf('in')), out: useTransferQueue(area, 'out', queueOf('out')) }
  const seen = useQuery({
    queryKey: ['transfer', area, id], enabled: id !== undefined, refetchInterval: 30_000, refetchOnWindowFocus: false,
    queryFn: ({ signal }) => client.call(transfer, { params: { area, transferId: id! }, signal }),
  })
  const move = (change: TransferAddress, replace = false) => go({ to: '/transfers', search: { ...address, ...change }, replace })
  const choose = (next: string | undefined) => move({ id: next, begin: undefined, part: undefined }, id !== undefined)
  const { rows } = queues[side]
  const step = (by: 1 | -1) => {
    const at = rows.findIndex((row) => row.transferId === id)
    choose(at < 0 ? rows[0]?.transferId : (rows[at + by] ?? rows[at])?.transferId)
  }
  const mayBegin = holdsOneOf(officer, ['registration'])
  const begin = () => move({ begin: 'yes', id: undefined })
  const renew = () => {
    void queries.invalidateQueries({ queryKey: ['transfers'] })
    void queries.invalidateQueries({ queryKey: ['transfer', area, id] })
  }
  useKeys({ zh: '队列', en: 'Queue' }, [
    { key: 'n', label: { zh: '下一件', en: 'Next' }, run: () => step(1) },
    { key: 'k', label: { zh: '上一件', en: 'Previous' }, run: () => step(-1) },
    { key: '1', label: { zh: '转入队列', en: 'Cars coming in' }, run: () => move({ side: 'in', id: undefined }) },
    { key: '2', label: { zh: '转出队列', en: 'Cars leaving' }, run: () => move({ side: 'out', id: undefined }) },
    { key: '3', label: { zh: '只看我的', en: 'What lies with me' }, run: () => move({ mine: mine ? undefined : 'yes' }) },
    { key: 't', label: { zh: '窗口受理', en: 'Take one at the counter' }, run: begin, off: !mayBegin },
  ])
  return (
    <div className="review tr">
      <TransferQueue queues={queues} side={side} closed={closed} ours={ours} mine={mine} chosen={id} onChoose={choose}
        onSide={(name) => move({ side: name, id: undefined })} onClosed={(on) => move({ ended: on ? 'yes' : undefined, id: undefined })}
        onOurs={(on) => move({ ours: on ? 'yes' : undefined })} onMine={(on) => move({ mine: on ? 'yes' : undefined })} />
      {address.begin === 'yes' && mayBegin ? (
        <CounterForm onDone={(view) => {
          queries.setQueryData(['transfer', area, view.transferId], view)
          renew()
          move({ begin: undefined, side: view.side, id: view.transferId })
        }} onClose={() => move({ begin: undefined })} />
      ) : id === undefined ? <Nothing mayBegin={mayBegin} begin={begin} /> : (
        <Result query={seen}>
          {(view) => (
            <>
              <TransferPane key={view.transferId} view={view} part={part} onPart={(name) => move({ part: name === 'overview' ? undefined : name }, true)} onChanged={renew} />
              <ActionsPane key={`${view.transferId}-actions`} view={view} part={part} onPart={(name) => move({ part: name }, true)} onNext={() => step(1)} onChanged={renew} />
            </>
          )}
        </Result>
      )}
    </div>
  )
}

export default TransfersPage
