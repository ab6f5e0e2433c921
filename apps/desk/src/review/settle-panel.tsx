import type { ReviewView } from '@changxing/contract/review.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useRef, useState } from 'react'
import { NotePanel } from './note-panel.tsx'

type Result = 'cleared' | 'confirmed'
const results: readonly { readonly value: Result; readonly says: Words }[] = [
  { value: 'cleared', says: { zh: '嫌疑排除，可以继续审核', en: 'Cleared: the review goes on' } },
  { value: 'confirmed', says: { zh: '嫌疑查实，不能通过', en: 'Confirmed: it cannot be approved' } },
]

/** What becomes of a suspicion, by another officer than who raised it. Of several things that were suspected it is said which were confirmed. */
export const SettlePanel = ({ topics, pending, onSettle, onClose }: {
  readonly topics: NonNullable<ReviewView['suspicion']>['of']
  readonly pending: boolean
  readonly onSettle: (result: Result, note: string, confirmed: string[]) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const [result, setResult] = useState<Result | null>(null)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const asksWhich = result === 'confirmed' && topics.length > 1
  const confirmed = asksWhich ? topics.map(({ name }) => name).filter((name) => ticked.has(name)) : []
  const toggle = (name: string) => setTicked((now) => {
    const next = new Set(now)
    if (!next.delete(name)) next.add(name)
    return next
  })
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <NotePanel title={{ zh: '作出嫌疑结论', en: 'Settle the suspicion' }} note={{ zh: '依据（必填，仅内部可见）', en: 'Grounds (required, inside the office)' }} needed
      confirm={{ zh: '作出结论', en: 'Settle' }} ready={result !== null && (!asksWhich || confirmed.length > 0)} pending={pending} onClose={onClose}
      onConfirm={(note) => { if (result) onSettle(result, note, confirmed) }}>
      <fieldset className="panel-choices">
        <legend className="cx-hidden">{say({ zh: '结论', en: 'Result' })}</legend>
        {results.map(({ value, says }, index) => (
          <label key={value}>
            <input ref={index === 0 ? first : undefined} type="radio" name="settle" checked={result === value} onChange={() => setResult(value)} />{say(says)}
          </label>
        ))}
      </fieldset>
      {asksWhich && (
        <fieldset className="panel-choices">
          <legend>{say({ zh: '查实的是哪一项？没有勾选的即排除。', en: 'Which was confirmed? What is not ticked is cleared.' })}</legend>
          {topics.map(({ name, label, grounds }) => (
            <label key={name}>
              <input type="checkbox" checked={ticked.has(name)} onChange={() => toggle(name)} />
              <span>{say(label)}<span className="cx-soft"> · {grounds.map(({ says }) => say(says)).join(say({ zh: '、', en: ', ' }))}</span></span>
            </label>
          ))}
        </fieldset>
      )}
    </NotePanel>
  )
}
