import type { Awaited } from '@changxing/contract/cases.ts'
import { settleCaseObjection } from '@changxing/contract/consents.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'

type Objection = NonNullable<Awaited['objection']>

/** What was found, in words that the objector reads; then whether it stands. */
const Settling = ({ area, objection, onClose }: { readonly area: string; readonly objection: Objection; readonly onClose: () => void }) => {
  const say = useSay()
  const queries = useQueryClient()
  const settle = useAction(settleCaseObjection)
  const [words, setWords] = useState('')
  const send = async (founded: boolean) => {
    const settled = await settle.run({ params: { area, consentId: objection.consentId }, input: { founded, words: words.trim() } })
    if (!settled) return
    void queries.invalidateQueries({ queryKey: ['review', area, settled.id] })
    void queries.invalidateQueries({ queryKey: ['queue'] })
    onClose()
  }
  const off = words.trim().length < 2 || settle.pending
  useKeys({ zh: '核实异议', en: 'Settle the objection' }, [{ key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose }], true)
  return (
    <div className="counter-asked">
      <label htmlFor="objection-words">{say({ zh: '核实情况（提出异议的人会看到）', en: 'What you found (the objector reads it)' })}</label>
      <Input.TextArea id="objection-words" rows={3} maxLength={1000} value={words} autoFocus onChange={(event) => setWords(event.target.value)} />
      <FailureNotice failure={settle.failure} />
      <div className="desk-bar">
        <Button disabled={off} loading={settle.pending} onClick={() => void send(false)}>{say({ zh: '不成立，继续办理', en: 'It does not stand: go on' })}</Button>
        <Button danger disabled={off} onClick={() => void send(true)}>{say({ zh: '成立，不能通过', en: 'It stands: not approved' })}</Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </div>
  )
}

/** Somebody whose yes is not needed objects: what they say, and for an officer who did not take the case in, to settle it. Nothing where nobody does. */
export const SettleObjection = ({ area, awaited: { objection, state } }: { readonly area: string; readonly awaited: Awaited }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const offered = objection?.maySettle === true
  useKeys({ zh: '异议', en: 'Objection' }, [{ key: 'p', label: { zh: '核实异议', en: 'Settle the objection' }, run: () => setOpen(true), off: !offered || open }])
  if (!objection) return null
  return (
    <>
      <p>{say({ zh: '异议：', en: 'The objection: ' })}{objection.words ? <span lang="zh-CN">{objection.words}</span> : say({ zh: '没有写明理由', en: 'no reason was given' })} · <At at={objection.at} /></p>
      {offered && (open
        ? <Settling area={area} objection={objection} onClose={() => setOpen(false)} />
        : <Button type="primary" onClick={() => setOpen(true)} aria-keyshortcuts="p">{say({ zh: '核实异议', en: 'Settle the objection' })}<Kbd of="p" /></Button>)}
      {!offered && state === 'open' && <p className="cx-soft cx-small">{say({ zh: '您受理过本件，由另一名同事核实。', en: 'You took this case in: a colleague settles it.' })}</p>}
    </>
  )
}
