import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useRef, useState } from 'react'
import { NotePanel } from './note-panel.tsx'

type Result = 'cleared' | 'confirmed'
const results: readonly { readonly value: Result; readonly says: Words }[] = [
  { value: 'cleared', says: { zh: '嫌疑排除，可以继续审核', en: 'Cleared: the review goes on' } },
  { value: 'confirmed', says: { zh: '嫌疑查实，不能通过', en: 'Confirmed: it cannot be approved' } },
]

/** What becomes of a suspicion, by another officer than who raised it. */
export const SettlePanel = ({ pending, onSettle, onClose }: {
  readonly pending: boolean
  readonly onSettle: (result: Result, note: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const [result, setResult] = useState<Result | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  return (
    <NotePanel title={{ zh: '作出嫌疑结论', en: 'Settle the suspicion' }} note={{ zh: '依据（必填，仅内部可见）', en: 'Grounds (required, inside the office)' }} needed
      confirm={{ zh: '作出结论', en: 'Settle' }} ready={result !== null} pending={pending} onClose={onClose} onConfirm={(note) => { if (result) onSettle(result, note) }}>
      <fieldset className="panel-choices">
        <legend className="cx-hidden">{say({ zh: '结论', en: 'Result' })}</legend>
        {results.map(({ value, says }, index) => (
          <label key={value}>
            <input ref={index === 0 ? first : undefined} type="radio" name="settle" checked={result === value} onChange={() => setResult(value)} />{say(says)}
          </label>
        ))}
      </fieldset>
    </NotePanel>
  )
}
