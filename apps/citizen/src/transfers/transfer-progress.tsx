import type { MyTransfer, TransferState } from '@changxing/contract/transfers.ts'
import type { Words } from '@changxing/rules/words.ts'
import type { z } from 'zod'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import '@changxing/ui/case/case.css'
import '../cases/cases.css'
import './transfers.css'

type State = z.infer<typeof TransferState>
const path: readonly { readonly state: State; readonly name: Words }[] = [
  { state: 'applied', name: { zh: '已申请', en: 'Applied' } },
  { state: 'accepted', name: { zh: '转入地受理', en: 'Accepted by the new place' } },
  { state: 'archive-sent', name: { zh: '转出地发出电子档案', en: 'File sent by the old place' } },
  { state: 'archive-received', name: { zh: '转入地收到档案', en: 'File received by the new place' } },
  { state: 'inspected', name: { zh: '查验', en: 'Inspected' } },
  { state: 'registered', name: { zh: '登记、领号牌', en: 'Registered, plate given' } },
]
const ended = new Set<State>(['withdrawn', 'returned'])

/** The stations of a transfer, when each was reached, and where it is now. */
export const TransferProgress = ({ transfer }: { readonly transfer: MyTransfer }) => {
  const say = useSay()
  const reachedAt = (state: State) => transfer.timeline.findLast((event) => event.state === state)?.at
  const stopped = ended.has(transfer.state)
  const current = path.findIndex(({ state }) => !reachedAt(state))
  return (
    <ol className="cx-plain-list cx-timeline">
      {path.filter((_, index) => !stopped || current === -1 || index < current).map(({ state, name }, index) => {
        const at = reachedAt(state)
        const mark = at ? 'done' : index === current ? 'now' : 'ahead'
        return (
          <li key={state} data-state={mark} aria-current={mark === 'now' ? 'step' : undefined}>
            <span className="cx-timeline-mark" aria-hidden="true">{at && <Icon name="check" size="1em" />}</span>
            <span className="cx-timeline-name">{say(name)}<span className="cx-hidden">{say(at ? { zh: '：已完成', en: ': done' } : mark === 'now' ? { zh: '：进行中', en: ': now' } : { zh: '：未开始', en: ': still ahead' })}</span></span>
            <span className="cx-timeline-when">{at && <At at={at} />}</span>
          </li>
        )
      })}
      {stopped && (
        <li data-state="stopped"><span className="cx-timeline-mark" aria-hidden="true">×</span><span className="cx-timeline-name">{say(transfer.stateSays)}</span><span className="cx-timeline-when">{reachedAt(transfer.state) && <At at={reachedAt(transfer.state)!} />}</span></li>
      )}
    </ol>
  )
}
