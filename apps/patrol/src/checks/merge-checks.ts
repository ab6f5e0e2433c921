import type { LocalCheck } from '../terminal/database.ts'
import type { Colour } from '../verdict/final-verdict.ts'
import type { QueuedCheck } from './queue.ts'

type ServerCheck = {
  readonly checkId: string
  readonly at: string
  readonly verdict: Colour
  readonly offline: boolean
  readonly nameMasked: string | null
}
export type CheckRow = {
  readonly checkId: string
  readonly atMs: number
  readonly verdict: Colour
  readonly offline: boolean
  readonly nameMasked: string | null
  readonly state: 'recorded' | 'waiting' | 'refused'
}

/** One list, newest first: what the server recorded counts; what only this terminal knows is added, marked as long as it waits. */
export function mergeChecks(
  local: readonly LocalCheck[],
  server: readonly ServerCheck[],
  queue: readonly QueuedCheck[],
): readonly CheckRow[] {
  const rows = new Map<string, CheckRow>()
  for (const { checkId, atMs, verdict, offline, nameMasked } of local) {
    rows.set(checkId, { checkId, atMs, verdict, offline, nameMasked, state: 'recorded' })
  }
  for (const { check, refused } of queue) {
    const row = rows.get(check.checkId)
    if (row) rows.set(check.checkId, { ...row, state: refused ? 'refused' : 'waiting' })
  }
  for (const { checkId, at, verdict, offline, nameMasked } of server) {
    const name = nameMasked ?? rows.get(checkId)?.nameMasked ?? null
    rows.set(checkId, { checkId, atMs: Date.parse(at), verdict, offline, nameMasked: name, state: 'recorded' })
  }
  return [...rows.values()].sort((a, b) => b.atMs - a.atMs)
}
