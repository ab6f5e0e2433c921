import { caseReceipt, rateCase, withdrawCase, type CaseView } from '@changxing/contract/cases.ts'
import { Rating } from '@changxing/ui/case/rating.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { SaveReceipt } from '../shell/save-receipt.tsx'
import { useAction } from '@changxing/ui/use-action.ts'

type Props = { readonly told: CaseView; readonly onDone: (told: CaseView) => void }

export const Receipt = ({ told: { area, id, number } }: { readonly told: CaseView }) => {
  const receipt = useAction(caseReceipt)
  return <SaveReceipt fetched={receipt} fetch={() => receipt.run({ params: { area, caseId: id } })} number={number} />
}

/** Withdrawal asks once more on the page itself: no pop-ups. */
export const Withdraw = ({ told, onDone }: Props) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  const withdraw = useAction(withdrawCase)
  const send = async () => {
    const withdrawn = await withdraw.run({ params: { area: told.area, caseId: told.id }, input: { version: told.version } })
    if (withdrawn) onDone(withdrawn)
  }
  const what = told.state === 'draft' ? { zh: '不办了，删除草稿', en: 'Give up this draft' } : { zh: '撤回申请', en: 'Withdraw' }
  if (!asked) return <button type="button" className="cx-button cx-button--plain" onClick={() => setAsked(true)}>{say(what)}</button>
  return (
    <section className="cx-card cx-actions" role="group" aria-label={say(what)}>
      <p style={{ margin: 0 }}>
        {say({ zh: '之后这件事不再办理，需要时可以重新申请。确定吗？', en: 'It goes no further; you may apply again later. Are you sure?' })}
      </p>
      <FailureNotice failure={withdraw.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={withdraw.pending} onClick={() => void send()}>
        {say(what)}
      </button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>
        {say({ zh: '继续办', en: 'Keep it' })}
      </button>
    </section>
  )
}

/** 好差评. */
export const RateCase = ({ told, onDone }: Props) => {
  const rate = useAction(rateCase)
  const send = async (score: number, text: string) => {
    const rated = await rate.run({ params: { area: told.area, caseId: told.id }, input: { score, text } })
    if (rated) onDone(rated)
  }
  return (
    <section className="cx-card cx-stack">
      <Rating given={told.rating} sending={rate.pending} onRate={(score, text) => void send(score, text)} />
      <FailureNotice failure={rate.failure} />
    </section>
  )
}
