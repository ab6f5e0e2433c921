import type { CaseView } from '@changxing/contract/cases.ts'
import { lookAtAnswer, lookPurposes, type LookPurpose } from '@changxing/contract/review.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'

const purposes = Object.keys(lookPurposes) as LookPurpose[]

/** The number of somebody else, masked. To see it whole the officer says what for, which is recorded; the next case is masked again. */
export const MaskedAnswer = ({ one, name, masked }: { readonly one: CaseView; readonly name: string; readonly masked: string }) => {
  const say = useSay()
  const look = useAction(lookAtAnswer)
  const [asking, setAsking] = useState(false)
  const [whole, setWhole] = useState<string>()
  const see = async (purpose: LookPurpose) => {
    const seen = await look.run({ params: { area: one.area, caseId: one.id, name }, input: { purpose } })
    if (seen) setWhole(seen.value)
    setAsking(false)
  }
  const show = { zh: '查看完整号码', en: 'See the whole number' }
  useKeys(show, asking
    ? [
      ...purposes.map((purpose, index) => ({ key: String(index + 1), label: lookPurposes[purpose], run: () => void see(purpose) })),
      { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: () => setAsking(false) },
    ]
    : [{ key: 'v', label: show, run: () => setAsking(true), off: whole !== undefined }], asking)
  if (whole !== undefined) return <span className="cx-figures">{whole}</span>
  return (
    <>
      <span className="cx-figures">{masked}</span>{' '}
      {!asking && <Button size="small" onClick={() => setAsking(true)}>{say(show)}<Kbd of="v" /></Button>}
      {asking && (
        <div role="group" className="masked-answer" aria-label={say({ zh: '查看用途（留痕）', en: 'What for? It is recorded.' })}>
          <p className="cx-soft cx-small">{say({ zh: '查看用途（留痕）：', en: 'What for? It is recorded.' })}</p>
          {purposes.map((purpose, index) => (
            <Button key={purpose} size="small" loading={look.pending} onClick={() => void see(purpose)}>{say(lookPurposes[purpose])}<Kbd of={String(index + 1)} /></Button>
          ))}
        </div>
      )}
      <FailureNotice failure={look.failure} />
    </>
  )
}
