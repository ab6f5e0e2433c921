import type { Enqueue } from '../platform.ts'

/** Adds a job in the caller's transaction. With a key, a waiting job of that key is replaced, so that a burst becomes one. */
export const enqueue: Enqueue = async (db, task, payload, options = {}) => {
  await db.run('jobs.enqueue',
    `select graphile_worker.add_job($1::text, payload := $2::json, job_key := $3::text, run_at := coalesce($4::timestamptz, now()), max_attempts := $5::int)`,
    [task, JSON.stringify(payload), options.key ?? null, options.runAt ?? null, options.maxAttempts ?? 25])
}
