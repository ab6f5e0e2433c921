import * as audit from '../audit.store.ts'
import type { Tx } from '../database.ts'

type AnswerRow = { readonly operation: string; readonly request_hash: Buffer; readonly status: number | null; readonly body: unknown }

export type Claim = { readonly caller: string; readonly key: string; readonly operation: string; readonly requestHash: Buffer; readonly at: string }

/**
 * Claims the key for this request. The first caller gets true; a concurrent repeat waits here until the first has committed, then gets false.
 */
export const claim = async (db: Tx, row: Claim) =>
  (await db.run('answers.claim',
    `insert into platform.idempotent_answers (caller, key, operation, request_hash, made_at) values ($1, $2, $3, $4, $5) on conflict do nothing`,
    [row.caller, row.key, row.operation, row.requestHash, row.at])) === 1

export const find = (db: Tx, caller: string, key: string) =>
  db.one<AnswerRow>('answers.find', `select operation, request_hash, status, body from platform.idempotent_answers where caller = $1 and key = $2`, [caller, key])

/** Keeps the answer to the caller's key with the entry of the audit trail that tells of it, in one statement; `body` is JSON. */
export const keepWithAudit = (db: Tx, key: string, status: number, body: string, entry: audit.Entry) =>
  db.run('answers.keep-with-audit',
    `with kept as (update platform.idempotent_answers set status = $10, body = $11 where caller = $4 and key = $9) ${audit.appending}`,
    [...audit.valuesOf(entry), key, status, body])

export const removeOld = (db: Tx, before: string) => db.run('answers.remove-old', `delete from platform.idempotent_answers where made_at < $1`, [before])
