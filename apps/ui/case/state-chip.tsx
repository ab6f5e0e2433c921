import type { CaseState } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '../language.tsx'
import { Shape, type Tone } from '../shapes.tsx'

export const toneOfState: Record<CaseState, Tone> = {
  draft: 'grey', submitted: 'blue', 'in-review': 'blue', 'question-asked': 'care', approved: 'good', rejected: 'bad', withdrawn: 'grey', completed: 'good',
}

/** The state of a case: shape and the server's word for it. */
export const CaseStateChip = ({ state, says }: { readonly state: CaseState; readonly says: Words }) => {
  const say = useSay()
  return <span className="cx-chip" data-tone={toneOfState[state]}><Shape tone={toneOfState[state]} />{say(says)}</span>
}
