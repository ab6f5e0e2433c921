import { useSay } from '@changxing/ui/language.tsx'
import { useEffect, useState } from 'react'

/** Says that something is coming; after ten seconds it says what to do instead of turning on without an end. */
export const Loading = () => {
  const say = useSay()
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), 10_000)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p className="desk-loading" role="status">
      {long
        ? say({ zh: '还没有收到数据。请检查网络，或刷新本页。', en: 'Nothing has arrived yet. Check the network, or reload the page.' })
        : say({ zh: '正在读取…', en: 'Loading…' })}
    </p>
  )
}
