import type { Words } from '@changxing/rules/words.ts'
import type { ClockAnchor } from './clock.ts'
import type { NightChoice, Officer, PinnedRoot } from './database.ts'

export type ListAge = {
  readonly shard: string
  readonly area: string
  readonly sequence: number
  readonly issuedAtMs: number
  readonly fetchedAtMs: number
}

/** All that every screen of the terminal may need to know about it. Instants in ms of the server's clock. */
export type TerminalState = {
  /** the kept facts were read */
  readonly ready: boolean
  readonly officer: Officer | null
  /** `ended`: the server said that nobody is signed in; checks go on offline, and wait */
  readonly session: 'unknown' | 'alive' | 'ended' | 'wrong-post'
  readonly signInUrl: string
  readonly online: boolean
  readonly offlineSinceMs: number | null
  readonly waiting: number
  readonly refused: number
  /** the same code was shown at another terminal too */
  readonly replays: readonly string[]
  readonly anchor: ClockAnchor | null
  readonly root: PinnedRoot | null
  /** a server answered with another root key than the pinned one */
  readonly rootDiffers: boolean
  readonly trust: { readonly sequence: number; readonly keys: number; readonly issuedAtMs: number; readonly fetchedAtMs: number } | null
  readonly lists: readonly ListAge[]
  readonly syncing: boolean
  readonly syncProblems: readonly Words[]
  readonly lastSyncMs: number | null
  readonly night: NightChoice
  readonly place: string
}

export const emptyTerminal: TerminalState = {
  ready: false, officer: null, session: 'unknown', signInUrl: '/auth/patrol/sign-in', online: navigator.onLine, offlineSinceMs: null,
  waiting: 0, refused: 0, replays: [], anchor: null, root: null, rootDiffers: false, trust: null, lists: [],
  syncing: false, syncProblems: [], lastSyncMs: null, night: 'auto', place: '',
}

type Listener = () => void

/** A value that screens can watch. */
export function watched<State extends object>(initial: State) {
  let state = initial
  const listeners = new Set<Listener>()
  return {
    get: () => state,
    change: (part: Partial<State>) => {
      state = { ...state, ...part }
      for (const listener of listeners) listener()
    },
    subscribe: (listener: Listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
  }
}
