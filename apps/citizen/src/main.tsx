import { clientFor } from '@changxing/ui/api.tsx'
import '@changxing/ui/tokens.css'
import '@changxing/ui/surface.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepQueries } from './offline/kept-queries.ts'
import { makeQueryClient } from './shell/query-client.ts'
import './shell/shell.css'

const client = clientFor('citizen', (...request) => fetch(...request))
const queries = makeQueryClient()
const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// What was kept on the phone is there before the first picture, so that nothing flickers from empty to full.
await keepQueries(queries)
createRoot(root).render(<StrictMode><App client={client} queries={queries} /></StrictMode>)
