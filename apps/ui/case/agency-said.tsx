import type { CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '../language.tsx'
import { Notice } from '../notice.tsx'
import type { Tone } from '../shapes.tsx'

const tones: Readonly<Record<CaseView['checks'][number]['result'], Tone>> = { waiting: 'blue', confirmed: 'good', denied: 'care', unknown: 'grey' }

/** What an agency was asked and what it answered, in plain words; nothing where the check says nothing. */
export const AgencySaid = ({ told, check }: { readonly told: Pick<CaseView, 'checks'>; readonly check: string | undefined }) => {
  const say = useSay()
  const found = told.checks.find(({ name }) => name === check)
  if (!found?.says) return null
  return <Notice tone={tones[found.result]} title={say(found.label)}><p style={{ margin: 0 }}>{say(found.says)}</p></Notice>
}
