import type { Client } from '@changxing/contract/client.ts'
import { ClientProvider } from '@changxing/ui/api.tsx'
import { ClauseLinkProvider, type ClauseLink } from '@changxing/ui/clause.tsx'
import { ElderProvider } from '@changxing/ui/elder.tsx'
import { LanguageProvider } from '@changxing/ui/language.tsx'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { Link, RouterProvider } from '@tanstack/react-router'
import { router } from './routes.tsx'

const clauseLink: ClauseLink = (clause, content) => <Link className="cx-clause" to="/coverage" hash={clause}>{content}</Link>

export const App = ({ client, queries }: { readonly client: Client; readonly queries: QueryClient }) => (
  <LanguageProvider>
    <ElderProvider>
      <ClientProvider client={client}>
        <QueryClientProvider client={queries}>
          <ClauseLinkProvider link={clauseLink}>
            <RouterProvider router={router} />
          </ClauseLinkProvider>
        </QueryClientProvider>
      </ClientProvider>
    </ElderProvider>
  </LanguageProvider>
)
