import type { QueryClient } from '@tanstack/react-query'
import { openDB } from 'idb'

type Kept = { readonly key: readonly unknown[]; readonly data: unknown; readonly updatedAt: number }

const open = () => openDB('changxing-citizen', 1, { upgrade: (db) => void db.createObjectStore('queries') })

/** What is kept is of one person; it is gone with the sign-out. Decisions, pictures and anything that asks the server anew are not kept. */
const keptNames = new Set(['me', 'services', 'my-cases', 'case', 'messages', 'licence'])

/**
 * Keeps the last answers on this device, so that cases and messages can be read without a network, with their age. Without storage
 * (a private window) the app works as well, only not offline.
 */
export async function keepQueries(queries: QueryClient): Promise<void> {
  const db = await open().catch(() => undefined)
  if (!db) return
  for (const kept of (await db.getAll('queries')) as Kept[]) queries.setQueryData(kept.key, kept.data, { updatedAt: kept.updatedAt })
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const { queryKey: key, state } = event.query
    if (!keptNames.has(String(key[0]))) return
    const kept: Kept = { key, data: state.data, updatedAt: state.dataUpdatedAt }
    void db.put('queries', kept, JSON.stringify(key)).catch(() => undefined)
  })
}

/** Forgets everything that was kept, in memory and on the device. */
export async function forgetQueries(queries: QueryClient): Promise<void> {
  queries.clear()
  const db = await open().catch(() => undefined)
  await db?.clear('queries')
}
