import type { CaseView, ServiceView } from '@changxing/contract/cases.ts'
import type { Words } from '@changxing/rules/words.ts'
import { offered } from '@changxing/ui/form/offered.ts'
import { isAsked, isCopied } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Button, Checkbox, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { reasonKey } from './reason-keys.ts'

/** What is asked: the words, and the documents and fields that are to be put right. */
export type Question = { readonly text: string; readonly ticked: ReadonlySet<string> }
export const noQuestion: Question = { text: '', ticked: new Set() }

type Item = { readonly id: string; readonly kind: 'document' | 'field'; readonly name: string; readonly label: Words }

/** Everything of this case that can be asked for anew: the documents and fields that its answers call for; not what need not be brought (免提交). */
export const itemsOf = (one: CaseView, service: ServiceView | undefined): readonly Item[] => [
  ...one.documents.filter(({ kind, state }) => state === 'given' || state === 'missing'
    || (state === 'not-needed' && service?.documents.some((need) => need.kind === kind && !need.required && isAsked(need, one.answers))))
    .map(({ kind, label }): Item => ({ id: `document:${kind}`, kind: 'document', name: kind, label })),
  ...offered(service?.form ?? [], one.offers).filter((field) => isAsked(field, one.answers) && isCopied(field, one.documents)).map(({ name, label }): Item => ({ id: `field:${name}`, kind: 'field', name, label })),
]

const usualText: Words = { zh: '请补正以下各项。', en: '请补正以下各项。 Please put the following right.' }

/** A question to the applicant: every document and field to put right is ticked at once; the clock stands until the answer comes (M1.3.1). */
export const AskPanel = ({ items, question, pending, onChange, onAsk, onClose }: {
  readonly items: readonly Item[]
  /** Kept by the caller, so that nothing typed or ticked is lost when the panel closes. */
  readonly question: Question
  readonly pending: boolean
  readonly onChange: (change: (now: Question) => Question) => void
  readonly onAsk: (asked: { text: string; documents: string[]; fields: string[] }) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const panel = useRef<HTMLElement>(null)
  const words = useRef<InputRef>(null)
  const { text, ticked } = question
  useEffect(() => (items.length > 0 ? panel.current : words.current)?.focus(), [items.length])
  const toggle = (id: string) => onChange((now) => {
    const next = new Set(now.ticked)
    if (!next.delete(id)) next.add(id)
    return { ...now, ticked: next }
  })
  const picked = items.filter(({ id }) => ticked.has(id))
  const named = (kind: Item['kind']) => picked.filter((item) => item.kind === kind).map(({ name }) => name)
  const ready = text.trim().length > 0 || picked.length > 0
  const ask = () => { if (ready) onAsk({ text: text.trim() || say(usualText), documents: named('document'), fields: named('field') }) }
  useKeys({ zh: '请补正', en: 'Ask' }, [
    ...items.flatMap((item, index) => {
      const key = reasonKey(index)
      return key ? [{ key, label: item.label, run: () => toggle(item.id) }] : []
    }),
    { key: 'm', label: { zh: '写说明', en: 'Write words' }, run: () => words.current?.focus() },
    { key: 'ctrl+enter', label: { zh: '发送', en: 'Send' }, run: ask, off: pending || !ready },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section ref={panel} className="panel" data-tone="blue" tabIndex={-1} aria-label={say({ zh: '请申请人补正或说明', en: 'Ask the applicant' })}>
      <h2>{say({ zh: '请申请人补正或说明', en: 'Ask the applicant' })}</h2>
      {items.length > 0 && (
        <>
          <p className="cx-soft cx-small">{say({ zh: '勾选全部需要重新提交或更正的项目，一次告知', en: 'Tick everything to give anew or correct: all at once' })}</p>
          <ul className="cx-plain-list reject-reasons">
            {items.map((item, index) => (
              <li key={item.id}>
                <Checkbox checked={ticked.has(item.id)} onChange={() => toggle(item.id)}>
                  <span className="cx-soft">{say(item.kind === 'document' ? { zh: '材料', en: 'Document' } : { zh: '填写', en: 'Field' })}</span> {say(item.label)}
                </Checkbox>
                {reasonKey(index) && <Kbd of={reasonKey(index)!} />}
              </li>
            ))}
          </ul>
        </>
      )}
      <label htmlFor="ask-text">
        {say({ zh: '申请人会读到这段话；缺什么请一次说完', en: 'The applicant reads these words; name everything that is missing at once' })}<Kbd of="m" />
      </label>
      <Input.TextArea ref={words} id="ask-text" rows={3} maxLength={2000} value={text} onChange={({ target }) => onChange((now) => ({ ...now, text: target.value }))} />
      <p className="cx-soft cx-small">{say({ zh: '发送后计时暂停，申请人答复后继续。', en: 'Once sent, the clock stands until the applicant answers.' })}</p>
      <div className="panel-foot">
        <Button type="primary" loading={pending} disabled={!ready} onClick={ask}>
          {picked.length > 0 ? say({ zh: `发送（${picked.length} 项）`, en: picked.length === 1 ? 'Send, 1 item' : `Send, ${picked.length} items` }) : say({ zh: '发送', en: 'Send' })}
          <Kbd of="ctrl+enter" />
        </Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
