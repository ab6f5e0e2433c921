import type { Lane } from './tickets.store.ts'

/** After so many of the green lane in a row one of the ordinary lane is called, so that nobody waits without end (M6.2.1). */
export const greenInARow = 2

/** How many of the green lane were called last, one after the other, as far as the turn goes by it. `last`: the newest first. */
export const greenRun = (last: readonly Lane[]): number => {
  const ordinary = last.indexOf('ordinary')
  return Math.min(ordinary < 0 ? last.length : ordinary, greenInARow)
}

/** Which lane is called next, and which when nobody waits in that one. */
export const lanesInTurn = (run: number): readonly [Lane, Lane] => (run >= greenInARow ? ['ordinary', 'green'] : ['green', 'ordinary'])

export type Waiting = Readonly<Record<Lane, number>>

/** How many are called before the one of a lane that has `before` others of it before them: call by call, from the turn that it is now. */
export const calledBefore = (waiting: Waiting, runNow: number, lane: Lane, before: number): number => {
  // Another window may have called somebody since the lanes were counted: the one who asks waits in any case.
  const left = { ...waiting, [lane]: Math.max(waiting[lane], before + 1) }
  let [own, run] = [before, runNow]
  for (let called = 0; ; called += 1) {
    const [first, second] = lanesInTurn(run)
    const next = left[first] > 0 ? first : second
    if (next === lane) {
      if (own === 0) return called
      own -= 1
    }
    left[next] -= 1
    run = next === 'green' ? Math.min(run + 1, greenInARow) : 0
  }
}
