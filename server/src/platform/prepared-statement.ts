import pg from 'pg'

type Column = { readonly name: string; readonly read: (text: string) => unknown }
/** What a statement answers: the same columns at every execution, on every connection. */
type Shape = { readonly columns: readonly Column[]; readonly empty: Readonly<Record<string, null>> }
type Described = { readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[] }

/** pg's own query as it is inside; its types show less. */
type Inner = {
  name: string
  readonly text: string
  /** Fails the query when it is ready, instead of the process now. */
  _canceledDueToError: unknown
  prepare(connection: object): void
}
const Inner = pg.Query as unknown as new (text: string, values: readonly unknown[]) => Inner

const noColumns: Shape = { columns: [], empty: {} }
const shapes = new Map<string, Shape>()

const shapeOf = ({ fields }: Described): Shape => ({
  columns: fields.map(({ name, dataTypeID }) => ({ name, read: pg.types.getTypeParser(dataTypeID, 'text') as Column['read'] })),
  empty: Object.fromEntries(fields.map(({ name }) => [name, null])),
})

/** Everything of a connection but the wish for a description. */
const undescribed = new WeakMap<object, object>()
const withoutDescription = (connection: object): object => {
  const known = undescribed.get(connection) ?? (Object.create(connection, { describe: { value: () => undefined } }) as object)
  undescribed.set(connection, known)
  return known
}

/**
 * A named statement that asks PostgreSQL once in a process's life which columns it answers, and not at every execution: describing them again,
 * on either side, costs more than most statements. `found` and `affected` hold when the query has called back.
 */
export class PreparedStatement<Row> extends Inner {
  readonly found: Row[] = []
  /** Rows answered or changed. */
  affected = 0
  #shape: Shape | undefined

  constructor(name: string, text: string, values: readonly unknown[]) {
    super(text, values)
    this.name = name
  }

  override prepare(connection: object): void {
    this.#shape = shapes.get(this.text)
    super.prepare(this.#shape ? withoutDescription(connection) : connection)
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

  handleCommandComplete({ text }: { readonly text: string }): void {
    if (!this.#shape) shapes.set(this.text, noColumns)
    // `CREATE TABLE` and its like count nothing
    this.affected = Number(text.slice(text.lastIndexOf(' ') + 1)) || 0
  }
}
