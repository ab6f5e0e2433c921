import type { ReactNode } from 'react'
import { ClauseChip } from '../clause.tsx'
import { useSay } from '../language.tsx'
import { Shape, type Tone } from '../shapes.tsx'
import { withPages, type CaseDocument } from './pages.ts'
import './case.css'

const tones: Record<CaseDocument['state'], Tone> = { given: 'good', waived: 'good', missing: 'care', 'not-needed': 'grey' }
const words = {
  given: { zh: '已提交', en: 'Given' },
  waived: { zh: '免提交', en: 'No paper needed' },
  missing: { zh: '待提交', en: 'Still needed' },
  'not-needed': { zh: '不需要', en: 'Not needed' },
} as const

/** The documents of a case; 免提交 marks say why the citizen need not bring them, with the clause. `open` may draw a way to see a given one. */
export const DocumentList = ({ documents, open }: { readonly documents: readonly CaseDocument[]; readonly open?: (document: CaseDocument) => ReactNode }) => {
  const say = useSay()
  return (
    <ul className="cx-plain-list cx-documents">
      {documents.filter((document) => document.state !== 'not-needed').map((document) => (
        <li key={document.kind}>
          <div className="cx-documents-head">
            <span>{say(document.label)}</span>
            <span className="cx-chip" data-tone={tones[document.state]}><Shape tone={tones[document.state]} />{say(withPages(words[document.state], document))}</span>
          </div>
          {document.state === 'waived' && document.waivedBecause && (
            <p className="cx-soft cx-small">{say(document.waivedBecause)} {document.clause && <ClauseChip clause={document.clause} />}</p>
          )}
          {document.pages.length > 0 && open?.(document)}
        </li>
      ))}
    </ul>
  )
}
