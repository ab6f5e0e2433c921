/**
 * Makes the terminal start and scan without network: every built file is fetched when the worker is installed, and served from there.
 * Answers of the API are never kept here: how old a datum is must be known to the screen that shows it.
 */
type ExtendableEvent = Event & { waitUntil: (work: Promise<unknown>) => void }
type FetchEvent = ExtendableEvent & { readonly request: Request; respondWith: (response: Promise<Response>) => void }
type WorkerScope = {
  readonly registration: { readonly scope: string }
  readonly clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  addEventListener: {
    (type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void
    (type: 'fetch', listener: (event: FetchEvent) => void): void
    (type: 'message', listener: (event: MessageEvent) => void): void
  }
}

const scope = self as unknown as WorkerScope

// the build puts the version and the names of all files here
const [version, ...files] = ["precache"]
const cacheName = `patrol-${version}`

scope.addEventListener('install', (event) => {
  const requests = files.map((file) => new Request(new URL(file, scope.registration.scope), { cache: 'reload' }))
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(requests)))
})

scope.addEventListener('activate', (event) => {
  const dropOld = async () => {
    const names = await caches.keys()
    await Promise.all(names.filter((name) => name.startsWith('patrol-') && name !== cacheName).map((name) => caches.delete(name)))
    await scope.clients.claim()
  }
  event.waitUntil(dropOld())
})

scope.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void scope.skipWaiting()
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, href, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== new URL(scope.registration.scope).origin || !href.startsWith(scope.registration.scope)) return
  if (request.mode === 'navigate') event.respondWith(fromCache(scope.registration.scope, request))
  else if (pathname !== new URL('service-worker.js', scope.registration.scope).pathname) event.respondWith(fromCache(request, request))
})

async function fromCache(wanted: Request | string, otherwise: Request): Promise<Response> {
  const cached = await (await caches.open(cacheName)).match(wanted, { ignoreSearch: true })
  return cached ?? fetch(otherwise)
}
