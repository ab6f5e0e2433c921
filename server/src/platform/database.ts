import pg from 'pg'
import { Packet, PreparedStatement } from './prepared-statement.ts'

/** What a store may do inside one transaction. Statements are named, so that PostgreSQL plans each once a connection. */
export type Tx = {
  readonly many: <Row>(name: string, sql: string, params?: readonly unknown[]) => Promise<Row[]>
  readonly maybe: <Row>(name: string, sql: string, params?: readonly unknown[]) => Promise<Row | undefined>
  readonly one: <Row>(name: string, sql: string, params?: readonly unknown[]) => Promise<Row>
  readonly run: (name: string, sql: string, params?: readonly unknown[]) => Promise<number>
}

/** A transaction's own statements. */
export type OwnTx = Tx & {
  /** Sends statements together with the commit. When one of them fails, PostgreSQL commits nothing and the transaction fails with its error. */
  readonly withCommit: (statements: () => readonly Promise<unknown>[]) => void
}

export type Database = {
  readonly pool: pg.Pool
  readonly transaction: <Result>(work: (db: OwnTx) => Promise<Result>) => Promise<Result>
  /** For a single statement that is a transaction by itself: it spares the round trips of begin and commit. */
  readonly single: Tx
  readonly close: () => Promise<void>
}

/** Thrown when a row that must exist does not; a route turns it into `not-found`. */
export class NoSuchRow extends Error {}

// Civil dates stay text: a JavaScript Date would move them across midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

// pg's types do not know its pipeline yet: a statement leaves without waiting for the answer to the one before, and answers keep their order.
const poolOptions: pg.PoolConfig & { readonly pipeline: true } = { application_name: 'changxing', idleTimeoutMillis: 30_000, pipeline: true }

/** A client or a pool that calls back, as pg takes queries of a class of its own. */
type Queryable = { readonly query: (statement: object, values: undefined, done: (problem: Error | null) => void) => unknown }

/** Everything of a transaction that is sent in this turn of the event loop leaves in one packet: waking PostgreSQL costs more than most statements. */
const statementOn = <Row>(client: pg.PoolClient | pg.Pool, name: string, text: string, values: readonly unknown[] = []) =>
  new Promise<PreparedStatement<Row>>((resolve, reject) => {
    const statement = new PreparedStatement<Row>(name, text, values, client instanceof pg.Pool ? undefined : Packet.of(client))
    ;(client as unknown as Queryable).query(statement, undefined, (problem) => (problem ? reject(problem) : resolve(statement)))
  })

const txOn = (client: pg.PoolClient | pg.Pool): Tx => {
  const query = <Row>(name: string, text: string, values?: readonly unknown[]) => statementOn<Row>(client, name, text, values)
  const many: Tx['many'] = async <Row>(name: string, sql: string, params?: readonly unknown[]) => (await query<Row>(name, sql, params)).found
  const maybe: Tx['maybe'] = async <Row>(name: string, sql: string, params?: readonly unknown[]) => (await many<Row>(name, sql, params))[0]
  return {
    many,
    maybe,
    one: async <Row>(name: string, sql: string, params?: readonly unknown[]) => {
      const row = await maybe<Row>(name, sql, params)
      if (row === undefined) throw new NoSuchRow(name)
      return row
    },
    run: async (name, sql, params) => (await query(name, sql, params)).affected,
  }
}

/**
 * The same transaction for work that starts before it is known whether it may: its statements leave at once, nothing that follows on their
 * answers happens before `leave` is given, and when it is refused every statement fails with that error.
 */
export const awaiting = (leave: Promise<unknown>, db: Tx): Tx => {
  const afterLeave = async <Result>(answer: Promise<Result>): Promise<Result> => {
    answer.catch(() => undefined)
    await leave
    return answer
  }
  return {
    many: (name, sql, params) => afterLeave(db.many(name, sql, params)),
    maybe: (name, sql, params) => afterLeave(db.maybe(name, sql, params)),
    one: (name, sql, params) => afterLeave(db.one(name, sql, params)),
    run: (name, sql, params) => afterLeave(db.run(name, sql, params)),
  }
}

const rollbackSql = 'rollback'

/** Connects lazily. One transaction is one unit of work: it commits whole or not at all, and its connection is discarded when it broke. */
export const openDatabase = (url: string, size = 10): Database => {
  const pool = new pg.Pool({ ...poolOptions, connectionString: url, max: size })
  // A broken idle connection is replaced at its next use; the request that used it has failed already.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    single: txOn(pool),
    transaction: async (work) => {
      const client = await pool.connect()
      let broken: Error | undefined
      try {
        // `begin` leaves with the first statement of the work; it fails only where the connection has broken, and then everything does.
        let last: () => readonly Promise<unknown>[] = () => []
        const db: OwnTx = { ...txOn(client), withCommit: (statements) => { last = statements } }
        const [, result] = await Promise.all([db.run('begin', 'begin'), work(db)])
        const further = last()
        const commit = statementOn(client, 'commit', 'commit')
        // The first that failed says why; those behind it only that the transaction had failed.
        const failed = (await Promise.allSettled([...further, commit])).find(({ status }) => status === 'rejected')
        if (failed?.status === 'rejected') throw failed.reason
        if ((await commit).done !== 'COMMIT') throw new Error('a statement of this transaction had failed unheard, so nothing of it was kept')
        return result
      } catch (cause) {
        Packet.close(client)
        await client.query(rollbackSql).catch((failure: Error) => { broken = failure })
        throw cause
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}
