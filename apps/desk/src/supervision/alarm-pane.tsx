import { closeInvestigation, replayAlarm, type Alarm } from '@changxing/contract/movements.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { chanceText, investigationWords } from './alarm-words.ts'

type Result = 'explained' | 'violation'
const results: Readonly<Record<Result, Words>> = { explained: { zh: '已查明，无违规', en: 'Explained, no violation' }, violation: { zh: '违规，追究责任', en: 'Violation, held to account' } }
const leastWords = 5

const CloseForm = ({ alarm, onClose }: { readonly alarm: Alarm; readonly onClose: () => void }) => {
  const say = useSay()
  const queries = useQueryClient()
  const close = useAction(closeInvestigation)
  const [result, setResult] = useState<Result>()
  const [words, setWords] = useState('')
  const [consequence, setConsequence] = useState('')
  const ready = result !== undefined && words.trim().length >= leastWords
  const send = async () => {
    if (!ready) return
    const input = { result, words: words.trim(), ...(result === 'violation' && consequence.trim().length > 1 && { consequence: consequence.trim() }) }
    if (!(await close.run({ params: { area: alarm.area, alarmId: alarm.alarmId }, input }))) return
    void queries.invalidateQueries({ queryKey: ['movements'] })
    onClose()
  }
  useKeys({ zh: '结束调查', en: 'Close the investigation' }, [
    { key: 'ctrl+enter', label: { zh: '登记结果', en: 'Enter the result' }, run: () => void send(), off: !ready || close.pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  return (
    <section className="mv-form" aria-label={say({ zh: '调查结果', en: 'Result of the investigation' })}>
      <Choose id="alarm-result" label={{ zh: '结果', en: 'Result' }} value={result} onChange={setResult} options={(Object.keys(results) as Result[]).map((value) => ({ value, label: results[value] }))} />
      <div className="desk-field"><label htmlFor="alarm-words">{say({ zh: '查明了什么', en: 'What was found' })}</label><Input.TextArea id="alarm-words" rows={3} maxLength={2000} autoFocus value={words} onChange={(event) => setWords(event.target.value)} /></div>
      {result === 'violation' && <div className="desk-field"><label htmlFor="alarm-consequence">{say({ zh: '怎样追究责任', en: 'How it was held to account' })}</label><Input.TextArea id="alarm-consequence" rows={2} maxLength={1000} value={consequence} onChange={(event) => setConsequence(event.target.value)} /></div>}
      <p className="cx-soft cx-small">{say({ zh: '登记一次，不能改；内容加密保存。', en: 'Entered once and not altered; kept sealed.' })}</p>
      <FailureNotice failure={close.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={close.pending} onClick={() => void send()}>{say({ zh: '登记结果', en: 'Enter the result' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}

/** One alarm: why it was raised, how often quiet places raise one, its investigation, and the same judgement made again (M3.3.3). */
export const AlarmPane = ({ alarm }: { readonly alarm: Alarm }) => {
  const say = useSay()
  const replay = useAction(replayAlarm)
  const [closing, setClosing] = useState(false)
  const [again, setAgain] = useState<OutputOf<typeof replayAlarm>>()
  const { investigation, statistic, falseAlarms } = alarm
  const open = investigation.state === 'open'
  const judge = async () => setAgain(await replay.run({ params: { area: alarm.area, alarmId: alarm.alarmId } }))
  useKeys({ zh: '这个报警', en: 'This alarm' }, [
    { key: 'p', label: { zh: '重算', en: 'Judge again' }, run: () => void judge(), off: replay.pending }, { key: 'c', label: { zh: '结束调查', en: 'Close the investigation' }, run: () => setClosing(true), off: !open },
  ])
  return (
    <section className="desk-card" aria-label={say({ zh: '这个报警', en: 'This alarm' })}>
      <h2>{say(alarm.kindSays)}{alarm.about !== '' && ` · ${say(alarm.aboutSays)}`} <span className="cx-soft"><Day on={alarm.from} /> – <Day on={alarm.until} /></span></h2>
      <ReasonList reasons={alarm.decision.reasons} />
      <dl className="cx-facts">
        <dt>{say({ zh: '概率', en: 'Chance' })}</dt><dd className="cx-figures">{chanceText(statistic.chance)}{say({ zh: '，界限 ', en: ', threshold ' })}{chanceText(statistic.threshold)}</dd>
        <dt>{say({ zh: '误报率', en: 'False alarms' })}</dt><dd>{say({ zh: `平静地区每年 ${falseAlarms.perYear} 次（模拟 ${falseAlarms.years} 年）`, en: `${falseAlarms.perYear} a year in a quiet place (${falseAlarms.years} years simulated)` })}<br /><span className="cx-soft cx-small">{say(falseAlarms.how)}</span></dd>
        <dt>{say({ zh: '调查', en: 'Investigation' })}</dt><dd>{say(investigationWords[investigation.state].says)} · <At at={investigation.openedAt} />{investigation.closedAt && <> – <At at={investigation.closedAt} /> · {investigation.officerNumber}</>}</dd>
        {investigation.result !== null && <><dt>{say({ zh: '查明', en: 'Found' })}</dt><dd lang="zh-CN">{investigation.result}</dd></>}
        {investigation.consequence !== null && <><dt>{say({ zh: '追责', en: 'Consequence' })}</dt><dd lang="zh-CN">{investigation.consequence}</dd></>}
      </dl>
      {!closing && (
        <div className="desk-bar">
          {open && <Button type="primary" onClick={() => setClosing(true)}>{say({ zh: '登记结果并结束', en: 'Enter result and close' })}<Kbd of="c" /></Button>}
          <Button loading={replay.pending} onClick={() => void judge()}>{say({ zh: '重算', en: 'Judge again' })}<Kbd of="p" /></Button>
        </div>
      )}
      {closing && <CloseForm alarm={alarm} onClose={() => setClosing(false)} />}
      <FailureNotice failure={replay.failure} />
      {again && (
        <Notice tone={again.same ? 'good' : 'bad'} live="polite" title={again.same ? say({ zh: '重算结果逐字节一致', en: 'Judged again: the same to the byte' }) : say({ zh: '重算结果不一致，请报告', en: 'Judged again it differs: please report it' })}>
          <details><summary>{say({ zh: `看原文（${again.stored.length} 字符）`, en: `See the text (${again.stored.length} characters)` })}</summary>
            <pre className="desk-json" tabIndex={0} aria-label={say({ zh: '当时保存的', en: 'As stored' })}>{again.stored}</pre>
            {!again.same && <pre className="desk-json" tabIndex={0} aria-label={say({ zh: '重算的', en: 'Judged again' })}>{again.again}</pre>}
          </details>
        </Notice>
      )}
    </section>
  )
}
