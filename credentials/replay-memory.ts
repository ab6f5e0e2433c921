/** What a verifier remembers of the showings it has accepted. */
export type ReplayMemory = {
  /** seconds since 1970 when this showing was first seen, or undefined */
  firstSeen(showing: string): number | undefined
  remember(showing: string, at: number): void
}

/** A verifier forgets a showing after so many seconds: by then it is stale anyway. */
export const rememberSeconds = 600

/** A memory that lives as long as the page. It forgets by the clock of its caller, so it holds ten minutes of scans and no more. */
export function replayMemory(): ReplayMemory {
  const seen = new Map<string, number>()
  return {
    firstSeen: (showing) => seen.get(showing),
    remember(showing, at) {
      for (const [old, when] of seen) {
        if (at - when <= rememberSeconds) break
        seen.delete(old)
      }
      if (!seen.has(showing)) seen.set(showing, at)
    },
  }
}
