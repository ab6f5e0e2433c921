import type { Database, OwnTx, Tx } from '../src/platform/database.ts'

/**
 * The statements that take hold of a row, in the order in which one transaction takes them (decision 0014). What stands in one line belongs to the same kind of
 * row, or is never held together.
 */
const order: readonly (readonly string[])[] = [
  ['cases.lock'],
  ['people.lock-delegation', 'people.lock-help'],
  ['exams.lock-move'],
  ['exams.lock-file'],
  ['exams.lock-plan', 'exams.share-plan'],
  ['exams.lock-booking', 'exams.lock-applicants'],
  ['exams.wait-for-seat'],
  ['transfers.lock'],
  ['transfers.lock-outgoing'],
  ['arrivals.lock'],
  ['inspections.lock'],
  ['inspections.lock-recording'],
  ['vehicles.lock'],
  ['licences.lock'],
  ['people.lock-check'],
  ['shards.lock'],
  ['devices.lock', 'devices.retire'],
  ['credentials.retire-licence', 'credentials.supersede', 'credentials.void-licence', 'credentials.set-status', 'credentials.unpublished'],
  ['mortgages.change'],
  ['mortgages.answer-prompt', 'mortgages.escalate-prompt', 'mortgages.close-prompts'],
  ['insurance.lock-ticket', 'insurance.open-ticket', 'insurance.settle-ticket', 'insurance.ticket-corrected'],
  [
    'cases.lock-ticket', 'cases.lock-call-back', 'check-links.lock', 'check-links.lock-by-token', 'copies.lock', 'exams.lock-upgrade', 'mortgages.lock-reconciled',
    'rollout.lock-campaign', 'supervision.lock-alarm',
  ],
  ['exchange.lock-chain'],
]
const places = new Map(order.flatMap((names, place) => names.map((name) => [name, place] as const)))

/** A statement that waits for a row and holds it; what skips rows that are held never waits. */
const takesHold = (sql: string) => /\bfor (no key )?(update|share)\b/i.test(sql) && !/\bskip locked\b/i.test(sql)

type Ask = (name: string, sql: string, params?: readonly unknown[]) => Promise<unknown>

/** What enters such a row, with its id behind its area: whoever has entered it need not wait for it. */
const entering: ReadonlySet<string> = new Set(['cases.insert-draft', 'transfers.open-outgoing', 'transfers.insert'])

/** A transaction that refuses to take hold of a row out of the order. */
const inOrder = <Db extends Tx>(db: Db): Db => {
  const held: { readonly name: string; readonly place: number; readonly key: string }[] = []
  const own = new Set<unknown>()
  const problemOf = (name: string, sql: string, params: readonly unknown[]): string | undefined => {
    if (entering.has(name)) own.add(params[1])
    const place = places.get(name)
    if (place === undefined) return takesHold(sql) ? `${name} takes hold of a row and has no place in the order of locks` : undefined
    const key = `${place} ${params.slice(0, 2).join(' ')}`
    if (own.has(params[1]) || held.some((one) => one.key === key)) return undefined
    const later = held.find((one) => one.place > place)
    held.push({ name, place, key })
    return later && `${name} comes before ${later.name} in the order of locks`
  }
  const watched = <One extends Ask>(ask: One) => ((name, sql, params = []) => {
    const problem = problemOf(name, sql, params)
    return problem === undefined ? ask(name, sql, params) : Promise.reject(new Error(`${problem} (docs/decisions/0014)`))
  }) as One
  return { ...db, many: watched(db.many), maybe: watched(db.maybe), one: watched(db.one), run: watched(db.run) }
}

/** The database as tests use it: each transaction of whatever they do is held to the order, and fails where it leaves it. */
export const heldToOrder = (database: Database): Database => ({ ...database, transaction: (work) => database.transaction((db) => work(inOrder<OwnTx>(db))) })
