import type { FormField } from '@changxing/contract/cases.ts'
import { useState } from 'react'
import { useSay } from '../language.tsx'
import { answerWords } from './answer-words.ts'

/** An answer in words. A number that is known whole is masked until it is asked for: somebody may look over the shoulder. */
export const ShownAnswer = ({ field, value }: { readonly field: FormField; readonly value: unknown }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const words = say(answerWords(field, value))
  if (field.kind !== 'identity-number' || typeof value !== 'string' || value === '' || value === words) return <>{words}</>
  return (
    <>
      <span className="cx-figures">{open ? value : words}</span>{' '}
      <button type="button" className="cx-button cx-button--plain" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? say({ zh: '隐藏', en: 'Hide' }) : say({ zh: '显示', en: 'Show' })}
        <span className="cx-hidden">{say({ zh: '：', en: ': ' })}{say(field.label)}</span>
      </button>
    </>
  )
}
