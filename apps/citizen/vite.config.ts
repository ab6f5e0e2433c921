import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { precache } from './precache.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  base: '/citizen/',
  plugins: [react(), precache()],
  // The browser only needs the methods and paths of the contract; see no-schemas.ts.
  resolve: { alias: [{ find: /^zod$/, replacement: here('../ui/no-schemas.ts') }], dedupe: ['react', 'react-dom'] },
  build: {
    target: 'es2022',
    rollupOptions: {
      input: { app: here('index.html'), sw: here('src/offline/service-worker.ts') },
      output: { entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
})
