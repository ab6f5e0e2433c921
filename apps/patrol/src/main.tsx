import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ClientProvider, clientFor } from '@changxing/ui/api.tsx'
import { LanguageProvider } from '@changxing/ui/language.tsx'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { keepAppOffline } from './offline/registration.ts'
import { router } from './routes.tsx'
import { startTerminal, TerminalProvider } from './terminal/terminal.tsx'
import '@changxing/ui/tokens.css'
import '@changxing/ui/surface.css'
import './patrol.css'

// whether there is a network is learnt from what happens, not only from what the browser believes
const watchedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, init)
    terminal.reached()
    return response
  } catch (cause) {
    if (!init?.signal?.aborted) terminal.lost()
    throw cause
  }
}

const client = clientFor('patrol', watchedFetch)
const terminal = startTerminal(client)
const queries = new QueryClient({ defaultOptions: { queries: { retry: 1, networkMode: 'always', refetchOnWindowFocus: false } } })
void keepAppOffline()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LanguageProvider>
      <ClientProvider client={client}>
        <QueryClientProvider client={queries}>
          <TerminalProvider terminal={terminal}>
            <RouterProvider router={router} />
          </TerminalProvider>
        </QueryClientProvider>
      </ClientProvider>
    </LanguageProvider>
  </StrictMode>,
)
