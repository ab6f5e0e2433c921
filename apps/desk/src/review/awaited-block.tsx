import type { Awaited, CaseView } from '@changxing/contract/cases.ts'
import { AwaitedList } from '@changxing/ui/case/awaited.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { ReactNode } from 'react'

/** What others do before the approval; while one of it is open or refused nothing can be approved. */
export const AwaitedBlock = ({ awaits, children }: { readonly awaits: CaseView['awaits']; readonly children?: (one: Awaited) => ReactNode }) => {
  const say = useSay()
  if (awaits.length === 0) return null
  const holdsUp = awaits.some(({ state }) => state !== 'done')
  return (
    <section className="case-block" aria-label={say({ zh: '须他人先完成', en: 'What others do first' })}>
      <h2>{say({ zh: '须他人先完成', en: 'What others do first' })}</h2>
      <AwaitedList awaits={awaits}>{children}</AwaitedList>
      {holdsUp && <p className="cx-soft cx-small">{say({ zh: '完成前不能通过；可以要求补正或不予通过。', en: 'Until then it cannot be approved; asking and rejecting stay possible.' })}</p>}
    </section>
  )
}
