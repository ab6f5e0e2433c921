import { randomInt } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
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
  /**
   * Does a unit of work whole or not at all. Where it and another waited for each other, or fit into no order, PostgreSQL ends one of them; then the
   * work is done again from its start, with what the other has left. Errors: `Crossed` when that happened every time.
   */
  readonly transaction: <Result>(work: (db: OwnTx) => Promise<Result>) => Promise<Result>
  /** For a single statement that is a transaction by itself: it spares the round trips of begin and commit. */
  readonly single: Tx
  readonly close: () => Promise<void>
}

/** Thrown when a row that must exist does not; a route turns it into `not-found`. */
export class NoSuchRow extends Error {}

/** Thrown when a transaction met another in its way every time that it was begun, and nothing of it was kept; a route turns it into `changed-meanwhile`. */
export class Crossed extends Error {}

/** What PostgreSQL says to a transaction that it ended for another's sake: deadlock_detected, serialization_failure. */
const crossing: ReadonlySet<unknown> = new Set(['40P01', '40001'])
/** How often a transaction is begun in all. */
const mostRuns = 4
/** Before it is begun again, so that the other is out of the way: at most so long the first time, twice that the next. In milliseconds. */
const longestPause = 40

// Civil dates stay text: a JavaScript Date would move them across midnight.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text))

// pg's types do not know its pipeline yet: a statement leaves without waiting for the answer to the one before, and answers keep their order.
const poolOptions: pg.PoolConfig & { readonly pipeline: true } = { application_name: 'changxing', idleTimeoutMillis: 30_000, pipeline: true }

/** A client or a pool that calls back, as pg takes queries of a class of its own. */
type Queryable = { readonly query: (statement: object, values: undefined, done: (problem: Error | null) => void) => unknown }

/** How a transaction went: whether PostgreSQL ended it for another's sake, and whether its end was said. */
type Course = { crossed: boolean; over: boolean }

/** Everything of a transaction that is sent in this turn of the event loop leaves in one packet: waking PostgreSQL costs more than most statements. */
const statementOn = <Row>(client: pg.PoolClient | pg.Pool, name: string, text: string, values: readonly unknown[] = [], course?: Course) =>
  new Promise<PreparedStatement<Row>>((resolve, reject) => {
    const statement = new PreparedStatement<Row>(name, text, values, client instanceof pg.Pool ? undefined : Packet.of(client))
    ;(client as unknown as Queryable).query(statement, undefined, (problem) => {
      if (!problem) return resolve(statement)
      if (course && crossing.has((problem as { code?: unknown }).code)) course.crossed = true
      reject(problem)
    })
  })

const txOn = (client: pg.PoolClient | pg.Pool, course?: Course): Tx => {
  const query = <Row>(name: string, text: string, values?: readonly unknown[]) =>
    course?.over ? Promise.reject(new Error(`${name} came after its transaction was over`)) : statementOn<Row>(client, name, text, values, course)
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

/** One run of a transaction on a connection of its own, which is discarded when it broke. */
const runOnce = async <Result>(pool: pg.Pool, work: (db: OwnTx) => Promise<Result>, course: Course): Promise<Result> => {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    // `begin` leaves with the first statement of the work; it fails only where the connection has broken, and then everything does.
    let last: () => readonly Promise<unknown>[] = () => []
    const db: OwnTx = { ...txOn(client, course), withCommit: (statements) => { last = statements } }
    const [, result] = await Promise.all([db.run('begin', 'begin'), work(db)])
    const further = last()
    const commit = statementOn(client, 'commit', 'commit', [], course)
    course.over = true
    // The first that failed says why; those behind it only that the transaction had failed.
    const failed = (await Promise.allSettled([...further, commit])).find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    if ((await commit).done !== 'COMMIT') throw new Error('a statement of this transaction had failed unheard, so nothing of it was kept')
    return result
  } catch (cause) {
    course.over = true
    Packet.close(client)
    await client.query(rollbackSql).catch((failure: Error) => { broken = failure })
    throw cause
  } finally {
    client.release(broken)
  }
}

/**
 * Connects lazily. One transaction is one unit of work: it commits whole or not at all. `onCrossed` hears of each run that PostgreSQL ended for another's
 * sake, with how many there were.
 */
export const openDatabase = (url: string, { size = 10, onCrossed = () => undefined }: { readonly size?: number; readonly onCrossed?: (runs: number) => void } = {}): Database => {
  const pool = new pg.Pool({ ...poolOptions, connectionString: url, max: size })
  // A broken idle connection is replaced at its next use; the request that used it has failed already.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    single: txOn(pool),
    transaction: async (work) => {
      for (let runs = 1; ; runs++) {
        const course: Course = { crossed: false, over: false }
        try {
          return await runOnce(pool, work, course)
        } catch (cause) {
          if (!course.crossed) throw cause
          onCrossed(runs)
          if (runs === mostRuns) throw new Crossed('others were in the way of this transaction every time', { cause })
          await pause(randomInt(longestPause * 2 ** (runs - 1)))
        }
      }
    },
    close: () => pool.end(),
  }
}
