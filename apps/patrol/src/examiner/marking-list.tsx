import { useSay } from '@changxing/ui/language.tsx'
import { useState } from 'react'
import { annotate, deduct, undo, type Items, type RosterPlan } from './marking.ts'

/** What one touch deducts. The marking tables use these steps; a hundred fails at once. */
const steps = [5, 10, 20, 100] as const

/** What is kept follows what is typed: a letter that waits for the store would be lost to the next. */
const Note = ({ kept, label, onChange }: { readonly kept: string; readonly label: string; readonly onChange: (note: string) => void }) => {
  const say = useSay()
  const [note, setNote] = useState(kept)
  const type = (typed: string) => {
    setNote(typed)
    onChange(typed)
  }
  return <input value={note} maxLength={200} onChange={(event) => type(event.target.value)} aria-label={label} placeholder={say({ zh: '说明（可不填）', en: 'Note (may stay empty)' })} />
}

/** The items of the class, each with its steps to touch, and what was deducted so far with a way back. */
export const MarkingList = ({ plan, items, onChange }: { readonly plan: RosterPlan; readonly items: Items; readonly onChange: (change: (items: Items) => Items) => void }) => {
  const say = useSay()
  return (
    <ol className="ex-marks">
      {plan.items.map(({ item, says }) => {
        const deductions = items.find((line) => line.item === item)?.deductions ?? []
        const sum = deductions.reduce((total, { points }) => total + points, 0)
        return (
          <li key={item} data-marked={sum > 0}>
            <div className="ex-mark-head"><strong>{say(says)}</strong>{sum > 0 && <span className="cx-figures">−{sum}</span>}</div>
            <div className="ex-steps" role="group" aria-label={say(says)}>
              {steps.map((points) => {
                const step = points === 100 ? say({ zh: '不合格', en: 'Fail' }) : `−${points}`
                return <button key={points} type="button" data-fails={points === 100} onClick={() => onChange((now) => deduct(now, item, points))} aria-label={`${say(says)} ${step}`}>{step}</button>
              })}
            </div>
            {deductions.length > 0 && (
              <ul className="ex-deductions">
                {deductions.map((deduction, at) => (
                  <li key={`${at} of ${deductions.length}`}>
                    <span className="cx-figures">−{deduction.points}</span>
                    <Note kept={deduction.note} label={`${say(says)} −${deduction.points} ${say({ zh: '说明', en: 'note' })}`} onChange={(note) => onChange((now) => annotate(now, item, at, note))} />
                    <button type="button" onClick={() => onChange((now) => undo(now, item, at))} aria-label={`${say({ zh: '撤销', en: 'Take back' })} ${say(says)} −${deduction.points}`}>{say({ zh: '撤销', en: 'Undo' })}</button>
                  </li>
                ))}
              </ul>
            )}
          </li>
        )
      })}
    </ol>
  )
}
