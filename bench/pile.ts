import type { Side } from './measure.ts'

/** Takes `many` pieces of work off the pile and lets so many hands work on them: pieces a second of the time that passed. Errors: too few are left. */
export const pile = <Piece>(name: string, pieces: Piece[], many: number, hands: number, work: (piece: Piece, hand: number) => Promise<void>): Side => ({
  name,
  slice: async () => {
    const mine = pieces.splice(0, many)
    if (mine.length < many) throw new Error('too few pieces of work were prepared')
    const began = performance.now()
    await Promise.all(Array.from({ length: hands }, async (_, hand) => {
      for (let piece = mine.pop(); piece !== undefined; piece = mine.pop()) await work(piece, hand)
    }))
    return many / ((performance.now() - began) / 1000)
  },
})
