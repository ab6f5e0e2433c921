import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider'

type Entry = { readonly payload: AdapterPayload; readonly expiresAt: number }

/** Entries kept at most; the oldest go first. A demonstration needs hundreds. */
const capacity = 20_000

/**
 * Where the provider keeps sessions, codes and grants: memory of this process. After a restart people sign in again.
 */
export function memoryAdapter(): AdapterFactory {
  const entries = new Map<string, Entry>()
  const sessionByUid = new Map<string, string>()

  const live = (key: string): AdapterPayload | undefined => {
    const entry = entries.get(key)
    if (entry && entry.expiresAt > Date.now()) return entry.payload
    entries.delete(key)
    return undefined
  }
  const makeRoom = (): void => {
    for (const [key, entry] of entries) {
      if (entries.size < capacity && entry.expiresAt > Date.now()) return
      entries.delete(key)
      if (entry.payload.uid) sessionByUid.delete(entry.payload.uid)
    }
  }

  return (model): Adapter => {
    const keyOf = (id: string): string => `${model}:${id}`
    return {
      async upsert(id, payload, expiresIn) {
        makeRoom()
        entries.set(keyOf(id), { payload, expiresAt: expiresIn ? Date.now() + expiresIn * 1000 : Infinity })
        if (model === 'Session' && payload.uid) sessionByUid.set(payload.uid, id)
      },
      async find(id) {
        return live(keyOf(id))
      },
      async findByUid(uid) {
        const id = sessionByUid.get(uid)
        return id === undefined ? undefined : live(keyOf(id))
      },
      // the device flow, the only user of user codes, is switched off
      async findByUserCode() {
        return undefined
      },
      async consume(id) {
        const payload = live(keyOf(id))
        if (payload) payload.consumed = Math.floor(Date.now() / 1000)
      },
      async destroy(id) {
        const uid = entries.get(keyOf(id))?.payload.uid
        if (uid) sessionByUid.delete(uid)
        entries.delete(keyOf(id))
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of entries) if (payload.grantId === grantId) entries.delete(key)
      },
    }
  }
}
