import type { QueueState } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { dueWords } from '../review/due-words.ts'
import { useQueue } from '../review/use-queue.ts'
import { useOfficer } from '../shell/queries.ts'

const WaitingList = ({ state, title, nobody, onOpen }: { readonly state: QueueState; readonly title: Words; readonly nobody: Words; readonly onOpen: (caseId: string) => void }) => {
  const say = useSay()
  const { first, cases } = useQueue(useOfficer().area, { state })
  return (
    <section className="desk-card counter-waiting" aria-label={say(title)}>
      <h2>{say(title)} <span className="cx-figures">{first?.counts[state] ?? ''}</span></h2>
      <ul className="cx-plain-list counter-cases">
        {cases.map((queued) => {
          const due = dueWords(queued.clock)
          return (
            <li key={queued.id}>
              <button type="button" onClick={() => onOpen(queued.id)}>
                <span><b lang="zh-CN">{queued.applicantName}</b> {say(queued.title)} <span className="cx-figures cx-soft">{queued.number}</span></span>
                <span className="queue-due" data-tone={due.tone}><Shape tone={due.tone} />{say(queued.stage ? queued.stage.label : due.says)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {first && cases.length === 0 && <p className="desk-empty">{say(nobody)}</p>}
    </section>
  )
}

/** While nobody's case is open: who was asked for something and may come with it, and what the counter hands over. */
export const WaitingLists = ({ onOpen }: { readonly onOpen: (caseId: string) => void }) => (
  <div className="cx-stack">
    <WaitingList state="asked" onOpen={onOpen} title={{ zh: '等待补正', en: 'Waiting for the applicant' }} nobody={{ zh: '没有等待补正的办件。', en: 'Nobody is waiting.' }} />
    <WaitingList state="making" onOpen={onOpen} title={{ zh: '窗口送达', en: 'To hand over here' }} nobody={{ zh: '没有等待窗口送达的办件。', en: 'Nothing to hand over.' }} />
  </div>
)
