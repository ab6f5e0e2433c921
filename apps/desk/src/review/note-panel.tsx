import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Button, Input, type GetRef } from 'antd'
import { useRef, useState, type ReactNode } from 'react'
import { Kbd, useKeys, type Binding } from '../shell/keys.tsx'

/** One action that takes a note. Without a needed note the key that opened it confirms it too; Ctrl+Enter always does. */
export const NotePanel = ({ title, ask, note: label, confirm, tone = 'blue', again, needed = false, ready = true, keys = [], pending, children, onConfirm, onClose }: {
  readonly title: Words
  /** The question, where it is more than the title. */
  readonly ask?: Words
  readonly note: Words
  readonly confirm: Words
  readonly tone?: 'good' | 'bad' | 'blue'
  /** The key that opened the panel. */
  readonly again?: string
  readonly needed?: boolean
  readonly ready?: boolean
  /** Keys of what is chosen in the panel. */
  readonly keys?: readonly Binding[]
  readonly pending: boolean
  readonly children?: ReactNode
  readonly onConfirm: (note: string) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const [note, setNote] = useState('')
  const words = useRef<GetRef<typeof Input.TextArea>>(null)
  const may = ready && !pending && (!needed || note.trim().length > 0)
  const go = () => { if (may) onConfirm(note.trim()) }
  useKeys(title, [
    ...keys,
    ...(keys.length > 0 ? [{ key: 'm', label: { zh: '写说明', en: 'Write words' }, run: () => words.current?.focus() }] : []),
    ...(again && !needed ? [{ key: again, label: confirm, run: go, off: !may }] : []),
    { key: 'ctrl+enter', label: confirm, run: go, off: !may },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" data-tone={tone} aria-label={say(title)}>
      <h2>{say(ask ?? title)}</h2>
      {children}
      <label htmlFor="panel-note">{say(label)}{keys.length > 0 && <Kbd of="m" />}</label>
      <Input.TextArea ref={words} id="panel-note" rows={needed ? 4 : 2} maxLength={needed ? 2000 : 1000} value={note} autoFocus={needed && !children} onChange={(event) => setNote(event.target.value)} />
      <div className="panel-foot">
        <Button type="primary" danger={tone === 'bad'} loading={pending} disabled={!may && !pending} autoFocus={!needed && !children} onClick={go}>
          {say(confirm)}<Kbd of={again && !needed ? again : 'ctrl+enter'} />
        </Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
