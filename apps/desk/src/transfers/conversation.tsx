import { closeTransferMessage, sendTransferMessage, type TransferView } from '@changxing/contract/transfers.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { archiveTypeIds, archiveTypes } from '@changxing/rules/vehicles/archive-types.ts'
import type { Words } from '@changxing/rules/words.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useRef } from 'react'
import { nextTransferState } from '@changxing/rules/vehicles/transfer-states.ts'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'

type Kind = 'late' | 'incomplete' | 'mismatch' | 'other' | 'answer'
export type Draft = { readonly kind: Kind; readonly text: string; readonly missing: readonly string[]; readonly answers?: string }

const kinds: Record<Exclude<Kind, 'answer'>, Words> = {
  late: { zh: '档案迟到', en: 'The file is late' }, incomplete: { zh: '档案缺件', en: 'The file is incomplete' },
  mismatch: { zh: '档案与车不符', en: 'The file does not match the car' }, other: { zh: '其他', en: 'Other' },
}

const Composer = ({ view, draft, onDraft, onSent }: {
  readonly view: TransferView; readonly draft: Draft; readonly onDraft: (draft: Draft | null) => void; readonly onSent: () => void
}) => {
  const say = useSay()
  const panel = useRef<HTMLElement>(null)
  const send = useAction(sendTransferMessage)
  useEffect(() => panel.current?.querySelector('textarea')?.focus(), [draft.answers])
  const asked = view.messages.find(({ messageId }) => messageId === draft.answers)
  const complete = draft.text.trim().length >= 2 && (draft.kind !== 'incomplete' || draft.missing.length > 0)
  const submit = async () => {
    if (!complete) return
    const sent = await send.run({
      params: { area: view.area, transferId: view.transferId },
      input: {
        kind: draft.kind, text: draft.text.trim(), ...(draft.kind === 'incomplete' && { missing: [...draft.missing] }), ...(draft.answers && { answers: draft.answers }),
      },
    })
    if (!sent) return
    onDraft(null)
    onSent()
  }
  useKeys({ zh: '消息', en: 'Message' }, [
    { key: 'ctrl+enter', label: { zh: '发送', en: 'Send' }, run: () => void submit(), off: !complete || send.pending },
    { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: () => onDraft(null) },
  ], true)
  return (
    <section ref={panel} className="panel" aria-label={say({ zh: '写消息', en: 'Write' })}>
      <h2>{asked ? say({ zh: '答复：', en: 'Answer: ' }) + say(asked.kindSays) : say({
        zh: `联系${cityName(view.side === 'in' ? view.outArea : view.inArea).zh}车管所`, en: `Write to the office of ${cityName(view.side === 'in' ? view.outArea : view.inArea).en}`,
      })}</h2>
      {draft.kind !== 'answer' && (
        <Choose id="message-kind" label={{ zh: '事由', en: 'About' }} value={draft.kind} onChange={(kind) => onDraft({ ...draft, kind })}
          options={Object.entries(kinds).map(([value, label]) => ({ value: value as keyof typeof kinds, label }))} />
      )}
      {draft.kind === 'incomplete' && (
        <fieldset className="tr-missing">
          <legend>{say({ zh: '缺哪些（全部勾选）', en: 'What is missing (tick everything)' })}</legend>
          {archiveTypeIds.map((type) => (
            <Checkbox key={type} checked={draft.missing.includes(type)}
              onChange={(event) => onDraft({ ...draft, missing: event.target.checked ? [...draft.missing, type] : draft.missing.filter((one) => one !== type) })}>
              {say(archiveTypes[type].name)}
            </Checkbox>
          ))}
        </fieldset>
      )}
      {view.side === 'in' && (draft.kind === 'incomplete' || draft.kind === 'mismatch') && nextTransferState(view.state, 'ask-again') !== undefined && (
        <p className="cx-soft">{say({
          zh: '发送后由转出地补正并重新发出一版，期间计转出地的时限；不退档，车主不用跑。',
          en: 'The old place then corrects the file and sends it again, on its own clock. Nothing is returned, and the owner need not do anything.',
        })} <ClauseChip clause="M2.4.0" /></p>
      )}
      <div className="desk-field">
        <label htmlFor="message-text">{say({ zh: '内容', en: 'What you say' })}</label>
        <Input.TextArea id="message-text" rows={3} value={draft.text} maxLength={2000} onChange={(event) => onDraft({ ...draft, text: event.target.value })} />
      </div>
      <FailureNotice failure={send.failure} />
      <div className="panel-foot">
        <Button type="primary" disabled={!complete} loading={send.pending} onClick={() => void submit()}>{say({ zh: '发送', en: 'Send' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={() => onDraft(null)}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}

/** What the two offices said about a file that is late, incomplete or does not match, each question with its own clock (M2.4.0). */
export const Conversation = ({ view, draft, mayTalk, onDraft, onChanged }: {
  readonly view: TransferView; readonly draft: Draft | null; readonly mayTalk: boolean
  readonly onDraft: (draft: Draft | null) => void; readonly onChanged: () => void
}) => {
  const say = useSay()
  const close = useAction(closeTransferMessage)
  const doClose = async (messageId: string) => {
    if (await close.run({ params: { area: view.area, transferId: view.transferId, messageId } })) onChanged()
  }
  return (
    <section className="tr-talk" aria-label={say({ zh: '两地沟通', en: 'Between the offices' })}>
      <h2>{say({ zh: '两地沟通', en: 'Between the offices' })} <ClauseChip clause="M2.4.0" /></h2>
      {draft && <Composer view={view} draft={draft} onDraft={onDraft} onSent={onChanged} />}
      <FailureNotice failure={close.failure} />
      {view.messages.length === 0 && !draft && (
        <p className="cx-soft">{say({ zh: '还没有消息。档案迟到、缺件、不符，都在这里联系对方，不退档。', en: 'No messages. When a file is late, incomplete or does not match, write here; it is not sent back.' })}</p>
      )}
      <ol className="cx-plain-list">
        {view.messages.toReversed().map((one) => {
          const waits = one.kind !== 'answer' && one.answeredAt === null && one.closedAt === null
          return (
            <li key={one.messageId} className="tr-message" data-ours={one.side === view.side}>
              <p className="tr-message-head">
                <strong>{say(cityName(one.side === 'in' ? view.inArea : view.outArea))} · {say(one.kindSays)}</strong>
                <span className="cx-soft cx-small"><At at={one.at} /> <span className="cx-figures">{one.officerNumber}</span></span>
              </p>
              <p className="tr-message-text" lang="zh-CN">{one.text}</p>
              {one.missing.length > 0 && <p>{say({ zh: '缺：', en: 'Missing: ' })}{one.missing.map(({ says }) => say(says)).join(say({ zh: '、', en: ', ' }))}</p>}
              {one.kind !== 'answer' && (
                <p className="tr-message-clock" data-tone={one.overdue ? 'bad' : waits ? 'care' : 'good'}>
                  <Shape tone={one.overdue ? 'bad' : waits ? 'care' : 'good'} />
                  {waits
                    ? <>{say(one.overdue ? { zh: '超期未答复，已报对方负责人；期限 ', en: 'Overdue; the other office’s head is told. Due ' } : { zh: '待答复，最迟 ', en: 'Waits for an answer by ' })}{one.dueOn ? <Day on={one.dueOn} /> : '–'}</>
                    : say(one.closedAt ? { zh: '已了结，不再等答复', en: 'Settled; no answer is awaited' } : { zh: '已答复', en: 'Answered' })}
                  {waits && mayTalk && one.side !== view.side && (
                    <Button size="small" onClick={() => onDraft({ kind: 'answer', text: '', missing: [], answers: one.messageId })}>{say({ zh: '答复', en: 'Answer' })}</Button>
                  )}
                  {waits && mayTalk && one.side === view.side && (
                    <Button size="small" loading={close.pending} onClick={() => void doClose(one.messageId)}>{say({ zh: '了结', en: 'Settle' })}</Button>
                  )}
                </p>
              )}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
