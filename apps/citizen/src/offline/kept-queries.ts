import type { Me } from '@changxing/contract/people.ts'
import type { QueryClient } from '@tanstack/react-query'
import { openDB } from 'idb'

type Kept = { readonly key: readonly unknown[]; readonly data: unknown; readonly updatedAt: number }

const open = () => openDB('changxing-citizen', 1, { upgrade: (db) => void db.createObjectStore('queries') })

/** Decisions, pictures and whatever asks the server anew are not kept. */
const personal = new Set(['my-cases', 'case', 'messages', 'licence', 'candidate-file', 'my-test-bookings', 'my-test-sheets'])
const kept = new Set([...personal, 'me', 'services'])
const nameOf = (key: readonly unknown[]) => String(key[0])
const dayMs = 86_400_000

/** What somebody is filling in; the second part of its key is the person. It outlives a session that ran out, but not another sign-in. */
export const draftName = 'transfer-draft'
/** So long a draft stays on this device, counted from its last answer. */
export const draftDays = 30
const isDraft = (key: readonly unknown[]) => nameOf(key) === draftName

/** Whether what was kept has been left alone for longer than it is kept: drafts only. */
export const isTooOld = (key: readonly unknown[], updatedAt: number, now: number): boolean => isDraft(key) && now - updatedAt > draftDays * dayMs

/** Whether something kept must go when `owner` is followed by `next`: answers of the server with their owner, a draft once somebody else comes. */
export const mustGo = (key: readonly unknown[], owner: string | null, next: string | null): boolean =>
  isDraft(key) ? next !== null && key[1] !== next : personal.has(nameOf(key)) && owner !== null && next !== owner

const personOf = (me: unknown): string | null => {
  const actor = (me as Me | undefined)?.actor
  return actor?.kind === 'citizen' ? actor.personId : null
}

/**
 * Keeps the last answers on this device, so that cases and messages can be read without a network, with their age. They belong to one
 * person: when the server says that nobody or somebody else is signed in, they are forgotten; drafts as `mustGo` says. Without storage (a private window) the app
 * works as well, only not offline.
 */
export async function keepQueries(queries: QueryClient): Promise<void> {
  const db = await open().catch(() => undefined)
  if (!db) return
  queries.setQueryDefaults([draftName], { gcTime: Infinity })
  const remove = (key: readonly unknown[]) => db.delete('queries', JSON.stringify(key))
  for (const { key, data, updatedAt } of (await db.getAll('queries')) as Kept[]) {
    if (isTooOld(key, updatedAt, Date.now())) await remove(key)
    else queries.setQueryData(key, data, { updatedAt })
  }
  // What was kept is shown at once but is never taken for fresh: since then people signed in, officers decided.
  await queries.invalidateQueries({ refetchType: 'none' })
  let owner = personOf(queries.getQueryData(['me']))
  const follow = async (before: string | null, next: string | null) => {
    await queries.resetQueries({ predicate: ({ queryKey }) => mustGo(queryKey, before, next) })
    const keys = (await db.getAllKeys('queries')).map((key) => JSON.parse(String(key)) as unknown[])
    await Promise.all(keys.filter((key) => mustGo(key, before, next)).map(remove))
  }
  queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const { queryKey: key, state } = event.query
    const name = nameOf(key)
    if (name === 'me' && personOf(state.data) !== owner) {
      const before = owner
      owner = personOf(state.data)
      void follow(before, owner).catch(() => undefined)
    }
    if (!(kept.has(name) || isDraft(key)) || ((personal.has(name) || isDraft(key)) && owner === null)) return
    // A draft that was sent or thrown away is null.
    if (isDraft(key) && state.data === null) void remove(key).catch(() => undefined)
    else void db.put('queries', { key, data: state.data, updatedAt: state.dataUpdatedAt } satisfies Kept, JSON.stringify(key)).catch(() => undefined)
  })
}

/** Forgets everything that was kept, in memory and on the device. */
export async function forgetQueries(queries: QueryClient): Promise<void> {
  queries.clear()
  const db = await open().catch(() => undefined)
  await db?.clear('queries')
}
