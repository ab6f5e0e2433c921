import type { CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'

/** What the reviewer asked of who stands here: what is still to be put right, and the way to send it on. */
export const AskedHere = ({ question, pending, onAnswer }: {
  readonly question: NonNullable<CaseView['question']>
  readonly pending: boolean
  readonly onAnswer: (text: string) => void
}) => {
  const say = useSay()
  const usual = say({ zh: '在窗口补正', en: '在窗口补正 Put right at the counter' })
  const [text, setText] = useState('')
  const open = question.items.filter(({ done }) => !done)
  const answer = () => onAnswer(text.trim() || usual)
  const label = { zh: '送出补正', en: 'Send it on' }
  useKeys({ zh: '补正', en: 'Put right' }, [{ key: 'e', label, run: answer, off: pending }])
  return (
    <section className="case-block counter-asked" aria-label={say({ zh: '审核人员的要求', en: 'What the reviewer asks' })}>
      <h2>{say({ zh: '审核人员的要求', en: 'What the reviewer asks' })}</h2>
      <blockquote className="decision-words">{question.text}</blockquote>
      {question.items.length > 0 && (
        <ul className="cx-plain-list">
          {question.items.map(({ kind, name, label: words, done }) => (
            <li key={`${kind}-${name}`}><Shape tone={done ? 'good' : 'care'} /> {say(words)} · {say(done ? { zh: '已补正', en: 'done' } : { zh: '待补正', en: 'still open' })}</li>
          ))}
        </ul>
      )}
      <div className="desk-field">
        <label htmlFor="counter-answer">{say({ zh: '申请人的说明（选填）', en: 'What the applicant says (optional)' })}</label>
        <Input id="counter-answer" value={text} maxLength={2000} placeholder={usual} onChange={({ target }) => setText(target.value)} />
      </div>
      <Button type="primary" loading={pending} onClick={answer}>
        {say(open.length > 0 ? { zh: `送出补正（还缺 ${open.length} 项）`, en: `Send it on (${open.length} still open)` } : label)}<Kbd of="e" />
      </Button>
    </section>
  )
}

/** Takes a draft back for who stands here and asks for it; said twice, since it cannot be undone. */
export const TakeBack = ({ pending, onTakeBack }: { readonly pending: boolean; readonly onTakeBack: () => void }) => {
  const say = useSay()
  const [asked, setAsked] = useState(false)
  if (!asked) return <Button onClick={() => setAsked(true)}>{say({ zh: '不办了，撤回草稿', en: 'Take the draft back' })}</Button>
  return (
    <span role="group" aria-label={say({ zh: '确认撤回', en: 'Take it back?' })}>
      <Button danger autoFocus loading={pending} onClick={onTakeBack}>{say({ zh: '申请人要求撤回，确认', en: 'The applicant asks for it: take it back' })}</Button>{' '}
      <Button onClick={() => setAsked(false)}>{say({ zh: '不撤回', en: 'Keep it' })}</Button>
    </span>
  )
}
