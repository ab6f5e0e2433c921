import pg from 'pg'
import { prepareValue } from './pg-values.ts'

type Column = { readonly name: string; readonly read: (text: string) => unknown }
/** What a statement answers: the same columns at every execution, on every connection. */
type Shape = { readonly columns: readonly Column[]; readonly empty: Readonly<Record<string, null>> }
type Described = { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }

/** pg's own query as it is inside; its types show less. */
type Inner = {
  name: string
  readonly text: string
  callback: (problem: Error | null) => void
  /** Fails the query when it is ready, instead of the process now. */
  _canceledDueToError: unknown
  prepare(connection: object): void
  handleError(problem: Error, connection: object): void
}
const Inner = pg.Query as unknown as new (text: string, values: readonly unknown[]) => Inner

const noColumns: Shape = { columns: [], empty: {} }
const shapes = new Map<string, Shape>()

const shapeOf = ({ fields }: Described): Shape => ({
  columns: fields.map(({ name, dataTypeID }) => ({ name, read: pg.types.getTypeParser(dataTypeID, 'text') as Column['read'] })),
  empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
})

/** What a query says to its connection. */
type Connection = {
  readonly sync: () => void
  readonly emit: (event: 'readyForQuery', message: { readonly status: 'T' }) => void
  readonly submittedNamedStatements: Record<string, string>
  readonly stream: { readonly cork: () => void; readonly uncork: () => void }
}

/** A client as it is inside. */
type Client = { readonly connection: Connection; readonly _sentQueryQueue: Inner[] }

const silenced = { describe: { value: () => undefined }, sync: { value: () => undefined } }
const silent = { describe: new WeakMap<object, Connection>(), sync: new WeakMap<object, Connection>(), both: new WeakMap<object, Connection>() }

/** The connection but for what is not to be said: the wish for a description, the end of a packet. */
const without = (connection: Connection, described: boolean, packed: boolean): Connection => {
  if (!described && !packed) return connection
  const kept = silent[described ? (packed ? 'both' : 'describe') : 'sync']
  const known = kept.get(connection) ?? (Object.create(connection, { ...(described && { describe: silenced.describe }), ...(packed && { sync: silenced.sync }) }) as Connection)
  kept.set(connection, known)
  return known
}

/**
 * Statements that leave together and end with one Sync. PostgreSQL answers them in one packet too, where it would wake us for each; once one fails
 * it skips the others, which fail as statements behind a failure do.
 */
export class Packet {
  static readonly #open = new WeakMap<object, Packet>()
  readonly #client: Client
  readonly #statements: PreparedStatement<unknown>[] = []

  private constructor(client: Client) {
    this.#client = client
  }

  /** The packet that leaves at the end of this turn of the event loop. */
  static of(client: object): Packet {
    const open = Packet.#open.get(client)
    if (open) return open
    const packet = new Packet(client as Client)
    Packet.#open.set(client, packet)
    packet.#client.connection.stream.cork()
    process.nextTick(() => Packet.close(client))
    return packet
  }

  /** Lets what is in the open packet leave, if there is one: nothing but statements may stand in it. */
  static close(client: object): void {
    const packet = Packet.#open.get(client)
    if (!packet) return
    Packet.#open.delete(client)
    if (packet.#statements.length > 0) packet.#client.connection.sync()
    packet.#client.connection.stream.uncork()
  }

  add(statement: PreparedStatement<unknown>): void {
    this.#statements.push(statement)
  }

  isLast(statement: PreparedStatement<unknown>): boolean {
    return this.#statements.at(-1) === statement
  }

  /** Fails what PostgreSQL skips behind this statement, and forgets the names that it was to learn from it. */
  skipBehind(statement: PreparedStatement<unknown>): void {
    const { connection, _sentQueryQueue: sent } = this.#client
    for (const skipped of this.#statements.slice(this.#statements.indexOf(statement) + 1)) {
      const at = sent.indexOf(skipped)
      // Gone with a connection that broke, which fails each by itself.
      if (at < 0) continue
      sent.splice(at, 1)
      delete connection.submittedNamedStatements[skipped.name]
      skipped.callback(Object.assign(new Error('current transaction is aborted, commands ignored until end of transaction block'), { code: '25P02' }))
    }
  }
}

/**
 * A named statement that asks PostgreSQL once in a process's life which columns it answers, and not at every execution: describing them again,
 * on either side, costs more than most statements. `found` and `affected` hold when the query has called back. `packet`: what it leaves with.
 */
export class PreparedStatement<Row> extends Inner {
  readonly found: Row[] = []
  /** Rows answered or changed. */
  affected = 0
  /** What PostgreSQL says that it has done: `INSERT 0 1`. */
  done: string | undefined
  #shape: Shape | undefined
  readonly #packet: Packet | undefined

  /** Errors: a value that cannot be sent. */
  constructor(name: string, text: string, values: readonly unknown[], packet?: Packet) {
    // As pg does it only when a part of the statement has been sent.
    super(text, values.map((value) => prepareValue(value)))
    this.name = name
    this.#packet = packet
    packet?.add(this)
  }

  override prepare(connection: Connection): void {
    this.#shape = shapes.get(this.text)
    super.prepare(without(connection, this.#shape !== undefined, this.#packet !== undefined))
  }

  handleRowDescription(described: Described): void {
    this.#shape = shapeOf(described)
    shapes.set(this.text, this.#shape)
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { columns, empty } = this.#shape!
    const row: Record<string, unknown> = { ...empty }
    try {
      for (let at = 0; at < columns.length; at++) if (fields[at] !== null) row[columns[at]!.name] = columns[at]!.read(fields[at]!)
      this.found.push(row as Row)
    } catch (cause) {
      this._canceledDueToError ||= cause
    }
  }

  handleCommandComplete({ text }: { readonly text: string }, connection: Connection): void {
    if (!this.#shape) shapes.set(this.text, noColumns)
    this.done = text
    // `CREATE TABLE` and its like count nothing
    this.affected = Number(text.slice(text.lastIndexOf(' ') + 1)) || 0
    // PostgreSQL says that it is ready once a packet; pg waits for it after every query.
    if (this.#packet && !this.#packet.isLast(this)) connection.emit('readyForQuery', { status: 'T' })
  }

  override handleError(problem: Error, connection: Connection): void {
    // What was done and could not be read has failed for us alone.
    if (this.done === undefined) this.#packet?.skipBehind(this)
    super.handleError(problem, connection)
  }
}
