import { rememberSeconds, type ReplayMemory } from '@changxing/credentials/replay-memory.ts'

/**
 * A replay memory that outlives a reload of the page: it starts from what was kept and hands every new showing to `onChange`, with the
 * showings that are ten minutes old and may be forgotten.
 */
export function replayStore(
  kept: Iterable<readonly [showing: string, at: number]>,
  onChange: (added: { readonly showing: string; readonly at: number }, forgotten: readonly string[]) => void,
): ReplayMemory {
  const seen = new Map(kept)
  return {
    firstSeen(showing) {
      return seen.get(showing)
    },
    remember(showing, at) {
      if (seen.has(showing)) return
      const forgotten = [...seen].filter(([, when]) => Math.abs(at - when) > rememberSeconds).map(([old]) => old)
      for (const old of forgotten) seen.delete(old)
      seen.set(showing, at)
      onChange({ showing, at }, forgotten)
    },
  }
}
