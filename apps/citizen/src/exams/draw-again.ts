import type { testDraw } from '@changxing/contract/exams.ts'
import type { OutputOf } from '@changxing/contract/endpoint.ts'
import { commitmentOf, drawFaults, seedOf, type Fault } from '@changxing/rules/exams/allocate-seats.ts'
import { sha256 } from '@changxing/rules/exams/sha256.ts'

export type PublishedDraw = OutputOf<typeof testDraw>
export type DrawnRow = { readonly place: number; readonly applicant: string; readonly waitingSince: string; readonly lot: string; readonly won: boolean }
export type DrawnAgain = { readonly secretFits: boolean; readonly seed: string; readonly seedSame: boolean; readonly faults: readonly Fault[]; readonly rows: readonly DrawnRow[] }

/** Does a published draw again, here and from the published list and secret alone; whatever the server says of itself is not used (M3.1.3). */
export const drawAgain = ({ commitment, secret, seed: published, seats, list, winners }: PublishedDraw & { readonly secret: string }): DrawnAgain => {
  const seed = seedOf(list, secret)
  const won = new Set(winners)
  const rows = list
    .map((one) => ({ ...one, lot: sha256(`${seed} ${one.applicant}`), won: won.has(one.applicant) }))
    .toSorted((one, other) => (one.waitingSince !== other.waitingSince ? (one.waitingSince < other.waitingSince ? -1 : 1) : one.lot < other.lot ? -1 : 1))
    .map((one, at) => ({ ...one, place: at + 1 }))
  return { secretFits: commitmentOf(secret) === commitment, seed, seedSame: seed === published, faults: drawFaults({ commitment, secret, seats, list, winners }), rows }
}
