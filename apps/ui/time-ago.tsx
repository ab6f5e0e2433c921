import { useEffect, useState } from 'react'
import { agoWords, dateWords, instantWords } from './dates.ts'
import { useSay } from './language.tsx'

/** How old something is; renews itself each half minute. The exact time is in the title. */
export const TimeAgo = ({ at }: { readonly at: string }) => {
  const say = useSay()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return <time dateTime={at} title={say(instantWords(at))}>{say(agoWords(at, now))}</time>
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
