import { callBackPhone, doneCallBack, listCallBacks } from '@changxing/contract/cases.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { GoLink } from '../shell/places.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { reviewers, transferPosts } from '../shell/screens.ts'
import { everyOffice } from './queue-address.ts'
import './call-backs.css'

type CallBack = OutputOf<typeof listCallBacks>['callBacks'][number]
type State = 'open' | 'done'
const states = { open: { zh: '待回访', en: 'To call' }, done: { zh: '已回访', en: 'Called' } } as const

/** Where what was rated can be looked at, by those whose posts see it. */
const Rated = ({ one }: { readonly one: CallBack }) => {
  const say = useSay()
  const officer = useOfficer()
  if (one.kind === 'transfer') return holdsOneOf(officer, transferPosts) && <p><GoLink to="/transfers" search={{ side: 'in', ended: 'yes', id: one.aboutId }}>{say({ zh: '查看过户', en: 'See the transfer' })}</GoLink></p>
  return holdsOneOf(officer, reviewers) && <p><GoLink to="/review" search={{ state: 'closed', office: everyOffice, case: one.aboutId }}>{say({ zh: '查看办件', en: 'See the case' })}</GoLink></p>
}

const CallRecord = ({ one, onDone }: { readonly one: CallBack; readonly onDone: () => void }) => {
  const say = useSay()
  const [note, setNote] = useState('')
  const [number, setNumber] = useState<string | null>()
  const [done, phone] = [useAction(doneCallBack), useAction(callBackPhone)]
  const may = note.trim().length > 0 && !done.pending
  const see = async () => {
    const seen = await phone.run({ params: { area: one.area, aboutId: one.aboutId } })
    if (seen) setNumber(seen.phone)
  }
  const save = async () => {
    if (may && (await done.run({ params: { area: one.area, aboutId: one.aboutId }, input: { note: note.trim() } }))) onDone()
  }
  useKeys({ zh: '回访', en: 'Call-back' }, [
    { key: 'ctrl+enter', label: { zh: '登记结果', en: 'Record the result' }, run: () => void save(), off: !may },
    { key: 'v', label: { zh: '查看电话', en: 'See the number to call' }, run: () => void see(), off: number !== undefined || one.own || one.doneAt !== null },
  ])
  return (
    <section className="desk-card" aria-label={say({ zh: '登记回访结果', en: 'Record the call' })}>
      <h2><span lang="zh-CN">{one.applicantName}</span> · {say(one.title)} · <span className="cx-figures">{one.number}</span></h2>
      <p><Shape tone="bad" /> {say({ zh: `评价 ${one.score} 分（满分 5 分）`, en: `Rated ${one.score} of 5` })}</p>
      {one.text ? <blockquote className="call-words">{one.text}</blockquote> : <p className="cx-soft">{say({ zh: '没有留言', en: 'No words were left' })}</p>}
      <Rated one={one} />
      {one.own && !one.doneAt && <p className="cx-chip" data-tone="care"><Shape tone="care" />{say({ zh: '本件由您经办，请由其他同事回访', en: 'You had this case in hand: a colleague calls' })}</p>}
      {one.doneAt || one.own
        ? one.doneAt && (
          <>
            <p className="cx-soft"><At at={one.doneAt} /> · <span className="cx-figures">{one.doneBy}</span></p>
            <blockquote className="call-words">{one.note}</blockquote>
          </>
        )
        : (
          <>
            <p>
              {number === undefined
                ? <Button size="small" loading={phone.pending} onClick={() => void see()}>{say({ zh: '查看电话（留痕）', en: 'See the number to call; recorded' })}<Kbd of="v" /></Button>
                : number === null ? say({ zh: '没有留电话', en: 'No number is known' }) : <a className="cx-figures" href={`tel:${number}`}>{number}</a>}
            </p>
            <div className="desk-field">
              <label htmlFor="call-note">{say({ zh: '回访结果：听到什么、怎么改（必填）', en: 'What was heard and what changes (required)' })}</label>
              <Input.TextArea id="call-note" rows={5} maxLength={2000} value={note} autoFocus onChange={(event) => setNote(event.target.value)} />
            </div>
            <div><Button type="primary" disabled={!may} loading={done.pending} onClick={() => void save()}>{say({ zh: '登记结果', en: 'Record' })}<Kbd of="ctrl+enter" /></Button></div>
            <FailureNotice failure={phone.failure ?? done.failure} />
          </>
        )}
    </section>
  )
}

