import { readFile } from 'node:fs/promises'
import { writeWhole } from './write-whole.ts'

export type Records<Row> = {
  readonly all: () => readonly Row[]
  readonly find: (id: string) => Row | undefined
  /** Keeps a row under its id; done when the file is written. */
  readonly put: (row: Row) => Promise<void>
}

/** What an agency remembers, in a file that outlives a restart. Small lists only: the whole file is written each time. */
export async function openRecords<Row extends { readonly id: string }>(path: string, atFirst: readonly Row[] = []): Promise<Records<Row>> {
  const stored = await readFile(path, 'utf8').then((text) => JSON.parse(text) as Row[], () => atFirst)
  const rows = new Map(stored.map((row) => [row.id, row]))
  let tail: Promise<unknown> = Promise.resolve()
  return {
    all: () => [...rows.values()],
    find: (id) => rows.get(id),
    async put(row) {
      rows.set(row.id, row)
      const written = tail.then(() => writeWhole(path, JSON.stringify([...rows.values()])))
      tail = written.catch(() => undefined)
      await written
    },
  }
}
