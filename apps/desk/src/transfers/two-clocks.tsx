import type { TransferState, TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { bringAfterReceiptDays, bringWithinDays, transferLimits } from '@changxing/rules/vehicles/transfer-limits.ts'
import { sinceAskedAgain } from '@changxing/rules/vehicles/transfer-states.ts'
import type { Words } from '@changxing/rules/words.ts'
import { civilDateOf, dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import type { CSSProperties } from 'react'

type Lane = 'in' | 'out' | 'owner'
/** The steps in order: who takes each, the states that wait for it, and the action that has taken it; `again`: what is done anew with a file that is sent again. */
const steps: readonly { readonly lane: Lane; readonly waits: readonly TransferState[]; readonly action: string; readonly name: Words; readonly again?: true }[] = [
  { lane: 'in', waits: ['applied'], action: 'accept', name: { zh: '受理', en: 'Accept' } },
  { lane: 'out', waits: ['archive-requested', 'archive-to-correct'], action: 'send-archive', name: { zh: '发出档案', en: 'Send the file' }, again: true },
  { lane: 'in', waits: ['archive-sent'], action: 'receive-archive', name: { zh: '接收档案', en: 'Receipt the file' }, again: true },
  { lane: 'owner', waits: ['archive-received'], action: 'pass-inspection', name: { zh: '到场查验', en: 'Bring the car' } },
  { lane: 'in', waits: ['inspected'], action: 'register', name: { zh: '登记发牌', en: 'Register' } },
]

/** Where both places inspect, before the file is sent (M2.1.5). */
const inspectFirst = { lane: 'owner', waits: ['archive-requested'], action: 'inspect-out', name: { zh: '到转出地查验', en: 'To the old place' } } as const
/** Before the file leaves, the old place takes the plates of a car that it lets go. */
const handIn = { lane: 'owner', waits: ['archive-requested'], action: 'hand-in', name: { zh: '交回牌证', en: 'Hand in plates' } } as const
const stepsOf = ({ path, inspectionsNeeded }: TransferView) => {
  const [accept, ...others] = steps
  // The counter of the old place takes what was traded there (path C).
  const taken = { ...accept!, lane: path === 'C' ? 'out' as const : accept!.lane }
  return [taken, ...(inspectionsNeeded === 2 ? [inspectFirst] : []), ...(path === 'C' ? [handIn] : []), ...others]
}

/** Month and day, as the queue says them; the whole date is in the title. */
const ShortDay = ({ on }: { readonly on: string }) => {
  const say = useSay()
  return <time dateTime={on} title={say(dateWords(on))} className="cx-figures">{on.slice(5)}</time>
}

/** Both offices and the owner on one clock: what each has done and when, whose turn it is, until when. Both offices see the same (M2.3.4). */
export const TwoClocks = ({ view }: { readonly view: TransferView }) => {
  const say = useSay()
  const limits = transferLimits.find(view.appliedOn)?.value ?? {}
  const lanes: readonly { readonly lane: Lane; readonly name: string; readonly role: Words }[] = [
    { lane: 'out', name: say(cityName(view.outArea)), role: { zh: '转出地', en: 'Old place' } },
    { lane: 'in', name: say(cityName(view.inArea)), role: { zh: '转入地', en: 'New place' } },
    { lane: 'owner', name: view.buyer.name, role: { zh: '新车主', en: 'New owner' } },
  ]
  const stopped = view.state === 'withdrawn' || view.state === 'returned'
  const shown: typeof steps = stepsOf(view)
  const ofFile = sinceAskedAgain(view.timeline)
  // The new place may look at the car before its file has come; the step then needs nothing more of the owner.
  const doneAt = ({ action, again }: (typeof shown)[number]) =>
    (again ? ofFile : view.timeline).find((event) => event.action === action || (action === 'pass-inspection' && event.action === 'inspect-in'))?.at
  // One step at a time: the file waits for the inspection in the old place.
  const next = stopped ? undefined : shown.find((step) => doneAt(step) === undefined && step.waits.includes(view.state))
  return (
    <section className="tr-clocks" style={{ '--tr-steps': shown.length } as CSSProperties} aria-label={say({ zh: '两地时限', en: 'The clock of both offices' })}>
      {lanes.map(({ lane, name, role }, row) => (
        <p key={lane} className="tr-lane" data-turn={view.clock.duty === lane} data-ours={lane === view.side} style={{ gridRow: row + 1 }}>
          <span className="cx-soft">{say(role)}</span><strong>{name}</strong>
        </p>
      ))}
      {shown.map((step, column) => {
        const { lane, waits, action, name } = step
        const at = doneAt(step)
        const first = action === inspectFirst.action || action === handIn.action
        const done = at !== undefined
        const now = step === next
        const limit = first ? undefined : limits[waits[0]!]
        const owners = action === 'pass-inspection'
        const ownersDays = view.path === 'C' ? bringWithinDays : bringAfterReceiptDays
        const state = done ? 'done' : now ? (view.clock.overdue ? 'late' : 'now') : stopped ? 'stopped' : 'ahead'
        return (
          <div key={action} className="tr-step" data-state={state} style={{ gridColumn: column + 2, gridRow: lanes.findIndex((one) => one.lane === lane) + 1 }}
            aria-current={now ? 'step' : undefined}>
            <strong>{done && <Icon name="check" size="1em" />}{say(name)}</strong>
            <span>
              {at ? <ShortDay on={civilDateOf(at)} />
                : now && !first && view.clock.dueOn ? <>{say({ zh: '最迟 ', en: 'By ' })}<ShortDay on={view.clock.dueOn} /></>
                  : now ? say(view.clock.duty === null || (view.clock.duty === 'owner' && lane !== 'owner') ? { zh: '时限停止', en: 'The clock stands' } : { zh: '等待中', en: 'Waiting' })
                    : stopped ? '–'
                      : owners ? say({ zh: `${ownersDays} 天内`, en: `within ${ownersDays} days` })
                        : limit ? say({ zh: `${limit.workingDays} 个工作日内`, en: limit.workingDays === 1 ? 'within 1 working day' : `within ${limit.workingDays} working days` })
                          : say({ zh: '无期限', en: 'no limit' })}
            </span>
          </div>
        )
      })}
    </section>
  )
}
