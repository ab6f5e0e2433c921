import { queueDisplay } from '@changxing/contract/queue.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { useClient } from '@changxing/ui/api.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { timeWords } from './time-words.ts'
import './display.css'

type Shown = OutputOf<typeof queueDisplay>
type Called = Shown['called'][number]
const pollMs = 3_000

/** Both languages stand on the screen at once: nobody in the hall can switch it. */
const Both = ({ zh, en }: Words) => <><span lang="zh-CN">{zh}</span> <span lang="en" className="display-en">{en}</span></>

const Clock = () => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 5_000)
    return () => clearInterval(timer)
  }, [])
  return <time className="display-clock">{timeWords(new Date(now).toISOString())}</time>
}

const spokenOf = ({ number, window }: Called): Words => ({ zh: `请 ${number} 号到 ${window} 号窗口`, en: `Number ${number}, window ${window}` })

const Newest = ({ called }: { readonly called: Called | undefined }) => (
  <section className="display-newest" data-lane={called?.lane} aria-live="polite" aria-atomic="true">
    {called
      ? (
        <>
          <p className="cx-hidden">{spokenOf(called).zh} {spokenOf(called).en}</p>
          <div aria-hidden="true">
            <p className="display-label"><Both zh="请" en="Now" /></p>
            <p className="display-number">{called.number}</p>
            <p className="display-window"><span className="display-arrow">→</span> {called.window}<span className="display-label"><Both zh="号窗口" en="window" /></span></p>
          </div>
        </>
      )
      : <p className="display-none"><Both zh="尚未叫号" en="Nobody has been called yet" /></p>}
  </section>
)

const Lane = ({ lane, waiting, minutes }: { readonly lane: 'green' | 'ordinary'; readonly waiting: number; readonly minutes: number | null }) => (
  <div className="display-lane" data-lane={lane}>
    <dt>{lane === 'green' ? <Both zh="绿色通道（60 岁以上）" en="Green lane (60 and over)" /> : <Both zh="普通号" en="Ordinary" />}</dt>
    <dd>
      <b>{waiting}</b> <Both zh="人等候" en="waiting" />
      {minutes !== null && <> · <Both zh={`约 ${minutes} 分钟`} en={`about ${minutes} min`} /></>}
    </dd>
  </div>
)

/** The screen in the hall (M6.2.1): big, in both languages, without signing in; renews itself and says when it cannot. */
const DisplayPage = () => {
  const client = useClient()
  const params = useParams({ strict: false }) as { area: string; office: string }
  const query = useQuery({
    queryKey: ['display', params.area, params.office], queryFn: ({ signal }) => client.call(queueDisplay, { params, signal }), refetchInterval: pollMs,
    refetchIntervalInBackground: true,
  })
  const shown = query.data
  const [newest, ...before] = shown?.called ?? []
  return (
    <main className="display">
      <header>
        <h1>{shown ? <Both {...shown.office.name} /> : <Both zh="叫号" en="Queue" />}</h1>
        <Clock />
      </header>
      {shown && (
        <>
          <Newest called={newest} />
          <section className="display-before" aria-label="刚刚叫过 Called before">
            <table>
              <thead><tr><th scope="col"><Both zh="号" en="Number" /></th><th scope="col"><Both zh="窗口" en="Window" /></th></tr></thead>
              <tbody>{before.slice(0, 6).map((one) => <tr key={one.number} data-lane={one.lane}><td>{one.number}</td><td>{one.window}</td></tr>)}</tbody>
            </table>
          </section>
          <dl className="display-lanes">
            <Lane lane="green" waiting={shown.waiting.green} minutes={shown.minutes.green} />
            <Lane lane="ordinary" waiting={shown.waiting.ordinary} minutes={shown.minutes.ordinary} />
          </dl>
        </>
      )}
      {query.isError && (
        <p className="display-stale" role="alert"><Both zh="暂时无法更新，请听窗口叫号" en="Not up to date: listen for the call at the window" /></p>
      )}
    </main>
  )
}

export default DisplayPage
