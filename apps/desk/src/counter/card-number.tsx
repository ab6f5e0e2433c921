import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Input } from 'antd'
import { useScans } from '../shell/scans.tsx'
import { searched } from '../shell/search-kind.ts'
import { plainNumber } from './use-counter-person.ts'

/** The number on the card of who stands there, typed or scanned; what was typed is plain by then. */
export const CardNumber = ({ id, label, value, onChange }: {
  readonly id: string
  readonly label: Words
  readonly value: string
  readonly onChange: (number: string) => void
}) => {
  const say = useSay()
  useScans((text) => {
    const scan = searched(text)
    if (scan.kind !== 'person') return false
    onChange(plainNumber(scan.number))
    return true
  })
  return (
    <div className="desk-field">
      <label htmlFor={id}>{say(label)}</label>
      <Input id={id} value={value} autoFocus autoComplete="off" maxLength={40} onChange={({ target }) => onChange(target.value)} />
    </div>
  )
}

/** Whether there is a number to send. */
export const isNumberTyped = (value: string): boolean => plainNumber(value).length >= 6
