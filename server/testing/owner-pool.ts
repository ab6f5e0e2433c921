import pg from 'pg'

/**
 * Connections of the owner of a database that goes away after the test. One that is still closing when it does is ended by PostgreSQL; that
 * is no failure, but without anybody to hear of it pg would end the process.
 */
export function ownerPool(ownerUrl: string, max = 2): pg.Pool {
  const pool = new pg.Pool({ connectionString: ownerUrl, max })
  return pool.on('error', () => undefined).on('connect', (client) => void client.on('error', () => undefined))
}
