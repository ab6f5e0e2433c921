import type { Tx } from './database.ts'

export type Entry = {
  readonly area: string
  readonly id: string
  readonly at: string
  readonly caller: string
  readonly operation: string
  readonly subject: string | null
  readonly outcome: string
  readonly trace: string
}

/** The statement that adds an entry, and its parameters from the first on. */
export const appending = 'insert into platform.audit (area, id, at, caller, operation, subject, outcome, trace) values ($1, $2, $3, $4, $5, $6, $7, $8)'
export const valuesOf = ({ area, id, at, caller, operation, subject, outcome, trace }: Entry) => [area, id, at, caller, operation, subject, outcome, trace]

export const append = (db: Tx, entry: Entry) => db.run('audit.append', appending, valuesOf(entry))
