import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precache } from './precache.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/patrol/',
  plugins: [react(), precache(here('dist'))],
  // the server checks every schema; without them the first load is a quarter smaller
  // and one React for all: the workspaces have several copies
  resolve: { alias: { zod: here('../ui/no-schemas.ts') }, dedupe: ['react', 'react-dom'] },
  worker: { format: 'es' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { app: here('index.html'), 'service-worker': here('src/offline/service-worker.ts') },
      output: { entryFileNames: ({ name }) => (name === 'service-worker' ? 'service-worker.js' : 'assets/[name]-[hash].js') },
    },
  },
})
