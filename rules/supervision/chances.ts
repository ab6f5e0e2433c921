/** Chances between 0 and 1 that are the same each time for the same seed (the minimal standard generator of Park and Miller). For invented histories only. */
export const chances = (seed: number): (() => number) => {
  let state = 1 + (seed % 2147483646)
  const next = () => {
    state = (state * 16807) % 2147483647
    return state / 2147483647
  }
  // The first numbers of neighbouring seeds are alike.
  for (let skipped = 0; skipped < 8; skipped += 1) next()
  return next
}

/** A number of events of which so many are expected; by its definition, in pieces so that nothing vanishes. */
export const poisson = (expected: number, chance: () => number): number => {
  const piece = 200
  if (expected > piece) return poisson(piece, chance) + poisson(expected - piece, chance)
  const limit = Math.exp(-expected)
  let count = 0
  for (let product = chance(); product > limit; product *= chance()) count += 1
  return count
}
