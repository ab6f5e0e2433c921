import { mostCounted, type QueueState } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useLanguage, useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Button } from 'antd'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { useOfficer } from '../shell/queries.ts'
import { dueWords } from './due-words.ts'
import { everyOffice, officeShown, type QueueAddress } from './queue-address.ts'
import { QueueFilters } from './queue-filters.tsx'
import type { QueuedCase, useQueue } from './use-queue.ts'
import { WindowedList } from './windowed-list.tsx'

export const queueNames: Record<QueueState, Words> = {
  open: { zh: '待审', en: 'Open' }, mine: { zh: '我的', en: 'Mine' }, asked: { zh: '待答复', en: 'Asked' }, suspect: { zh: '嫌疑', en: 'Suspect' },
  making: { zh: '制作送达', en: 'To make' }, awaiting: { zh: '等他人', en: 'Others' }, withdrawing: { zh: '撤回', en: 'Withdraw' }, closed: { zh: '已结', en: 'Closed' },
}
const rowHeight = 58
/** Day and serial: the area in front is the same for all. */
const shortNumber = (number: string) => number.split('-').slice(1).join('-').slice(4)

const Row = ({ queued, withOffice }: { readonly queued: QueuedCase; readonly withOffice: boolean }) => {
  const say = useSay()
  const due = dueWords(queued.clock)
  const closed = ['rejected', 'withdrawn', 'completed'].includes(queued.state)
  return (
    <>
      <span className="queue-line">
        <span className="queue-name">
          <b lang="zh-CN">{queued.applicantName}</b>
          {queued.suspect && <span className="queue-suspect"><Shape tone="bad" />{say({ zh: '嫌疑', en: 'suspect' })}</span>}
          {queued.withdrawing && <span className="queue-withdrawing"><Shape tone="care" />{say({ zh: '撤回待定', en: 'withdrawal' })}</span>}
          {queued.claimedBy && <span className="queue-claim" title={say({ zh: '经办人', en: 'Claimed by' })}>{queued.claimedBy}</span>}
        </span>
        {closed
          ? <span className="queue-due">{say(queued.stateSays)}</span>
          : <span className="queue-due" data-tone={due.tone}><Shape tone={due.tone} />{say(queued.awaiting ?? due.says)}</span>}
      </span>
      <span className="queue-line queue-number" title={queued.number}>
        <span className="queue-title">{say(queued.stage ? queued.stage.label : queued.title)}{withOffice && <> · {say(queued.office)}</>}</span>
        <span>{shortNumber(queued.number)}</span>
      </span>
    </>
  )
}

const Tabs = ({ states, counts, state, onState }: {
  readonly states: readonly QueueState[]
  readonly counts: Readonly<Record<QueueState, number>> | undefined
  readonly state: QueueState
  readonly onState: (state: QueueState) => void
}) => {
  const { say, language } = useLanguage()
  const count = new Intl.NumberFormat(language, { notation: 'compact' })
  return (
    <div className="queue-tabs" role="group" aria-label={say({ zh: '选择队列', en: 'Choose a queue' })}>
      {states.map((name, index) => (
        <button key={name} type="button" aria-pressed={name === state} onClick={() => onState(name)} aria-keyshortcuts={String(index + 1)}
          title={`${say(queueNames[name])} (${index + 1})`}>
          <b className="cx-figures">{counts ? `${count.format(counts[name])}${name === 'closed' && counts.closed === mostCounted ? '+' : ''}` : '–'}</b>{say(queueNames[name])}
        </button>
      ))}
    </div>
  )
}

/** Left: the queues with their counts, the nearest due day, what is filtered, and the cases of the chosen one. */
export const QueuePane = ({ queue, states, address, state, onState, onFilter, onChoose }: {
  readonly queue: ReturnType<typeof useQueue>
  readonly states: readonly QueueState[]
  readonly address: QueueAddress
  readonly state: QueueState
  readonly onState: (state: QueueState) => void
  readonly onFilter: (change: Partial<QueueAddress>) => void
  readonly onChoose: (caseId: string) => void
}) => {
  const say = useSay()
  const { query, first, cases } = queue
  const filtered = Boolean(address.service ?? address.post ?? address.due)
  const officer = useOfficer()
  const every = officeShown(address, officer) === everyOffice
  const withOffice = every && (first?.offices ?? []).some(({ id }) => id !== officer.office.id)
  const elsewhere = every || state === 'closed' || state === 'mine' || state === 'awaiting' ? 0 : (first?.offices ?? []).reduce((sum, { open, making }) => sum + (state === 'making' ? making : open), 0)
  const total = filtered || (state === 'closed' && first?.counts.closed === mostCounted) ? -1 : (first?.counts[state] ?? -1)
  return (
    <section className="queue" aria-label={say({ zh: '队列', en: 'Queues' })}>
      <Tabs states={states} counts={first?.counts} state={state} onState={onState} />
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
      <QueueFilters first={first} address={address} onChange={onFilter} />
      {query.isError && <FailureNotice failure={query.error} retry={() => void query.refetch()} />}
      {first === undefined && !query.isError && <Loading />}
      {first && cases.length === 0 && (
        <p className="desk-empty">
          {say(filtered ? { zh: '没有符合筛选的办件。', en: 'No case fits the filter.' } : { zh: '此队列没有办件。', en: 'No cases in this queue.' })}
          {!filtered && elsewhere > 0 && (
            <Button type="link" onClick={() => onFilter({ office: everyOffice })}>{say({ zh: `本地其他单位有 ${elsewhere} 件`, en: `${elsewhere} at other offices here` })}</Button>
          )}
        </p>
      )}
      {cases.length > 0 && (
        <WindowedList rows={cases} total={total} rowHeight={rowHeight} keyOf={({ id }) => id} chosen={address.case} onChoose={onChoose}
          onEnd={() => { if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage() }} label={say(queueNames[state])}>
          {(queued) => <Row queued={queued} withOffice={withOffice} />}
        </WindowedList>
      )}
      <p className="queue-foot" role="status">
        {query.isFetchingNextPage ? say({ zh: '正在读取更多…', en: 'Loading more…' })
          : cases.length > 0 && say({ zh: `已显示 ${cases.length}${total >= 0 ? ` / ${total}` : ''} 件`, en: `${cases.length}${total >= 0 ? ` of ${total}` : ''} shown` })}
      </p>
    </section>
  )
}
