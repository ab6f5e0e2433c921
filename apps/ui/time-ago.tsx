import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { agoWords, dateWords, instantWords } from './dates.ts'
import { useSay } from './language.tsx'

const ServerAheadContext = createContext(0)

/** How far the server's clock is ahead of this device's, in milliseconds. The server's clock counts: a phone may be wrong, a demonstration runs on another day. */
export const ServerClockProvider = ({ aheadMs, children }: { readonly aheadMs: number; readonly children: ReactNode }) => (
  <ServerAheadContext value={aheadMs}>{children}</ServerAheadContext>
)

/** How old something is; renews itself each half minute. The exact time is in the title. `byDevice`: the instant was taken from this device's clock. */
export const TimeAgo = ({ at, byDevice }: { readonly at: string; readonly byDevice?: boolean }) => {
  const say = useSay()
  const ahead = useContext(ServerAheadContext)
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return <time dateTime={at} title={say(instantWords(at))}>{say(agoWords(at, byDevice ? now : now + ahead))}</time>
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
