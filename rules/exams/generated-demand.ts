import { chances, poisson } from '../supervision/chances.ts'

/** How much busier each day of the week is than the average; the last is a quiet Sunday. */
const shape = [1.1, 1.05, 1, 1, 1.15, 1.4, 0.3]

/** An invented history of applicants a day that grows, has a season of the week, and chance in it; the same numbers each time. For tests and the demonstration. */
export const generatedDemand = (days: number, start = 30, growth = 0.05, seed = 20210601): readonly number[] => {
  const chance = chances(seed)
  return Array.from({ length: days }, (_, day) => poisson((start + day * growth) * shape[day % 7]!, chance))
}
