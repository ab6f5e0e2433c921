import { placeAgencyWindow, type AgencyHealth, type AgencyWindow } from '@changxing/contract/agencies.ts'
import { Failed } from '@changxing/contract/client.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Input } from 'antd'
import { useEffect, useId, useState } from 'react'
import type { Words } from '@changxing/rules/words.ts'
import { Choose } from '../shell/choose.tsx'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'

type LineProps = { readonly label: Words; readonly type?: 'date' | 'time'; readonly lang?: string; readonly value: string; readonly wrong: boolean; readonly disabled?: boolean; readonly onChange: (value: string) => void }

const Line = ({ label, type, lang, value, wrong, disabled, onChange }: LineProps) => {
  const say = useSay()
  const id = useId()
  return (
    <div className="desk-field">
      <label htmlFor={id}>{say(label)}</label>
      <Input id={id} type={type} lang={lang} value={value} disabled={disabled} aria-invalid={wrong} {...(wrong && { status: 'error' })} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

const wholeDay = { starts: '00:00', ends: '24:00' }

/** Places a maintenance window; everything that is wrong with it comes back at once. */
export const PlaceForm = ({ agencies, today, onDone, onClose }: {
  readonly agencies: readonly AgencyHealth[]
  readonly today: string
  readonly onDone: (window: AgencyWindow) => void
  readonly onClose: () => void
}) => {
  const say = useSay()
  const queries = useQueryClient()
  const place = useAction(placeAgencyWindow)
  const [agency, setAgency] = useState<AgencyHealth['agency']>()
  const [firstDay, setFirstDay] = useState(today)
  const [lastDay, setLastDay] = useState(today)
  const [openEnd, setOpenEnd] = useState(false)
  const [allDay, setAllDay] = useState(false)
  const [starts, setStarts] = useState('22:00')
  const [ends, setEnds] = useState('06:00')
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const wrong = new Set(place.failure instanceof Failed ? place.failure.error?.fields?.map(({ field }) => field) : [])
  const ready = agency !== undefined && firstDay !== '' && (openEnd || lastDay !== '') && (allDay || (starts !== '' && ends !== '')) && zh.trim() !== '' && en.trim() !== ''
  const send = async () => {
    if (!ready) return
    const times = allDay ? wholeDay : { starts, ends }
    const placed = await place.run({ input: { agency, firstDay, lastDay: openEnd ? null : lastDay, ...times, why: { zh, en } } })
    if (!placed) return
    void queries.invalidateQueries({ queryKey: ['agencies'] })
    onDone(placed)
  }
  // Who opened it by its key goes on with the keyboard.
  useEffect(() => document.getElementById('agencies-agency')?.focus(), [])
  useKeys({ zh: '设置维护时段', en: 'Place a window' }, [
    { key: 'ctrl+enter', label: { zh: '设置', en: 'Place' }, run: () => void send(), off: !ready || place.pending }, { key: 'escape', label: { zh: '取消', en: 'Cancel' }, run: onClose },
  ], true)
  const overnight = !allDay && ends < starts
  return (
    <section className="desk-card" aria-labelledby="agencies-place">
      <h2 id="agencies-place">{say({ zh: '设置维护时段', en: 'Place a window' })}</h2>
      <div className="agencies-form">
        <Choose id="agencies-agency" label={{ zh: '部门', en: 'Agency' }} value={agency} options={agencies.map((one) => ({ value: one.agency, label: one.says }))} onChange={setAgency} />
        <Line label={{ zh: '首日', en: 'First day' }} type="date" value={firstDay} wrong={wrong.has('firstDay')} onChange={setFirstDay} />
        <Line label={{ zh: '末日', en: 'Last day' }} type="date" value={openEnd ? '' : lastDay} wrong={wrong.has('lastDay')} disabled={openEnd} onChange={setLastDay} />
        <Line label={{ zh: '每日开始', en: 'Starts each day' }} type="time" value={allDay ? '' : starts} wrong={wrong.has('starts')} disabled={allDay} onChange={setStarts} />
        <Line label={overnight ? { zh: '次日结束', en: 'Ends the next day' } : { zh: '当日结束', en: 'Ends the same day' }} type="time" value={allDay ? '' : ends} wrong={wrong.has('ends')} disabled={allDay} onChange={setEnds} />
      </div>
      <div className="desk-bar">
        <Checkbox checked={openEnd} onChange={(event) => setOpenEnd(event.target.checked)}>{say({ zh: '另行通知为止', en: 'Until further notice' })}</Checkbox>
        <Checkbox checked={allDay} onChange={(event) => setAllDay(event.target.checked)}>{say({ zh: '全天', en: 'The whole day' })}</Checkbox>
      </div>
      <div className="agencies-reasons">
        <Line label={{ zh: '原因（中文）', en: 'Reason in Chinese' }} lang="zh-CN" value={zh} wrong={wrong.has('why.zh')} onChange={setZh} />
        <Line label={{ zh: '原因（英文）', en: 'Reason in English' }} lang="en" value={en} wrong={wrong.has('why.en')} onChange={setEn} />
      </div>
      <p className="cx-soft cx-small">{say({ zh: '等待答复的人会看到原因，两种文字都要填。', en: 'Whoever waits for an answer reads the reason; both languages are needed.' })}</p>
      <FailureNotice failure={place.failure} />
      <div className="desk-bar">
        <Button type="primary" disabled={!ready} loading={place.pending} onClick={() => void send()}>{say({ zh: '设置', en: 'Place' })}<Kbd of="ctrl+enter" /></Button>
        <Button onClick={onClose}>{say({ zh: '取消', en: 'Cancel' })}<Kbd of="escape" /></Button>
      </div>
    </section>
  )
}