const CallBackList = ({ callBacks, chosen, onChoose }: { readonly callBacks: readonly CallBack[]; readonly chosen: string | undefined; readonly onChoose: (id: string) => void }) => {
  const say = useSay()
  if (callBacks.length === 0) return <p className="desk-empty">{say({ zh: '没有低分评价需要处理。', en: 'No low rating waits.' })}</p>
  return (
    <ul className="cx-plain-list call-list">
      {callBacks.map((one) => (
        <li key={one.aboutId}>
          <button type="button" aria-pressed={one.aboutId === chosen} onClick={() => onChoose(one.aboutId)}>
            <span><b lang="zh-CN">{one.applicantName}</b> <span className="cx-soft">{say(one.title)}</span></span>
            <span className="cx-chip" data-tone={one.overdue ? 'bad' : one.doneAt ? 'good' : 'care'}>
              <Shape tone={one.overdue ? 'bad' : one.doneAt ? 'good' : 'care'} />
              {one.doneAt ? say(states.done) : one.overdue ? say({ zh: '已超期', en: 'Overdue' }) : one.dueOn ? <Day on={one.dueOn} /> : say({ zh: '期限待定', en: 'Not fixed' })}
            </span>
            <span className="cx-soft call-text">{say({ zh: `${one.score} 分`, en: `${one.score} of 5` })}{one.text && ` · ${one.text}`}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Low ratings, each to be called back about within three working days; what came of it is recorded once. */
const CallBacksPage = () => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { area } = useOfficer()
  const [state, setState] = useState<State>('open')
  const [chosen, setChosen] = useState<string>()
  const query = useQuery({ queryKey: ['call-backs', area, state], queryFn: ({ signal }) => client.call(listCallBacks, { params: { area }, input: { state }, signal }) })
  const all = query.data?.callBacks ?? []
  const one = all.find(({ aboutId }) => aboutId === chosen)
  const go = (by: 1 | -1) => setChosen(all[Math.min(Math.max(all.findIndex(({ aboutId }) => aboutId === chosen) + by, 0), all.length - 1)]?.aboutId)
  useKeys({ zh: '回访', en: 'Call-backs' }, [
    { key: 'n', label: { zh: '下一条', en: 'Next' }, run: () => go(1), off: all.length === 0 },
    { key: 'k', label: { zh: '上一条', en: 'Previous' }, run: () => go(-1), off: all.length === 0 },
    { key: '1', label: states.open, run: () => setState('open') },
    { key: '2', label: states.done, run: () => setState('done') },
  ])
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '低分回访', en: 'Call-backs' })}</h1>
        <p className="cx-soft">{say({ zh: '评价 2 分及以下的办件和过户，三个工作日内回访。', en: 'Who rated 2 or less is called within three working days.' })}</p>
      </header>
      <div className="desk-bar" role="group" aria-label={say({ zh: '选择列表', en: 'Choose a list' })}>
        {(Object.keys(states) as State[]).map((name, index) => (
          <Button key={name} type={name === state ? 'primary' : 'default'} aria-pressed={name === state} onClick={() => setState(name)}>{say(states[name])}<Kbd of={String(index + 1)} /></Button>
        ))}
        <Button disabled={all.length === 0} onClick={() => go(1)}>{say({ zh: '下一条', en: 'Next' })}<Kbd of="n" /></Button>
      </div>
      <div className="calls">
        <section className="desk-card call-card" aria-label={say(states[state])}>
          <Result query={query}>{({ callBacks }) => <CallBackList callBacks={callBacks} chosen={chosen} onChoose={setChosen} />}</Result>
        </section>
        {one && <CallRecord key={one.aboutId} one={one} onDone={() => { go(1); void queries.invalidateQueries({ queryKey: ['call-backs'] }) }} />}
      </div>
    </div>
  )
}

export default CallBacksPage
