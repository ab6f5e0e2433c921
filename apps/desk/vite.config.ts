import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/desk/',
  plugins: [react()],
  // The browser only needs the methods and paths of the contract; see no-schemas.ts.
  // The packages of the repository share one React.
  resolve: { dedupe: ['react', 'react-dom'], alias: [{ find: /^zod$/, replacement: here('../ui/no-schemas.ts') }] },
  worker: { format: 'es' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: { polyfill: false },
    // An office desk loads a page once a day; each screen is a chunk of its own.
    chunkSizeWarningLimit: 900,
  },
})
