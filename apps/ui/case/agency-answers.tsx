import type { CaseView } from '@changxing/contract/cases.ts'
import { ClauseChip } from '../clause.tsx'
import { useSay } from '../language.tsx'
import { Shape, type Tone } from '../shapes.tsx'
import type { ReactNode } from 'react'
import './case.css'

type Check = CaseView['checks'][number]
const tones: Record<Check['result'], Tone> = { confirmed: 'good', denied: 'care', unknown: 'grey', waiting: 'blue' }
const words = {
  confirmed: { zh: '已核实', en: 'Confirmed' },
  denied: { zh: '没有核实', en: 'Not confirmed' },
  unknown: { zh: '暂无答复（不影响您）', en: 'No answer yet (not held against you)' },
  waiting: { zh: '提交时核查', en: 'Asked when you send' },
} as const

/**
 * What other agencies were asked, and what they answered, in words for people. Nothing where the case asks none. `again`: what is drawn for a denial
 * that may be asked about again.
 */
export const AgencyAnswers = ({ checks, again }: { readonly checks: readonly Check[]; readonly again?: (check: Check) => ReactNode }) => {
  const say = useSay()
  const asked = checks.filter(({ kind }) => kind === 'agency')
  if (asked.length === 0) return null
  return (
    <section className="cx-card">
      <h2>{say({ zh: '联网核查', en: 'What was checked for you' })}</h2>
      <ul className="cx-plain-list cx-documents">
        {asked.map((check) => (
          <li key={check.name}>
            <div className="cx-documents-head">
              <span>{say(check.label)}</span>
              <span className="cx-chip" data-tone={tones[check.result]}><Shape tone={tones[check.result]} />{say(words[check.result])}</span>
            </div>
            <p className="cx-soft cx-small">{check.says && <>{say(check.says)} </>}<ClauseChip clause={check.clause} /></p>
            {check.again && again?.(check)}
          </li>
        ))}
      </ul>
    </section>
  )
}
