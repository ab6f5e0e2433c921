/**
 * Keeps the app itself on the phone, so that it opens without a network. The build fills in the list and its version. Answers of the API
 * never pass through here: what may be kept of them is decided in kept-queries.ts and by the licence wallet.
 */
type ExtendableEvent = Event & { waitUntil(work: Promise<unknown>): void }
type FetchEvent = Event & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Worker = {
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}
const worker = globalThis as unknown as Worker

const prefix = 'changxing-citizen-'
const cacheName = `${prefix}__VERSION__`
const kept = '__KEPT__'.split('|')

worker.addEventListener('install', (event) => {
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(kept.map((url) => new Request(url, { cache: 'reload' })))))
})

worker.addEventListener('activate', (event) => {
  const clean = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName)
    await Promise.all(old.map((name) => caches.delete(name)))
    await worker.clients.claim()
  }
  event.waitUntil(clean())
})

worker.addEventListener('message', (event) => {
  if (event.data === 'take-over') void worker.skipWaiting()
})

const answer = async (request: Request, key: string | Request) => {
  const cache = await caches.open(cacheName)
  return (await cache.match(key)) ?? fetch(request)
}

worker.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith('/citizen/')) return
  event.respondWith(answer(event.request, event.request.mode === 'navigate' ? '/citizen/' : event.request))
})
