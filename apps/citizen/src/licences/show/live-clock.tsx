import { renewEverySeconds } from '@changxing/credentials/dynamic-code.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useState } from 'react'
import { clockNow } from '../wallet/device-clock.ts'

const time = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hour12: false,
})
const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' })
const circumference = 2 * Math.PI * 20

/** The server's time as this phone knows it, four times a second. */
export function useServerTime(): number {
  const [ms, setMs] = useState(() => clockNow().ms)
  useEffect(() => {
    const timer = setInterval(() => setMs(clockNow().ms), 250)
    return () => clearInterval(timer)
  }, [])
  return ms
}

/** Present time, when the code was made, and a ring that empties until the next one: what tells a live code from a picture of one. */
export const LiveClock = ({ madeAtMs }: { readonly madeAtMs: number }) => {
  const say = useSay()
  const now = useServerTime()
  const left = Math.min(renewEverySeconds, Math.max(0, renewEverySeconds - (now - madeAtMs) / 1000))
  return (
    <div className="lic-clock">
      <svg className="lic-ring" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
        <circle cx="24" cy="24" r="20" />
        <circle cx="24" cy="24" r="20" strokeDasharray={circumference} strokeDashoffset={circumference * (1 - left / renewEverySeconds)} />
        <text x="24" y="29.500">
          {Math.ceil(left)}
        </text>
      </svg>
      <div>
        <p className="lic-time">
          <span className="cx-hidden">{say({ zh: '当前时间', en: 'Present time' })} </span>
          {time.format(now)}
        </p>
        <p className="lic-made">
          {day.format(now)} · {say({ zh: `生成于 ${time.format(madeAtMs)}`, en: `made ${time.format(madeAtMs)}` })}
        </p>
      </div>
    </div>
  )
}
