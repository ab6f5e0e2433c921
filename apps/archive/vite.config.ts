import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { oneFile } from './one-file.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// This page brings no packages of its own: it is built from those that the apps have.
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), oneFile()],
  resolve: { alias: { zod: here('../ui/no-schemas.ts') }, dedupe: ['react', 'react-dom'] },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    modulePreload: false,
    cssCodeSplit: false,
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    chunkSizeWarningLimit: 900,
  },
})
