import { watched } from '../terminal/terminal-state.ts'

type OfflineApp = { state: 'unsupported' | 'installing' | 'ready'; waiting: ServiceWorker | null }

/** Whether the app can start without network, and whether a newer version is waiting. */
export const offlineApp = watched<OfflineApp>({ state: 'unsupported', waiting: null })

/** Registers the service worker that keeps the app on this terminal. */
export async function keepAppOffline(): Promise<void> {
  if (!navigator.serviceWorker || !import.meta.env.PROD) return
  offlineApp.change({ state: navigator.serviceWorker.controller ? 'ready' : 'installing' })
  const registration = await navigator.serviceWorker.register('/patrol/service-worker.js', { scope: '/patrol/' })
  const look = () => {
    if (registration.active) offlineApp.change({ state: 'ready' })
    if (registration.waiting && navigator.serviceWorker.controller) offlineApp.change({ waiting: registration.waiting })
  }
  const follow = () => registration.installing?.addEventListener('statechange', look)
  registration.addEventListener('updatefound', follow)
  // Its first version may be under way, or here, before anybody listens.
  follow()
  look()
  void navigator.serviceWorker.ready.then(look)
}

/** Changes to the waiting version and starts the page again. */
export function takeNewVersion(): void {
  const { waiting } = offlineApp.get()
  if (!waiting) return
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  waiting.postMessage('take-over')
}
