import type { Work } from './inspection-store.ts'

type Change = (work: Work) => Partial<Work>
type Kept = { readonly read: () => Promise<readonly Work[]>; readonly lay: (inspectionId: string, change: Change) => Promise<unknown> }

/**
 * What the screens show of this terminal's inspections. A change is seen at once and laid down then: a finger does not wait for a disk. Until it
 * lies there, a refresh shows it over what was read, so that no line that was just ticked looks empty again.
 */
export function shownWorks({ read, lay }: Kept, shown: () => readonly Work[], show: (works: readonly Work[]) => void) {
  const underWay = new Set<{ readonly inspectionId: string; readonly change: Change }>()
  const withChange = (work: Work, { inspectionId, change }: { readonly inspectionId: string; readonly change: Change }): Work =>
    work.inspectionId === inspectionId ? { ...work, ...change(work) } : work
  return {
    refresh: async (): Promise<void> => {
      const works = await read()
      show(works.map((work) => [...underWay].reduce(withChange, work)))
    },
    changeAtOnce: async (inspectionId: string, change: Change): Promise<void> => {
      const made = { inspectionId, change }
      underWay.add(made)
      show(shown().map((work) => withChange(work, made)))
      try {
        await lay(inspectionId, change)
      } finally {
        underWay.delete(made)
      }
    },
  }
}
