import { useState, type FormEvent } from 'react'
import { LongTextField } from '../form/inputs.tsx'
import '../form/form.css'
import { Icon } from '../icons.tsx'
import { useSay } from '../language.tsx'
import { Notice } from '../notice.tsx'

const scores = [
  { zh: '非常不满意', en: 'Very poor' },
  { zh: '不满意', en: 'Poor' },
  { zh: '基本满意', en: 'Fair' },
  { zh: '满意', en: 'Good' },
  { zh: '非常满意', en: 'Very good' },
] as const

const Stars = ({ score }: { readonly score: number }) => (
  <span className="cx-stars" aria-hidden="true">
    {scores.map((_, index) => <span key={index} className="cx-star" data-on={index < score}><Icon name="star" /></span>)}
  </span>
)

/** A rating of this or lower is followed up by a call of the office. */
const lowScore = 2

/** 好差评: five grades with words, and room for a sentence. Shows the given rating afterwards. */
export const Rating = ({ given, sending, onRate }: {
  readonly given: { readonly score: number; readonly text: string } | null
  readonly sending: boolean
  readonly onRate: (score: number, text: string) => void
}) => {
  const say = useSay()
  const [score, setScore] = useState(0)
  const [text, setText] = useState('')
  const [missing, setMissing] = useState(false)
  if (given) {
    return (
      <Notice tone="good" live="polite" title={say({ zh: '感谢您的评价', en: 'Thank you for your rating' })}>
        <Stars score={given.score} />
        {say(scores[given.score - 1] ?? scores[0])}{given.text && <>：{given.text}</>}
        {given.score <= lowScore && <p style={{ margin: 0 }}>{say({ zh: '会有人在三个工作日内打电话回访。', en: 'Somebody will call you within three working days.' })}</p>}
      </Notice>
    )
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing(score === 0)
    if (score > 0) onRate(score, text)
  }
  return (
    <form className="cx-stack" onSubmit={send} noValidate>
      <fieldset className="cx-field" data-problem={missing || undefined}>
        <legend className="cx-field-label">{say({ zh: '这次办得怎么样？', en: 'How was it?' })}</legend>
        {missing && <p className="cx-field-problem" role="alert">{say({ zh: '请先选择一档', en: 'Choose a grade first' })}</p>}
        <div className="cx-stars">
          {scores.map((words, index) => (
            <label key={words.en} className="cx-star" data-on={index < score}>
              <input type="radio" name="rating" value={index + 1} checked={score === index + 1} onChange={() => setScore(index + 1)} />
              <Icon name="star" />
              <span className="cx-hidden">{say(words)}</span>
            </label>
          ))}
        </div>
        <p className="cx-soft" aria-hidden="true">{score > 0 ? say(scores[score - 1] ?? scores[0]) : say({ zh: '点星评价', en: 'Tap a star' })}</p>
      </fieldset>
      {score > 0 && score <= lowScore && (
        <p role="status" style={{ margin: 0 }}>{say({ zh: '我们没有办好。三个工作日内会有人打电话给您，听您说，给您答复。', en: 'We did not do well. Within three working days somebody will call, listen and answer you.' })}</p>
      )}
      <LongTextField id="rating-text" required={false} label={{ zh: '想说的话', en: 'Anything to add' }} maxLength={500} value={text} onChange={setText} />
      <button type="submit" className="cx-button cx-button--quiet cx-button--wide" disabled={sending}>{say({ zh: '提交评价', en: 'Send rating' })}</button>
    </form>
  )
}
