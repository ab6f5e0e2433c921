import type { Awaited } from '@changxing/contract/cases.ts'
import { settleCaseObjection } from '@changxing/contract/consents.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'

type Objection = NonNullable<Awaited['objection']>

const results = [
  { founded: false, says: { zh: '不成立，继续办理', en: 'It does not stand: it goes on' } },
  { founded: true, says: { zh: '成立，不能通过', en: 'It stands: it cannot be approved' } },
] as const

/** Whether it stands, and what was found, in words that the objector reads. */
const Settling = ({ area, objection, onClose }: { readonly area: string; readonly objection: Objection; readonly onClose: () => void }) => {
  const say = useSay()
  const queries = useQueryClient()
  const settle = useAction(settleCaseObjection)
  const [founded, setFounded] = useState<boolean | null>(null)
  const [words, setWords] = useState('')
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const may = founded !== null && words.trim().length >= 2 && !settle.pending
  const send = async () => {
    if (!may) return
    const settled = await settle.run({ params: { area, consentId: objection.consentId }, input: { founded, words: words.trim() } })
    if (!settled) return
    void queries.invalidateQueries({ queryKey: ['review', area, settled.id] })
    void queries.invalidateQueries({ queryKey: ['queue'] })
    onClose()
  }
  const title = { zh: '核实异议', en: 'Settle the objection' }
  useKeys(title, [
    { key: 'ctrl+enter', label: { zh: '作出结论', en: 'Settle' }, run: () => void send(), off: !may }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="panel" aria-label={say(title)}>
      <fieldset className="panel-choices">
        <legend className="cx-hidden">{say({ zh: '结论', en: 'Result' })}</legend>
        {results.map((result, index) => (
          <label key={result.says.en}>
            <input ref={index === 0 ? first : undefined} type="radio" name="objection" checked={founded === result.founded} onChange={() => setFounded(result.founded)} />{say(result.says)}
          </label>
        ))}
      </fieldset>
      <label htmlFor="objection-words">{say({ zh: '核实情况（必填，提出异议的人会看到）', en: 'What you found (required; the objector reads it)' })}</label>
      <Input.TextArea id="objection-words" rows={3} maxLength={1000} value={words} onChange={(event) => setWords(event.target.value)} />
      <FailureNotice failure={settle.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!may && !settle.pending} loading={settle.pending} onClick={() => void send()}>{say({ zh: '作出结论', en: 'Settle' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
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
