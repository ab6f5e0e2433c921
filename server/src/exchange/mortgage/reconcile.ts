import type { ReconciliationEntry } from './messages.ts'

export type Piles = {
  readonly same: readonly ReconciliationEntry[]
  readonly onlyUs: readonly ReconciliationEntry[]
  readonly onlyThem: readonly ReconciliationEntry[]
  readonly different: readonly { readonly ours: ReconciliationEntry; readonly theirs: ReconciliationEntry }[]
}

const keyOf = ({ mortgageeUscc, contractNumber, kind }: ReconciliationEntry) => `${mortgageeUscc}/${contractNumber}/${kind}`

/** Sorts two lists of a day into the four piles. Nothing is ever settled by deleting: each pile but `same` is somebody's work. */
export const reconcile = (ours: readonly ReconciliationEntry[], theirs: readonly ReconciliationEntry[]): Piles => {
  const known = new Map(theirs.map((entry) => [keyOf(entry), entry]))
  const same: ReconciliationEntry[] = []
  const onlyUs: ReconciliationEntry[] = []
  const different: { ours: ReconciliationEntry; theirs: ReconciliationEntry }[] = []
  for (const entry of ours) {
    const other = known.get(keyOf(entry))
    known.delete(keyOf(entry))
    if (!other) onlyUs.push(entry)
    else if (other.hash === entry.hash) same.push(entry)
    else different.push({ ours: entry, theirs: other })
  }
  return { same, onlyUs, onlyThem: [...known.values()], different }
}
