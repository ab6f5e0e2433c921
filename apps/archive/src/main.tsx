import { LanguageProvider } from '@changxing/ui/language.tsx'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CheckPage } from './check-page.tsx'
import { readRoot } from './trust-root.ts'
import '@changxing/ui/tokens.css'
import '@changxing/ui/surface.css'
import './archive.css'

const brought = readRoot(document.getElementById('trust-root')?.textContent ?? '')
createRoot(document.getElementById('root')!).render(<StrictMode><LanguageProvider><CheckPage brought={brought} /></LanguageProvider></StrictMode>)
