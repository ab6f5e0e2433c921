import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { useEffect, useState } from 'react'

/** Registers the service worker, and says when a newer version waits. The reader decides when to change over: nothing typed is lost. */
export const UpdatePrompt = () => {
  const say = useSay()
  const [waiting, setWaiting] = useState<ServiceWorker | null>(null)
  useEffect(() => {
    if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
    void navigator.serviceWorker.register('/citizen/sw.js', { scope: '/citizen/' }).then((registration) => {
      const look = () => registration.waiting && navigator.serviceWorker.controller && setWaiting(registration.waiting)
      const follow = () => registration.installing?.addEventListener('statechange', look)
      registration.addEventListener('updatefound', follow)
      // A version may be under way before anybody listens.
      follow()
      look()
    }).catch(() => undefined)
  }, [])
  if (!waiting) return null
  const change = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
    waiting.postMessage('take-over')
  }
  return (
    <Notice tone="blue" live="polite" card={false}>
      {say({ zh: '有新版本。', en: 'A new version is ready. ' })}
      <button type="button" className="cx-button cx-button--plain" onClick={change}>{say({ zh: '现在更新', en: 'Update now' })}</button>
    </Notice>
  )
}
