import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** One contestant: runs for about so many seconds and answers how many operations it did in one second. `end`: gives back what it holds. */
export type Side = { readonly name: string; readonly slice: (seconds: number) => Promise<number>; readonly end?: () => void }

/** Does the operation so many times in a row. */
export type Run = (times: number) => void | Promise<void>

/** Contestants by name: each prepares what it needs and gives what it runs. */
export type Contestants = Readonly<Record<string, () => Promise<Run>>>

/** What a contestant reached in every round, in operations a second. */
export type Rates = readonly number[]

/** `cpu`: seconds that this process and its threads worked, so that a busy machine disturbs little. `wall`: seconds that passed. */
export type Clock = 'cpu' | 'wall'

const secondsOf: Readonly<Record<Clock, () => number>> = {
  cpu: () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  },
  wall: () => performance.now() / 1000,
}

/** A contestant inside this process. */
export function inProcess(name: string, clock: Clock, run: Run): Side {
  const now = secondsOf[clock]
  let batch = 1
  return {
    name,
    slice: async (seconds) => {
      const began = now()
      let done = 0
      for (;;) {
        await run(batch)
        done += batch
        const spent = now() - began
        if (spent >= seconds) return done / spent
        // the clock is asked about fifty times a slice, so that asking costs nothing
        batch = Math.max(1, Math.min(batch * 2, Math.round(((done / spent) * seconds) / 50)))
      }
    },
  }
}

/**
 * A contestant alone in a process, as it would be in use: neither the garbage of the others nor what the compiler learnt from them slows it.
 * `module` exports it among its `contestants`. Its clock is that of its own process. Errors: it fell.
 */
export async function inOwnProcess(name: string, module: URL): Promise<Side> {
  const child = fork(fileURLToPath(new URL('./contestant.ts', import.meta.url)), [module.href, name], { stdio: ['ignore', 2, 2, 'ipc'] })
  const fallen = new AbortController()
  child.once('exit', (code) => fallen.abort(new Error(`"${name}" ended with ${code}`)))
  const answer = async (): Promise<unknown> => {
    try {
      return (await once(child, 'message', { signal: fallen.signal }))[0]
    } catch (problem) {
      throw fallen.signal.reason ?? problem
    }
  }
  await answer()
  return {
    name,
    slice: async (seconds) => {
      const rate = answer()
      child.send(seconds)
      return (await rate) as number
    },
    end: () => void child.kill(),
  }
}

/**
 * Lets all contestants run in turn, round after round, so that whatever else the machine does meets them alike. A round before the
 * first is thrown away: compilers and caches warm up in it. Answers each contestant's rates, round by round, and ends them.
 */
export async function sideBySide(sides: readonly Side[], { rounds = 11, seconds = 0.4 } = {}): Promise<Map<string, Rates>> {
  const rates = new Map(sides.map(({ name }) => [name, [] as number[]]))
  try {
    for (let round = -1; round < rounds; round++) {
      // who comes first changes, so that nobody always runs in the wake of the same other
      const turn = Math.max(round, 0) % sides.length
      for (const { name, slice } of [...sides.slice(turn), ...sides.slice(0, turn)]) {
        const rate = await slice(seconds)
        if (round >= 0) rates.get(name)?.push(rate)
      }
    }
    return rates
  } finally {
    for (const { end } of sides) end?.()
  }
}

export type Spread = { readonly minimum: number; readonly median: number; readonly maximum: number }

/** Minimum, median and maximum. Errors: nothing was measured. */
export function spreadOf(values: Rates): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  const [minimum, median, maximum] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)]
  if (minimum === undefined || median === undefined || maximum === undefined) throw new Error('nothing was measured')
  return { minimum, median, maximum }
}

/** The ratio of two contestants, taken round by round and then spread: a slow minute slows both, and so does not count. */
export const ratioOf = (ours: Rates, theirs: Rates): Spread => spreadOf(ours.map((rate, round) => rate / (theirs[round] ?? Number.NaN)))
