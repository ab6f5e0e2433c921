import { directAndSigned } from '@changxing/server/src/exchange/testing/direct-and-signed.ts'
import type { Bench } from './bench.ts'
import { ratioOf, sideBySide, spreadOf, type Rates, type Side } from './measure.ts'

const calls = 40
const rounds = 15

const direct = 'a plain call, question and answer logged'
const signed = 'the same question through the signed exchange'

/** Milliseconds that one call takes, one after another, as a side whose figure is a time instead of a rate. */
const timeOf = (name: string, call: () => Promise<void>): Side => ({
  name,
  slice: async () => {
    const began = performance.now()
    for (let number = 0; number < calls; number++) await call()
    return (performance.now() - began) / calls
  },
})

/** Asking an outside agency, signed and chained, beside a plain call. */
export const exchange: Bench = {
  id: 'exchange',
  title: 'Asking an outside agency',
  oneCore: false,
  measure: async () => {
    const both = await directAndSigned()
    try {
      const rates = await sideBySide([timeOf(direct, both.direct), timeOf(signed, both.signed)], { rounds })
      const of = (name: string): Rates => rates.get(name) ?? []
      return {
        figures: [...rates].map(([what, found]) => ({ what, unit: 'ms', ...spreadOf(found) })),
        targets: [{ what: 'time of a signed call against a plain one', unit: '×', ...ratioOf(of(signed), of(direct)), wanted: 'at-most', limit: 2 }],
        notes: [
          `${calls} calls a slice, one after another, over kept connections, to an agency in the same process.`,
          'Both write question and answer to the log before anything else happens, on a PostgreSQL that keeps every commit, and check the answer. '
            + 'The signed one also signs (SM2), verifies the signature of the answer, and chains the log; so does the agency.',
        ],
        versions: {},
      }
    } finally {
      await both.close()
    }
  },
}
