import type { Me } from '@changxing/contract/people.ts'
import type { QueryClient } from '@tanstack/react-query'
import { openDB } from 'idb'

type Kept = { readonly key: readonly unknown[]; readonly data: unknown; readonly updatedAt: number }

const open = () => openDB('changxing-citizen', 1, { upgrade: (db) => void db.createObjectStore('queries') })

/** Decisions, pictures and whatever asks the server anew are not kept. */
const personal = new Set(['my-cases', 'case', 'messages', 'licence', 'candidate-file', 'my-test-bookings', 'my-test-sheets'])
const kept = new Set([...personal, 'me', 'services'])
const nameOf = (key: readonly unknown[]) => String(key[0])

const personOf = (me: unknown): string | null => {
  const actor = (me as Me | undefined)?.actor
  return actor?.kind === 'citizen' ? actor.personId : null
}

/**
 * Keeps the last answers on this device, so that cases and messages can be read without a network, with their age. They belong to one
 * person: when the server says that nobody or somebody else is signed in, they are forgotten. Without storage (a private window) the app
 * works as well, only not offline.
 */
export async function keepQueries(queries: QueryClient): Promise<void> {
  const db = await open().catch(() => undefined)
  if (!db) return
  for (const { key, data, updatedAt } of (await db.getAll('queries')) as Kept[]) queries.setQueryData(key, data, { updatedAt })
  // What was kept is shown at once but is never taken for fresh: since then people signed in, officers decided.
  await queries.invalidateQueries({ refetchType: 'none' })
  let owner = personOf(queries.getQueryData(['me']))
  const forgetOwner = async () => {
    await queries.resetQueries({ predicate: (query) => personal.has(nameOf(query.queryKey)) })
    const keys = (await db.getAllKeys('queries')).filter((key) => personal.has(nameOf(JSON.parse(String(key)) as unknown[])))
    await Promise.all(keys.map((key) => db.delete('queries', key)))
  }
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const { queryKey: key, state } = event.query
    const name = nameOf(key)
    if (name === 'me' && personOf(state.data) !== owner) {
      const hadOwner = owner !== null
      owner = personOf(state.data)
      if (hadOwner) void forgetOwner().catch(() => undefined)
    }
    if (!kept.has(name) || (personal.has(name) && owner === null)) return
    void db.put('queries', { key, data: state.data, updatedAt: state.dataUpdatedAt } satisfies Kept, JSON.stringify(key)).catch(() => undefined)
  })
}

/** Forgets everything that was kept, in memory and on the device. */
export async function forgetQueries(queries: QueryClient): Promise<void> {
  queries.clear()
  const db = await open().catch(() => undefined)
  await db?.clear('queries')
}
