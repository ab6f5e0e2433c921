import { Failed, type Client } from '@changxing/contract/client.ts'
import type { Words } from '@changxing/rules/words.ts'
import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react'
import { deliverChecks, queueState } from '../checks/deliver-checks.ts'
import { startSheets } from '../examiner/deliver-sheets.ts'
import { startUploads } from '../inspection/upload.ts'
import { loadLists } from '../verification/verify-offline.ts'
import { deviceClocks, readClock, type ClockReading } from './clock.ts'
import { database, keep, kept, type NightChoice } from './database.ts'
import { nowBy, syncClock, syncOfficer, syncRoot, syncStatusLists, syncTrustList } from './sync.ts'
import { emptyTerminal, watched, type TerminalState } from './terminal-state.ts'

const syncEveryMs = 10 * 60_000
const deliverEveryMs = 5_000
/** While there seems to be a network and yet no answer came, the server is tried again so often. */
const tryAgainEveryMs = 30_000

/** The terminal as the screens use it. */
export type Terminal = ReturnType<typeof startTerminal>

/** Starts the terminal: reads what is kept, then syncs and delivers whenever there is a network, for as long as the page lives. */
export function startTerminal(client: Client) {
  const state = watched<TerminalState>(emptyTerminal)
  const clock = (): ClockReading => readClock(state.get().anchor, deviceClocks())
  const now = () => nowBy(state.get().anchor)
  // An anchor that was kept before the server told of the record's clock has no word of it.
  const recorded = () => now() + (state.get().anchor?.recordAheadMs ?? 0)

  const reached = () => {
    if (!state.get().online) state.change({ online: true, offlineSinceMs: null })
  }
  const lost = () => {
    const { online, offlineSinceMs } = state.get()
    if (online || offlineSinceMs === null) state.change({ online: false, offlineSinceMs: offlineSinceMs ?? now() })
  }

  const readKept = async () => {
    const [officer, root, anchor, night, place, lastSyncMs, lastReachedMs] = await Promise.all([
      kept('officer'), kept('root'), kept('clock'), kept('night'), kept('place'), kept('lastSyncMs'), kept('lastReachedMs'),
    ])
    state.change({
      officer: officer ?? null, root: root ?? null, anchor: anchor ?? null, night: night ?? 'auto', place: place ?? '',
      lastSyncMs: lastSyncMs ?? null,
      offlineSinceMs: navigator.onLine ? null : (lastReachedMs ?? null), ready: true,
    })
    await showLists()
    await showQueue()
  }

  const showLists = async () => {
    const shards = await (await database()).getAll('shards')
    state.change({
      lists: shards.map(({ area, shard, list, fetchedAtMs }) => ({
        area, shard, fetchedAtMs, sequence: list.sequence, issuedAtMs: list.issuedAt * 1000,
      })),
    })
  }

  const showQueue = async () => {
    const { officer } = state.get()
    if (officer) {
      const { waiting, refused } = await queueState(officer.officerId, now())
      state.change({ waiting, refused })
    }
  }

  const sync = async () => {
    if (state.get().syncing) return
    state.change({ syncing: true })
    try {
      state.change({ anchor: await syncClock(client) })
      const problems: Words[] = []
      const who = await syncOfficer(client, now())
      state.change(who)
      const { root, differs } = await syncRoot(client, now())
      state.change({ root, rootDiffers: differs })
      const { trust, fetchedAtMs, problem } = await syncTrustList(client, root, now())
      if (problem) problems.push(problem)
      if (trust) {
        state.change({ trust: { sequence: trust.sequence, keys: trust.keys.size, issuedAtMs: trust.issuedAt * 1000, fetchedAtMs } })
        if (who.officer?.posts.includes('patrol')) problems.push(...(await syncStatusLists(client, trust, who.officer.area, now())))
      }
      await Promise.all([keep('lastSyncMs', now()), keep('lastReachedMs', now())])
      state.change({ syncProblems: problems, lastSyncMs: now() })
      await showLists()
    } catch (cause) {
      const failed = cause instanceof Failed && cause.status !== 0
      state.change({ syncProblems: failed ? [{ zh: `同步未完成（${cause.message}）`, en: `The sync was not completed (${cause.message})` }] : [] })
    } finally {
      state.change({ syncing: false })
      await loadLists().catch(() => undefined)
    }
  }

  const deliver = async () => {
    const { officer, session, replays } = state.get()
    if (!officer || session === 'ended' || !navigator.onLine) return showQueue()
    const delivery = await deliverChecks(client, officer.officerId, now)
    state.change({
      waiting: delivery.waiting, refused: delivery.refused,
      ...(delivery.replays.length > 0 ? { replays: [...replays, ...delivery.replays] } : {}),
      ...(delivery.signedOut ? { session: 'ended' as const } : {}),
    })
  }

  const online = async () => {
    await sync()
    await deliver()
    await sheets.refresh()
  }

  void readKept().then(async () => {
    sheets.nudge()
    await loadLists().catch(() => undefined)
    if (navigator.onLine) await online()
  })
  addEventListener('online', () => void online())
  addEventListener('offline', lost)
  setInterval(() => {
    if (navigator.onLine) void sync()
  }, syncEveryMs)
  setInterval(() => {
    if (navigator.onLine && !state.get().online) void online()
  }, tryAgainEveryMs)
  setInterval(() => void deliver(), deliverEveryMs)
  document.addEventListener('visibilitychange', () => {
    // the device may have slept: only a fresh comparison makes the clock known again
    if (!document.hidden && navigator.onLine && !clock().known) void sync()
  })
  void navigator.storage?.persist?.()

  const sheets = startSheets({ client, officer: () => state.get().officer, onSignedOut: () => state.change({ session: 'ended' }) })
  const inspections = startUploads(client, () => state.get().officer?.officerId, () => state.change({ session: 'ended' }))

  return {
    client, sheets, sendInspections: inspections.nudge, subscribe: state.subscribe, get: state.get, clock, now, recorded, reached, lost, sync: online, showQueue, showLists,
    chooseNight: (night: NightChoice) => {
      state.change({ night })
      void keep('night', night)
    },
    setPlace: (place: string) => {
      state.change({ place })
      void keep('place', place)
    },
    signedOut: () => state.change({ session: 'ended' }),
  }
}

const TerminalContext = createContext<Terminal | null>(null)

export const TerminalProvider = ({ terminal, children }: { readonly terminal: Terminal; readonly children: ReactNode }) => (
  <TerminalContext value={terminal}>{children}</TerminalContext>
)

/** The terminal itself: its clock and its actions. */
export function useTerminal(): Terminal {
  const terminal = useContext(TerminalContext)
  if (!terminal) throw new Error('TerminalProvider is missing above this component')
  return terminal
}

/** The terminal's present state; the component is drawn anew when it changes. */
export function useTerminalState(): TerminalState {
  const { subscribe, get } = useTerminal()
  return useSyncExternalStore(subscribe, get)
}
