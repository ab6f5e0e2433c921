import { mostCounted } from '@changxing/contract/review.ts'
import type { transferQueue } from '@changxing/contract/transfers.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Plate } from '@changxing/ui/plate.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { WindowedList } from '../review/windowed-list.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd } from '../shell/keys.tsx'
import { Loading } from '../shell/loading.tsx'
import type { Side } from './transfers-page.tsx'
import { dueWords, isOurTurn, rowState } from './transfer-words.ts'

export type QueuedTransfer = OutputOf<typeof transferQueue>['transfers'][number]
type Page = OutputOf<typeof transferQueue>
export type Queue = {
  readonly query: Pick<UseInfiniteQueryResult, 'isError' | 'isPending' | 'error' | 'refetch' | 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  readonly first: Page | undefined
  readonly rows: readonly QueuedTransfer[]
}
const countWords = ({ count }: Page) => `${new Intl.NumberFormat('en').format(count)}${count === mostCounted ? '+' : ''}`
const rowHeight = 74

const Row = ({ queued }: { readonly queued: QueuedTransfer }) => {
  const say = useSay()
  const due = dueWords(queued)
  const other = say(cityName(queued.side === 'in' ? queued.outArea : queued.inArea))
  return (
    <>
      <span className="queue-line">
        <Plate kind={queued.car.plateKind} number={queued.car.plateNumber} />
        <span className="queue-due" data-tone={due.tone}><Shape tone={due.tone} />{say(due.says)}</span>
      </span>
      <span className="queue-line">
        <span className="queue-title">{queued.side === 'in' ? say({ zh: `来自${other}`, en: `From ${other}` }) : say({ zh: `转往${other}`, en: `To ${other}` })} · {say(rowState(queued))}</span>
        {queued.claimedBy && <span className="cx-soft cx-figures" title={say({ zh: '经办人', en: 'Who has it' })}>{queued.claimedBy}</span>}
        {queued.unanswered > 0 && (
          <span className="tr-unanswered"><Shape tone="care" />{say({ zh: `${queued.unanswered} 条待答复`, en: queued.unanswered === 1 ? '1 to answer' : `${queued.unanswered} to answer` })}</span>
        )}
      </span>
    </>
  )
}

/** Left: cars that come and cars that leave, by due day, with the messages that wait for an answer (M2.4.0). */
export const TransferQueue = ({ queues, side, closed, ours, mine, chosen, onSide, onClosed, onOurs, onMine, onChoose }: {
  readonly queues: Record<Side, Queue>
  readonly side: Side
  readonly closed: boolean
  readonly ours: boolean
  readonly mine: boolean
  readonly chosen: string | undefined
  readonly onSide: (side: Side) => void
  readonly onClosed: (closed: boolean) => void
  readonly onOurs: (ours: boolean) => void
  readonly onMine: (mine: boolean) => void
  readonly onChoose: (id: string) => void
}) => {
  const say = useSay()
  const { query, first, rows: all } = queues[side]
  const rows = all.filter((row) => !ours || isOurTurn(row) || row.unanswered > 0)
  const nearest = first?.nearestDue
  const overdue = first?.overdue ?? 0
  const names: Record<Side, string> = { in: say({ zh: '转入', en: 'Coming in' }), out: say({ zh: '转出', en: 'Leaving' }) }
  return (
    <section className="queue" aria-label={say({ zh: '队列', en: 'Queues' })}>
      <div className="queue-tabs tr-queue-tabs" role="group" aria-label={say({ zh: '选择队列', en: 'Choose a queue' })}>
        {(['in', 'out'] as const).map((name, index) => (
          <button key={name} type="button" aria-pressed={name === side} onClick={() => onSide(name)} title={`${names[name]} (${index + 1})`}>
            <b className="cx-figures">{queues[name].first ? countWords(queues[name].first) : '–'}</b>{names[name]}
          </button>
        ))}
      </div>
      <p className="queue-head">
        <span>{nearest ? <>{say({ zh: '最近到期 ', en: 'Nearest due ' })}<time dateTime={nearest} className="cx-figures">{nearest.slice(5)}</time></> : say({ zh: '没有到期的业务', en: 'Nothing is due' })}</span>
        {first !== undefined && first.held > 0 && <span className="cx-chip" data-tone="care"><Shape tone="care" />{say({ zh: `暂停 ${first.held}`, en: `${first.held} held` })}</span>}
        {overdue > 0 && <span className="cx-chip" data-tone="bad"><Shape tone="bad" />{say({ zh: `超期 ${overdue}`, en: `${overdue} overdue` })}</span>}
      </p>
      <div className="tr-filters">
        <Checkbox checked={mine} onChange={(event) => onMine(event.target.checked)}>{say({ zh: '我的', en: 'Mine' })} <span className="cx-figures">{first?.mine ?? '–'}</span><Kbd of="3" /></Checkbox>
        <Checkbox checked={ours} onChange={(event) => onOurs(event.target.checked)}>{say({ zh: '只看轮到我们的', en: 'Our turn only' })}</Checkbox>
        <Checkbox checked={closed} onChange={(event) => onClosed(event.target.checked)}>{say({ zh: '已结束', en: 'Ended' })}</Checkbox>
      </div>
      {query.isError && <FailureNotice failure={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading />}
      {first && rows.length === 0 && !query.hasNextPage && <p className="desk-empty">{say({ zh: '此队列没有业务。', en: 'Nothing in this queue.' })}</p>}
      {rows.length > 0 && (
        <WindowedList rows={rows} total={ours || !first || first.count === mostCounted ? -1 : first.count} rowHeight={rowHeight} keyOf={({ transferId }) => transferId} chosen={chosen} onChoose={onChoose}
          onEnd={() => { if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage() }} label={names[side]}>
          {(queued) => <Row queued={queued} />}
        </WindowedList>
      )}
      <p className="queue-foot" role="status">{query.isFetchingNextPage ? say({ zh: '正在读取更多…', en: 'Loading more…' })
        : first && rows.length > 0 && say({ zh: `已显示 ${rows.length} / ${countWords(first)} 件`, en: `${rows.length} of ${countWords(first)} shown` })}</p>
    </section>
  )
}
