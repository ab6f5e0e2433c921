import type { Words } from '@changxing/rules/words.ts'
import { useLanguage, useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Select } from 'antd'
import type { QueueState } from '../routes.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { useServices } from '../shell/queries.ts'
import { dueWords } from './due-words.ts'
import type { QueuedCase, useQueue } from './use-queue.ts'
import { WindowedList } from './windowed-list.tsx'

export const queueNames: Record<QueueState, Words> = {
  open: { zh: '待审', en: 'Open' }, mine: { zh: '我的', en: 'Mine' }, asked: { zh: '待答复', en: 'Asked' }, closed: { zh: '已结', en: 'Closed' },
}
const rowHeight = 58

const Row = ({ queued }: { readonly queued: QueuedCase }) => {
  const say = useSay()
  const due = dueWords(queued.clock)
  const closed = ['rejected', 'withdrawn', 'completed', 'approved'].includes(queued.state)
  return (
    <>
      <span className="queue-line">
        <span className="queue-name">
          <b lang="zh-CN">{queued.applicantName}</b>
          {queued.claimedBy && <span className="queue-claim" title={say({ zh: '经办人', en: 'Claimed by' })}>{queued.claimedBy}</span>}
        </span>
        {closed
          ? <span className="queue-due">{say(queued.stateSays)}</span>
          : <span className="queue-due" data-tone={due.tone}><Shape tone={due.tone} />{say(due.says)}</span>}
      </span>
      <span className="queue-line queue-number"><span>{queued.number}</span><span>{queued.clock.dueOn?.slice(5) ?? '–'}</span></span>
    </>
  )
}

/** Left: the queues with their counts, the nearest due day, and the cases of the chosen one. */
export const QueuePane = ({ queue, state, service, chosen, onState, onService, onChoose }: {
  readonly queue: ReturnType<typeof useQueue>
  readonly state: QueueState
  readonly service: string | undefined
  readonly chosen: string | undefined
  readonly onState: (state: QueueState) => void
  readonly onService: (service: string | undefined) => void
  readonly onChoose: (caseId: string) => void
}) => {
  const { say, language } = useLanguage()
  const count = new Intl.NumberFormat(language, { notation: 'compact' })
  const services = useServices().data?.services ?? []
  const { query, first, cases } = queue
  const total = first?.counts[state] ?? -1
  return (
    <section className="queue" aria-label={say({ zh: '队列', en: 'Queues' })}>
      <div className="queue-tabs" role="group" aria-label={say({ zh: '选择队列', en: 'Choose a queue' })}>
        {(Object.keys(queueNames) as QueueState[]).map((name, index) => (
          <button key={name} type="button" aria-pressed={name === state} onClick={() => onState(name)}
            title={`${say(queueNames[name])} (${index + 1})`}>
            <b className="cx-figures">{first ? count.format(first.counts[name]) : '–'}</b>{say(queueNames[name])}
          </button>
        ))}
      </div>
      <p className="queue-head">
        <span>
          {first?.nearestDue ? <>{say({
            zh: '最近到期 ',
            en: 'Nearest due ',
          })}<time dateTime={first.nearestDue} className="cx-figures">{first.nearestDue.slice(5)}</time></> : say({ zh: '没有到期的办件', en: 'Nothing is due' })}
        </span>
        {first !== undefined && first.counts.overdue > 0 && (
          <span className="cx-chip" data-tone="bad">
            <Shape tone="bad" />{say({ zh: `超期 ${first.counts.overdue}`, en: `${first.counts.overdue} overdue` })}
          </span>
        )}
      </p>
      {services.length > 1 && (
        <Select className="queue-service" aria-label={say({ zh: '业务种类', en: 'Service' })} allowClear value={service} onChange={onService}
          placeholder={say({ zh: '全部业务', en: 'All services' })} options={services.map(({ id, title }) => ({ value: id, label: say(title) }))} />
      )}
      {query.isError && <FailureNotice failure={query.error} retry={() => void query.refetch()} />}
      {first === undefined && !query.isError && <Loading />}
      {first && cases.length === 0 && <p className="desk-empty">{say({ zh: '此队列没有办件。', en: 'No cases in this queue.' })}</p>}
      {cases.length > 0 && (
        <WindowedList rows={cases} total={total} rowHeight={rowHeight} keyOf={({ id }) => id} chosen={chosen} onChoose={onChoose}
          onEnd={() => { if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage() }} label={say(queueNames[state])}>
          {(queued) => <Row queued={queued} />}
        </WindowedList>
      )}
      <p className="queue-foot" role="status">
        {query.isFetchingNextPage ? say({ zh: '正在读取更多…', en: 'Loading more…' })
          : cases.length > 0 && say({ zh: `已显示 ${cases.length}${total >= 0 ? ` / ${total}` : ''} 件`, en: `${cases.length}${total >= 0 ? ` of ${total}` : ''} shown` })}
      </p>
    </section>
  )
}
