import { callNext, endTicket, hallView, listOffices, takeTicketInHall, type Ticket } from '@changxing/contract/queue.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { timeWords } from './time-words.ts'
import './hall.css'

const laneWords = { green: { zh: '绿色通道', en: 'Green lane' }, ordinary: { zh: '普通', en: 'Ordinary' } } as const
const storageKey = 'changxing.desk.window'
type Window = { readonly window: string; readonly green: boolean }

/** Which window this desk is; it stays so until somebody changes it. */
const useWindow = () => {
  const [kept, setKept] = useState<Window>(() => {
    const [window = '1', green = ''] = (localStorage.getItem(storageKey) ?? '').split('/')
    return { window: window || '1', green: green === 'green' }
  })
  const keep = (next: Window) => {
    localStorage.setItem(storageKey, `${next.window}/${next.green ? 'green' : ''}`)
    setKept(next)
  }
  return [kept, keep] as const
}

const waitWords = ({ ahead, minutes }: NonNullable<Ticket['waiting']>) => (ahead === 0 ? { zh: '下一个', en: 'next' } : {
  zh: `前面 ${ahead} 人${minutes === null ? '' : `，约 ${minutes} 分钟`}`, en: `${ahead} ahead${minutes === null ? '' : `, about ${minutes} min`}`,
})

