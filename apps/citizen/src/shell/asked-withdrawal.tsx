import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { FailureNotice } from './failure.tsx'

/** A counter says that somebody wants to withdraw: one tap confirms it, another says that it was not asked for. `words`: the reason as the counter wrote it. */
export const AskedWithdrawal = ({ what, clause, intro, words, restsSays, at, until, failure, pending, onAnswer }: {
  readonly what: Words
  readonly clause?: string
  readonly intro: Words
  readonly words: string
  readonly restsSays: Words
  readonly at: string
  readonly until: Words
  readonly failure: unknown
  readonly pending: boolean
  readonly onAnswer: (confirmed: boolean) => void
}) => {
  const say = useSay()
  return (
    <section className="cx-card cx-actions" aria-label={say(what)}>
      <h2 style={{ margin: 0 }}>{say(what)}{clause && <> <ClauseChip clause={clause} /></>}</h2>
      <p style={{ margin: 0 }}>{say(intro)}<span lang="zh-CN">{words}</span></p>
      <p className="cx-soft cx-small" style={{ margin: 0 }}>{say(restsSays)} · <At at={at} /></p>
      <p style={{ margin: 0 }}>{say(until)}</p>
      <FailureNotice failure={failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={pending} onClick={() => onAnswer(true)}>{say({ zh: '确认撤回', en: 'Confirm the withdrawal' })}</button>
      <button type="button" className="cx-button cx-button--quiet" disabled={pending} onClick={() => onAnswer(false)}>{say({ zh: '不是我要求的', en: 'I did not ask for it' })}</button>
    </section>
  )
}
