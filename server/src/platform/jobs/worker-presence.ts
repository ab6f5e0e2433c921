import type { Pool, PoolClient } from 'pg'
import { presenceSql } from './free-jobs.store.ts'

const pauseMillis = 500

/**
 * Shows all server processes that a worker lives: a lock on a connection of this process, so that it ends with the process however that
 * ends. When the connection breaks, the lock is taken again on another. Wrong for a moment, it costs a job run twice. Gives the end of it.
 */
export const showPresence = (pool: Pool, workerId: string): (() => Promise<void>) => {
  let ended = false
  const connect = async (): Promise<PoolClient | undefined> => {
    try {
      const client = await pool.connect()
      client.once('error', again)
      await client.query(presenceSql, [workerId])
      return client
    } catch {
      again()
      return undefined
    }
  }
  const again = () => {
    if (!ended) setTimeout(() => { if (!ended) connection = connect() }, pauseMillis).unref()
  }
  let connection = connect()
  return async () => {
    ended = true
    // Discarded rather than given back: its lock must not outlive the worker in the pool.
    const client = await connection
    client?.release(true)
  }
}
