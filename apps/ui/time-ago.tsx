import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { agoWords, dateWords, instantWords, type Ahead } from './dates.ts'
import { useSay } from './language.tsx'

const AheadContext = createContext<Ahead>({ server: 0, record: 0 })

/** The server's clocks count: a phone may be wrong, a demonstration runs on another day. */
export const ServerClockProvider = ({ ahead, children }: { readonly ahead: Ahead; readonly children: ReactNode }) => (
  <AheadContext value={ahead}>{children}</AheadContext>
)

/**
 * How old something is; renews itself each half minute. The exact time is in the title. `by` is the clock that made the instant: that of the
 * record, where nothing is said, the server's own (signed lists), or this device's (what was fetched).
 */
export const TimeAgo = ({ at, by = 'record' }: { readonly at: string; readonly by?: keyof Ahead | 'device' }) => {
  const say = useSay()
  const ahead = useContext(AheadContext)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return <time dateTime={at} title={say(instantWords(at))}>{say(agoWords(at, by === 'device' ? now : now + ahead[by]))}</time>
}

/** A civil date in the reader's language. */
export const Day = ({ on }: { readonly on: string }) => {
  const say = useSay()
  return <time dateTime={on} className="cx-figures">{say(dateWords(on))}</time>
}

/** An instant in the reader's language, by China's clock. */
export const At = ({ at }: { readonly at: string }) => {
  const say = useSay()
  return <time dateTime={at} className="cx-figures">{say(instantWords(at))}</time>
}
