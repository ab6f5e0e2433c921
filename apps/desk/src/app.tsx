import type { Client } from '@changxing/contract/client.ts'
import { ClientProvider } from '@changxing/ui/api.tsx'
import { ClauseLinkProvider, type ClauseLink } from '@changxing/ui/clause.tsx'
import { LanguageProvider, useLanguage } from '@changxing/ui/language.tsx'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { App as AntApp, ConfigProvider, type ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import { useState, type ReactNode } from 'react'
import { router } from './routes.tsx'
import { deskTheme } from './shell/desk-theme.ts'
import { KeysProvider } from './shell/keys.tsx'
import { GoLink } from './shell/places.tsx'
import { makeQueryClient } from './shell/query-client.ts'

const clauseLink: ClauseLink = (clause, content) => <GoLink className="cx-clause" to="/coverage" search={{ q: clause }}>{content}</GoLink>

// The package types its ES modules as CommonJS: TypeScript sees the module where the bundler hands over its default.
const locales = { zh: zhCN, en: enUS } as unknown as Record<'zh' | 'en', ConfigProviderProps['locale']>

const Dressed = ({ children }: { readonly children: ReactNode }) => {
  const { language } = useLanguage()
  return (
    <ConfigProvider theme={deskTheme} locale={locales[language]} button={{ autoInsertSpace: false }}>
      <AntApp component={false}>{children}</AntApp>
    </ConfigProvider>
  )
}

export const App = ({ client }: { readonly client: Client }) => {
  const [queries] = useState(makeQueryClient)
  return (
    <LanguageProvider>
      <ClientProvider client={client}>
        <QueryClientProvider client={queries}>
          <ClauseLinkProvider link={clauseLink}>
            <KeysProvider><Dressed><RouterProvider router={router} /></Dressed></KeysProvider>
          </ClauseLinkProvider>
        </QueryClientProvider>
      </ClientProvider>
    </LanguageProvider>
  )
}
