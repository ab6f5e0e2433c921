import type { Tx } from './database.ts'

export const append = (db: Tx, entry: { area: string; id: string; at: string; caller: string; operation: string; subject: string | null; outcome: string; trace: string }) =>
  db.run('audit.append',
    `insert into platform.audit (area, id, at, caller, operation, subject, outcome, trace) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [entry.area, entry.id, entry.at, entry.caller, entry.operation, entry.subject, entry.outcome, entry.trace])
