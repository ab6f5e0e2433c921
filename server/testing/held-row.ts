import assert from 'node:assert/strict'
import pg from 'pg'

export type Held = {
  /** Comes when so many others wait for a row in this database. */
  readonly waiting: (many: number) => Promise<void>
  /** Says more in the transaction that holds the rows. */
  readonly say: (sql: string, params?: readonly unknown[]) => Promise<unknown>
  /** Keeps what was said, and lets the first of those who wait go on. */
  readonly letGo: () => Promise<void>
}

const patience = 10_000

/**
 * Holds the rows that a query finds, by a connection of its own, as another step does that is still under way. Whoever comes for one of them waits,
 * and goes on in the order of coming.
 */
export const holdRows = async (ownerUrl: string, sql: string, params: readonly unknown[] = []): Promise<Held> => {
  const [holder, watcher] = [new pg.Client(ownerUrl), new pg.Client(ownerUrl)]
  await Promise.all([holder.connect(), watcher.connect()])
  // A test that never lets go must end; and where the holder and another wait for each other, the other is ended.
  holder.on('error', () => undefined)
  await holder.query(`set idle_in_transaction_session_timeout = '${2 * patience}ms'; set deadlock_timeout = '1h'`)
  await holder.query('begin')
  const { rowCount } = await holder.query(`${sql} for update`, [...params])
  assert.ok(rowCount, 'there is nothing to hold')
  return {
    waiting: async (many) => {
      const giveUp = Date.now() + patience
      for (;;) {
        const { rows } = await watcher.query<{ n: number }>(
          `select count(*)::int as n from pg_stat_activity where datname = current_database() and usename <> current_user and wait_event_type = 'Lock'`)
        if (rows[0]!.n >= many) return
        assert.ok(Date.now() < giveUp, `only ${rows[0]!.n} of ${many} came to wait within ten seconds`)
      }
    },
    say: (more, with_ = []) => holder.query(more, [...with_]),
    letGo: async () => {
      await holder.query('commit')
      await Promise.all([holder.end(), watcher.end()])
    },
  }
}
