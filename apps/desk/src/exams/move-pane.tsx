import { answerMoveFault, raiseMoveFault, receiveMove, type Move } from '@changxing/contract/exam-moves.ts'
import { cityName } from '@changxing/rules/areas.ts'
import { faultKinds } from '@changxing/rules/exams/move-limits.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useFetchAgain, useTests } from './use-tests.ts'

type Fault = Move['faults'][number]
type Kind = Fault['kind']
const leastWords = 2

const Ticket = ({ move, fault }: { readonly move: Move; readonly fault: Fault }) => {
  const say = useSay()
  const { area } = useTests()
  const again = useFetchAgain()
  const answer = useAction(answerMoveFault)
  const [text, setText] = useState('')
  const id = useId()
  const ours = fault.raisedBy !== move.side && fault.answeredAt === null && move.allowed.includes('answer-fault')
  const tone = fault.answeredAt !== null ? 'good' : fault.overdue ? 'bad' : 'care'
  const send = async () => (await answer.run({ params: { area, moveId: move.moveId, faultId: fault.faultId }, input: { text: text.trim() } })) && again()
  return (
    <li className="tests-ticket" data-ours={fault.raisedBy === move.side}>
      <p><b>{say(fault.kindSays)}</b> <span className="cx-soft cx-small">{say(cityName(fault.raisedBy === 'in' ? move.inArea : move.outArea))} · <At at={fault.raisedAt} /></span></p>
      <p lang="zh-CN">{fault.text}</p>
      <p className="tests-clock" data-tone={tone}><Shape tone={tone} />
        {fault.answeredAt !== null ? <>{say({ zh: '已答复 ', en: 'Answered ' })}<At at={fault.answeredAt} /></> : fault.dueOn
          ? <>{fault.overdue ? say({ zh: '已超期，应在此日前答复：', en: 'Overdue; the answer was due by ' }) : say({ zh: '答复期限 ', en: 'Answer due by ' })}<Day on={fault.dueOn} /></>
          : say({ zh: '等待答复', en: 'Waits for an answer' })}
      </p>
      {fault.answer !== null && <p lang="zh-CN"><b>{say({ zh: '答复：', en: 'Answer: ' })}</b>{fault.answer}</p>}
      {ours && (
        <>
          <div className="desk-field"><label htmlFor={id}>{say({ zh: '我方答复', en: 'Our answer' })}</label><Input.TextArea id={id} rows={2} maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} /></div>
          <FailureNotice failure={answer.failure} />
          <div className="desk-bar"><Button type="primary" size="small" disabled={text.trim().length < leastWords} loading={answer.pending} onClick={() => void send()}>{say({ zh: '答复', en: 'Answer' })}</Button></div>
        </>
      )}
    </li>
  )
}

const Raise = ({ move, onClose }: { readonly move: Move; readonly onClose: () => void }) => {
  const say = useSay()
  const { area } = useTests()
  const again = useFetchAgain()
  const raise = useAction(raiseMoveFault)
  const [kind, setKind] = useState<Kind>('incomplete')
  const [text, setText] = useState('')
  const ready = text.trim().length >= leastWords
  const send = async () => {
    if (!ready || !(await raise.run({ params: { area, moveId: move.moveId }, input: { kind, text: text.trim() } }))) return
    again()
    onClose()
  }
  useKeys({ zh: '提出问题', en: 'Raise a fault' }, [
    { key: 'ctrl+enter', label: { zh: '发给对方', en: 'Send' }, run: () => void send(), off: !ready || raise.pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="tests-part" aria-label={say({ zh: '提出数据问题', en: 'Raise a fault' })}>
      <Choose id="fault-kind" label={{ zh: '问题', en: 'Fault' }} value={kind} onChange={setKind} options={(Object.keys(faultKinds) as Kind[]).map((value) => ({ value, label: faultKinds[value] }))} />
      <div className="desk-field"><label htmlFor="fault-text">{say({ zh: '请对方核对什么', en: 'What the other office is asked to check' })}</label><Input.TextArea id="fault-text" rows={3} autoFocus maxLength={1000} value={text} onChange={(event) => setText(event.target.value)} /></div>
      <FailureNotice failure={raise.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={raise.pending} onClick={() => void send()}>{say({ zh: '发给对方', en: 'Send' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}

/** One change of the test place with its tickets; the candidate need not travel for them (M3.3.2). */
export const MovePane = ({ move }: { readonly move: Move }) => {
  const say = useSay()
  const { area } = useTests()
  const again = useFetchAgain()
  const receive = useAction(receiveMove)
  const [raising, setRaising] = useState(false)
  const may = (what: Move['allowed'][number]) => move.allowed.includes(what)
  const take = async () => (await receive.run({ params: { area, moveId: move.moveId } })) && again()
  useKeys({ zh: '这一笔', en: 'This change' }, [
    { key: 'a', label: { zh: '接收', en: 'Receive' }, run: () => void take(), off: !may('receive') || receive.pending }, { key: 'f', label: { zh: '提出问题', en: 'Raise a fault' }, run: () => setRaising(true), off: !may('raise-fault') },
  ])
  return (
    <section className="desk-card tests-pane" tabIndex={0} aria-label={say({ zh: '这一笔变更', en: 'This change' })}>
      <h2>{move.nameMasked} · {say(cityName(move.outArea))} → {say(cityName(move.inArea))} <ClauseChip clause="M3.3.2" /></h2>
      <dl className="cx-facts">
        <dt>{say({ zh: '状态', en: 'State' })}</dt><dd>{say(move.stateSays)}</dd>
        <dt>{say({ zh: '车型、驾校', en: 'Class, school' })}</dt><dd>{move.class} · <span lang="zh-CN">{move.school ?? '–'}</span></dd>
        <dt>{say({ zh: '学习驾驶证明', en: 'Learner permit' })}</dt><dd>{say({ zh: '有效至 ', en: 'valid until ' })}<Day on={move.permitValidUntil} /></dd>
        {move.contentHash !== '' && <><dt>{say({ zh: '数据摘要', en: 'Hash of the data' })}</dt><dd><code>{move.contentHash}</code></dd></>}
      </dl>
      {(may('receive') || may('raise-fault')) && !raising && (
        <div className="desk-bar">
          {may('receive') && <Button type="primary" loading={receive.pending} onClick={() => void take()}>{say({ zh: '接收', en: 'Receive' })}<Kbd of="a" /></Button>}
          {may('raise-fault') && <Button onClick={() => setRaising(true)}>{say({ zh: '提出数据问题', en: 'Raise a fault' })}<Kbd of="f" /></Button>}
        </div>
      )}
      <FailureNotice failure={receive.failure} />
      {raising && <Raise move={move} onClose={() => setRaising(false)} />}
      {move.faults.length > 0 && <ul className="cx-plain-list tests-tickets">{move.faults.map((fault) => <Ticket key={fault.faultId} move={move} fault={fault} />)}</ul>}
      {move.events.length > 0 && <section className="tests-part">
        <h2>{say({ zh: '经过', en: 'What happened' })}</h2>
        <ul className="cx-plain-list tests-sheets">{move.events.map((event) => <li key={`${event.at} ${event.kind}`}><At at={event.at} /> {say(event.says)}</li>)}</ul>
      </section>}
    </section>
  )
}
