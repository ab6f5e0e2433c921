import type { Awaited, CaseView } from '@changxing/contract/cases.ts'
import type { ReactNode } from 'react'
import { ClauseChip } from '../clause.tsx'
import { useSay } from '../language.tsx'
import { Shape, type Tone } from '../shapes.tsx'
import { At } from '../time-ago.tsx'
import './case.css'

const tones: Record<Awaited['state'], Tone> = { open: 'care', done: 'good', refused: 'bad' }
const words = {
  open: { zh: '等待', en: 'Waiting' },
  done: { zh: '已完成', en: 'Done' },
  refused: { zh: '未通过', en: 'Refused' },
} as const

/** What others do before the approval: each with its state, what there is to do and by whom, and its clause. */
export const AwaitedList = ({ awaits, children }: { readonly awaits: CaseView['awaits']; readonly children?: (one: Awaited) => ReactNode }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list cx-documents">
      {awaits.map((one) => (
        <li key={one.name}>
          <div className="cx-documents-head">
            <span>{say(one.label)}</span>
            <span className="cx-chip" data-tone={tones[one.state]}><Shape tone={tones[one.state]} />{say(words[one.state])}</span>
          </div>
          <p className="cx-soft cx-small">{say(one.says)}{one.doneAt && <> · <At at={one.doneAt} /></>} <ClauseChip clause={one.clause} /></p>
          {children?.(one)}
        </li>
      ))}
    </ul>
  )
}
