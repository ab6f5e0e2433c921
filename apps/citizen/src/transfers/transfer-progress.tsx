import type { MyTransfer, TransferState } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { z } from 'zod'
import { sinceAskedAgain } from '@changxing/rules/vehicles/transfer-states.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import '@changxing/ui/case/case.css'
import '../cases/cases.css'
import './transfers.css'

type State = z.infer<typeof TransferState>
/** `again`: reached anew with a file that is sent again. */
type Station = { readonly id: string; readonly name: Words; readonly reached: (event: MyTransfer['timeline'][number]) => boolean; readonly again?: true }

const whenIn = (state: State, name: Words): Station => ({ id: state, name, reached: (event) => event.state === state })

/** Taken at a counter of the old place it is accepted with that, and both places inspect (M2.1.5). */
const stationsOf = ({ path, inspectionsNeeded, timeline }: MyTransfer): readonly Station[] => {
  const twice = inspectionsNeeded === 2
  return [
    whenIn('applied', { zh: '已申请', en: 'Applied' }),
    whenIn('accepted', path === 'C' ? { zh: '转出地受理', en: 'Accepted by the old place' } : { zh: '转入地受理', en: 'Accepted by the new place' }),
    ...(twice ? [{ id: 'inspect-out', name: { zh: '转出地查验', en: 'Inspected at the old place' }, reached: ({ action }) => action === 'inspect-out' } satisfies Station] : []),
    // A transfer whose file left before plates were recorded has no such day.
    ...(path === 'C' && (timeline.some(({ action }) => action === 'hand-in') || !timeline.some(({ action }) => action === 'send-archive'))
      ? [{ id: 'hand-in', name: { zh: '交回号牌、行驶证', en: 'Plates and licence handed in' }, reached: ({ action }) => action === 'hand-in' } satisfies Station] : []),
    { ...whenIn('archive-sent', { zh: '转出地发出电子档案', en: 'File sent by the old place' }), again: true },
    { ...whenIn('archive-received', { zh: '转入地收到档案', en: 'File received by the new place' }), again: true },
    {
      // The new place may look at the car before its file has come.
      id: 'inspected', name: twice ? { zh: '转入地查验', en: 'Inspected at the new place' } : { zh: '查验', en: 'Inspected' },
      reached: ({ action, state }) => action === 'inspect-in' || state === 'inspected',
    },
    whenIn('registered', { zh: '登记、领号牌', en: 'Registered, plate given' }),
  ]
}
const ended = new Set<State>(['withdrawn', 'returned'])

/** The stations of a transfer, when each was reached, and where it is now. */
export const TransferProgress = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const ofFile = sinceAskedAgain(transfer.timeline)
  const stations = stationsOf(transfer).map(({ reached, again, ...station }) => ({ ...station, at: (again ? ofFile : transfer.timeline).find(reached)?.at }))
  const stopped = ended.has(transfer.state)
  const stoppedAt = transfer.timeline.findLast(({ state }) => state === transfer.state)?.at
  const current = stations.findIndex(({ at }) => !at)
  return (
    <ol className="cx-plain-list cx-timeline">
      {stations.filter(({ at }) => !stopped || at).map(({ id, name, at }, index) => {
        const mark = at ? 'done' : index === current ? 'now' : 'ahead'
        return (
          <li key={id} data-state={mark} aria-current={mark === 'now' ? 'step' : undefined}>
            <span className="cx-timeline-mark" aria-hidden="true">{at && <Icon name="check" size="1em" />}</span>
            <span className="cx-timeline-name">{say(name)}<span className="cx-hidden">{say(at ? { zh: '：已完成', en: ': done' } : mark === 'now' ? { zh: '：进行中', en: ': now' } : { zh: '：未开始', en: ': still ahead' })}</span></span>
            <span className="cx-timeline-when">{at && <At at={at} />}</span>
          </li>
        )
      })}
      {stopped && (
        <li data-state="stopped"><span className="cx-timeline-mark" aria-hidden="true">×</span><span className="cx-timeline-name">{say(transfer.stateSays)}</span><span className="cx-timeline-when">{stoppedAt && <At at={stoppedAt} />}</span></li>
      )}
    </ol>
  )
}
