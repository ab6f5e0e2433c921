import type { ReviewView } from '@changxing/contract/review.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Checkbox } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../shell/keys.tsx'
import { NotePanel } from './note-panel.tsx'
import { reasonKey } from './reason-keys.ts'

/**
 * Holds a case as suspect. Where the service names what a suspicion may be about, the officer ticks it, by key, and reads what follows before it is
 * opened: a suspicion of the car itself holds the car.
 */
export const SuspectPanel = ({ topics, pending, onSuspect, onClose }: {
  readonly topics: ReviewView['suspicionTopics']
  readonly pending: boolean
  readonly onSuspect: (note: string, grounds: string[]) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const group = useRef<HTMLDivElement>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => group.current?.focus(), [])
  const toggle = (code: string) => setTicked((now) => {
    const next = new Set(now)
    if (!next.delete(code)) next.add(code)
    return next
  })
  const all = topics.flatMap(({ grounds }) => grounds)
  const picked = all.filter(({ code }) => ticked.has(code))
  const follows = topics.flatMap(({ follows: says, grounds }) => (says && grounds.some(({ code }) => ticked.has(code)) ? [says] : []))
  return (
    <NotePanel title={{ zh: '列为嫌疑', en: 'Hold as suspect' }} note={{ zh: '嫌疑情形（必填，申请人看不到）', en: 'What is suspect (required; the applicant does not see it)' }} tone="bad"
      needed ready={topics.length === 0 || picked.length > 0} pending={pending} confirm={{ zh: '列为嫌疑', en: 'Hold as suspect' }} onClose={onClose}
      keys={all.flatMap(({ code, says }, index) => {
        const key = reasonKey(index)
        return key ? [{ key, label: says, run: () => toggle(code) }] : []
      })}
      onConfirm={(note) => onSuspect(note, picked.map(({ code }) => code))}>
      {topics.length > 0 && (
        <div ref={group} className="suspect-topics" role="group" tabIndex={-1} aria-label={say({ zh: '嫌疑什么（至少勾选一项）', en: 'What is suspected (tick at least one)' })}>
          <p>{say({ zh: '嫌疑什么？至少勾选一项，可同时勾两类。', en: 'What is suspected? Tick at least one; of both kinds if need be.' })}</p>
          {topics.map(({ name, label, grounds }) => (
            <fieldset key={name}>
              <legend>{say(label)}</legend>
              <ul className="cx-plain-list reject-reasons">
                {grounds.map(({ code, says }) => {
                  const key = reasonKey(all.findIndex((known) => known.code === code))
                  return <li key={code}><Checkbox checked={ticked.has(code)} onChange={() => toggle(code)}>{say(says)}</Checkbox>{key && <Kbd of={key} />}</li>
                })}
              </ul>
            </fieldset>
          ))}
          <div aria-live="polite">{follows.map((says) => <p key={says.en} className="suspect-follows">{say(says)}</p>)}</div>
        </div>
      )}
    </NotePanel>
  )
}