const Waiting = ({ tickets }: { readonly tickets: readonly Ticket[] }) => {
  const say = useSay()
  if (tickets.length === 0) return <p className="desk-empty">{say({ zh: '没有人等候。', en: 'Nobody waits.' })}</p>
  return (
    <table className="desk-table">
      <thead>
        <tr>
          <th scope="col">{say({ zh: '号', en: 'Number' })}</th><th scope="col">{say({ zh: '通道', en: 'Lane' })}</th>
          <th scope="col">{say({ zh: '取号', en: 'Taken' })}</th><th scope="col">{say({ zh: '还要等', en: 'Still to wait' })}</th>
        </tr>
      </thead>
      <tbody>
        {tickets.map((ticket) => (
          <tr key={ticket.id}>
            <th scope="row">{ticket.number}</th>
            <td>{ticket.lane === 'green' && <Shape tone="good" />} {say(laneWords[ticket.lane])}</td>
            <td>{timeWords(ticket.takenAt)}</td><td>{ticket.waiting && say(waitWords(ticket.waiting))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** One number at a window. The one of this window has keys. */
const AtWindow = ({ ticket, mine, pending, onEnd }: {
  readonly ticket: Ticket
  readonly mine: boolean
  readonly pending: boolean
  readonly onEnd: (ticket: Ticket, result: 'done' | 'no-show') => void
}) => {
  const say = useSay()
  return (
    <li data-mine={mine}>
      <b>{ticket.number}</b>
      <span>{say({ zh: `${ticket.window} 号窗口`, en: `window ${ticket.window}` })}</span>
      <span className="hall-ends">
        <Button type={mine ? 'primary' : 'default'} disabled={pending} onClick={() => onEnd(ticket, 'done')}>{say({ zh: '办毕', en: 'Served' })}{mine && <Kbd of="d" />}</Button>
        <Button disabled={pending} onClick={() => onEnd(ticket, 'no-show')}>{say({ zh: '过号', en: 'Nobody came' })}{mine && <Kbd of="x" />}</Button>
      </span>
    </li>
  )
}

const Hall = ({ office }: { readonly office: string }) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const { message } = App.useApp()
  const { area } = useOfficer()
  const [{ window, green }, keepWindow] = useWindow()
  const [call, take, end] = [useAction(callNext), useAction(takeTicketInHall), useAction(endTicket)]
  const [taken, setTaken] = useState<Ticket | null>(null)
  const params = { area, office }
  const query = useQuery({ queryKey: ['hall', area, office], queryFn: ({ signal }) => client.call(hallView, { params, signal }), refetchInterval: 5_000 })
  const renew = () => void queries.invalidateQueries({ queryKey: ['hall', area, office] })
  const mine = query.data?.called.findLast((ticket) => ticket.window === window)
  const goodWindow = /^\d{1,3}$/.test(window)
  const next = async () => {
    if (mine && !(await end.run({ params: { area, ticketId: mine.id }, input: { result: 'done' } }))) return
    const called = await call.run({ params, input: { window, lane: green ? 'green' : 'any' } })
    if (called && !called.ticket) void message.info(say({ zh: '没有人等候', en: 'Nobody waits' }))
    renew()
  }
  const giveNumber = async (lane: boolean) => {
    const ticket = await take.run({ params, input: { green: lane } })
    if (ticket) setTaken(ticket)
    renew()
  }
  const finish = async (ticket: Ticket, result: 'done' | 'no-show') => {
    await end.run({ params: { area, ticketId: ticket.id }, input: { result } })
    renew()
  }
  const pending = call.pending || take.pending || end.pending
  useKeys({ zh: '叫号', en: 'Hall' }, [
    { key: 'n', label: { zh: '叫下一号', en: 'Call the next number' }, run: () => void next(), off: pending || !goodWindow },
    { key: 'd', label: { zh: '办毕', en: 'Served' }, run: () => { if (mine) void finish(mine, 'done') }, off: pending || !mine },
    { key: 'x', label: { zh: '过号', en: 'Nobody came' }, run: () => { if (mine) void finish(mine, 'no-show') }, off: pending || !mine },
    { key: 't', label: { zh: '取普通号', en: 'Take an ordinary number' }, run: () => void giveNumber(false), off: pending },
    { key: 'g', label: { zh: '取绿色通道号', en: 'Take a green-lane number' }, run: () => void giveNumber(true), off: pending },
  ])
  return (
    <div className="hall">
      <section className="desk-card" aria-label={say({ zh: '叫号', en: 'Call' })}>
        <h2>{say({ zh: '本窗口', en: 'This window' })}</h2>
        <div className="desk-bar">
          <label htmlFor="hall-window">{say({ zh: '窗口号', en: 'Window' })}</label>
          <Input id="hall-window" className="hall-window" value={window} inputMode="numeric" maxLength={3} status={goodWindow ? '' : 'error'}
            onChange={(event) => keepWindow({ window: event.target.value.normalize('NFKC'), green })} />
          <label className="hall-green"><input type="checkbox" checked={green} onChange={(event) => keepWindow({ window, green: event.target.checked })} />
            {say({ zh: '绿色通道专窗', en: 'Green lane only' })}</label>
        </div>
        <p className="hall-now" role="status">
          {mine ? <><span>{say({ zh: '正在办理', en: 'Now here' })}</span><b>{mine.number}</b></> : <span>{say({ zh: '本窗口空闲', en: 'Nobody is here' })}</span>}
        </p>
        <div className="desk-bar">
          <Button type="primary" size="large" disabled={!goodWindow} loading={call.pending} onClick={() => void next()}>
            {mine ? say({ zh: '办毕，叫下一号', en: 'Served, call the next' }) : say({ zh: '叫下一号', en: 'Call the next' })}<Kbd of="n" />
          </Button>
        </div>
        <FailureNotice failure={call.failure ?? end.failure} />
        <h2>{say({ zh: '大厅取号', en: 'Take a number in the hall' })}</h2>
        <div className="desk-bar">
          <Button disabled={pending} onClick={() => void giveNumber(false)}>{say({ zh: '普通号', en: 'Ordinary' })}<Kbd of="t" /></Button>
          <Button disabled={pending} onClick={() => void giveNumber(true)}>{say({ zh: '绿色通道（60 岁以上，看证件）', en: 'Green lane (60 or over, by the card shown)' })}<Kbd of="g" /></Button>
        </div>
        {taken && (
          <p className="hall-taken" role="status">
            <b>{taken.number}</b> {say(laneWords[taken.lane])}{taken.waiting && <> · {say(waitWords(taken.waiting))}</>}
          </p>
        )}
        <FailureNotice failure={take.failure} />
      </section>
      <Result query={query}>
        {({ called, waiting }) => (
          <>
            <section className="desk-card" aria-label={say({ zh: '等候', en: 'Waiting' })}>
              <h2>{say({ zh: '等候', en: 'Waiting' })} <span className="cx-figures">{waiting.length}</span></h2>
              <Waiting tickets={waiting} />
            </section>
            <section className="desk-card" aria-label={say({ zh: '各窗口', en: 'At the windows' })}>
              <h2>{say({ zh: '各窗口', en: 'At the windows' })} <span className="cx-figures">{called.length}</span></h2>
              {called.length === 0 && <p className="desk-empty">{say({ zh: '没有窗口在办理。', en: 'No window is busy.' })}</p>}
              <ul className="cx-plain-list hall-windows">
                {called.map((ticket) => <AtWindow key={ticket.id} ticket={ticket} mine={ticket.id === mine?.id} pending={pending} onEnd={(one, result) => void finish(one, result)} />)}
              </ul>
            </section>
          </>
        )}
      </Result>
    </div>
  )
}

/** The caller's desk (M6.2.1): numbers are taken, called to windows and ended; the green lane goes first but not always. */
const HallPage = () => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const [chosen, setChosen] = useState(officer.office.id)
  const query = useQuery({ queryKey: ['offices', officer.area], queryFn: ({ signal }) => client.call(listOffices, { params: { area: officer.area }, signal }) })
  const display = `/desk/display/${officer.area}/${chosen}`
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '叫号', en: 'Hall' })}</h1>
        <p className="cx-soft">{say({ zh: '60 周岁以上走绿色通道，普通号不会一直等。', en: 'Who is 60 or over goes by the green lane; nobody in the other waits without end.' })}</p>
        <a href={display} target="_blank" rel="noreferrer">{say({ zh: '打开大厅屏幕', en: 'Open the screen of the hall' })}</a>
      </header>
      <Result query={query}>
        {({ offices }) => (
          <>
            {offices.length > 1 && (
              <div className="desk-bar">
                <label htmlFor="hall-office">{say({ zh: '办事窗口', en: 'Office' })}</label>
                <Select id="hall-office" className="hall-office" value={chosen} onChange={setChosen} options={offices.map(({ id, name }) => ({ value: id, label: say(name) }))} />
              </div>
            )}
            <Hall key={chosen} office={chosen} />
          </>
        )}
      </Result>
    </div>
  )
}

export default HallPage
