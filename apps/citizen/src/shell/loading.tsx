import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useState } from 'react'

/** Waiting that has an end: after eight seconds it says so and offers to begin anew. */
export const Loading = () => {
  const say = useSay()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 8_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="loading" role="status">
      <div className="loading-bar" />
      {long
        ? <><p>{say({ zh: '网络较慢，还没有收到内容。', en: 'The network is slow; nothing has come yet.' })}</p>
            <button type="button" className="cx-button cx-button--quiet" onClick={() => location.reload()}>{say({ zh: '重新打开', en: 'Try again' })}</button></>
        : <span>{say({ zh: '正在打开…', en: 'Opening…' })}</span>}
    </div>
  )
}
