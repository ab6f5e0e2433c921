import { clientFor } from '@changxing/ui/api.tsx'
import '@changxing/ui/tokens.css'
import '@changxing/ui/surface.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import './shell/desk.css'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')

// The relying party's page signs in as another app: its session is not the officer's.
const app = location.pathname.startsWith('/desk/relying') ? 'relying' : 'desk'
createRoot(root).render(<StrictMode><App client={clientFor(app, (...request) => fetch(...request))} /></StrictMode>)
