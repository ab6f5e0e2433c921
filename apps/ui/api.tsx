import { createClient, type AppName, type Client } from '@changxing/contract/client.ts'
import { createContext, useContext, type ReactNode } from 'react'

const ClientContext = createContext<Client | null>(null)

/** The typed client of one app; the app hands in the browser's own fetch. */
export const clientFor = (app: AppName, fetcher: typeof fetch) => createClient(app, fetcher, () => crypto.randomUUID())

export const ClientProvider = ({ client, children }: { readonly client: Client; readonly children: ReactNode }) => (
  <ClientContext value={client}>{children}</ClientContext>
)

export const useClient = (): Client => {
  const client = useContext(ClientContext)
  if (!client) throw new Error('ClientProvider is missing above this component')
  return client
}
