import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../../testing/database-for-test.ts'
import { Crossed, NoSuchRow, openDatabase, type Database, type Tx } from './database.ts'

let database: Database
const crossed: number[] = []
let drop: () => Promise<void>
before(async () => {
  const fresh = await freshDatabase()
  database = openDatabase(fresh.url, { size: 2, onCrossed: (runs) => crossed.push(runs) })
  drop = fresh.drop
  // A table to count in, which only the owner may make.
  const owner = new pg.Client(fresh.ownerUrl)
  await owner.connect()
  await owner.query(`create table public.counts (id integer primary key, n integer not null);
    insert into public.counts values (1, 0), (2, 0); grant select, update on public.counts to changxing_app`)
  await owner.end()
})
beforeEach(() => { crossed.length = 0 })
after(async () => {
  await database.close()
  await drop()
})

const everything = `select $1::int as number, 7000000000::bigint as big, '2021-07-01'::date as day, '\\x00ff'::bytea as bytes, '{"a":[1,null]}'::jsonb as json,
  array['甲', '乙'] as words, null::text as nothing, true as yes, $2::text as said`
const wanted = (number: number, said: string | null) => ({
  number, big: 7_000_000_000, day: '2021-07-01', bytes: Buffer.from([0, 255]), json: { a: [1, null] }, words: ['甲', '乙'], nothing: null, yes: true, said,
})

test('a statement answers the same rows whether its columns were described just now, earlier, or to another connection', async () => {
  const ask = (db: Pick<Database['single'], 'one'>, number: number, said: string | null) => db.one('test.everything', everything, [number, said])
  assert.deepEqual(await ask(database.single, 1, 'first'), wanted(1, 'first'))
  assert.deepEqual(await ask(database.single, 2, null), wanted(2, null))
  const both = await Promise.all([3, 4].map((number) => database.transaction(async (db) => [await ask(db, number, '二'), await ask(db, -number, '三')])))
  assert.deepEqual(both, [3, 4].map((number) => [wanted(number, '二'), wanted(-number, '三')]))
})

test('rows are counted, answered or changed, and none is none', async () => {
  await database.transaction(async (db) => {
    assert.equal(await db.run('test.table', 'create temporary table t (n int) on commit drop'), 0)
    const insert = (count: number) => db.run('test.insert', 'insert into t select generate_series(1, $1::int)', [count])
    assert.deepEqual([await insert(3), await insert(0), await insert(20)], [3, 0, 20])
    assert.deepEqual(await db.many('test.delete', 'delete from t where n = $1 returning n', [1]), [{ n: 1 }, { n: 1 }])
    assert.deepEqual(await db.many('test.delete', 'delete from t where n = $1 returning n', [1]), [])
    assert.equal(await db.maybe('test.none', 'select n from t where n = 99'), undefined)
    await assert.rejects(db.one('test.none', 'select n from t where n = 99'), NoSuchRow)
  })
})

test('a statement that fails says why, and the connection serves the next', async () => {
  const divide = (by: number) => database.single.one<{ n: number }>('test.divide', 'select 10 / $1::int as n', [by])
  assert.deepEqual(await divide(5), { n: 2 })
  await assert.rejects(divide(0), { code: '22012' })
  await assert.rejects(database.single.one('test.no-such', 'select nothing from nowhere'), { code: '42P01' })
  await assert.rejects(database.single.run('test.bad-value', 'select $1::int', ['a word']), { code: '22P02' })
  assert.deepEqual(await divide(2), { n: 5 })
  const broken = database.transaction(async (db) => {
    await db.run('test.divide', 'select 10 / $1::int as n', [1])
    await db.run('test.divide', 'select 10 / $1::int as n', [0])
  })
  await assert.rejects(broken, { code: '22012' })
  assert.deepEqual(await divide(1), { n: 10 })
})

test('statements that leave in one packet keep their answers apart', async () => {
  const answers = await database.transaction((db) => Promise.all(Array.from({ length: 40 }, (_, n) =>
    n % 2 === 0 ? db.one<{ n: number }>('test.even', 'select $1::int as n', [n]) : db.many<{ m: string }>('test.odd', 'select $1::text as m', [String(n)]))))
  assert.deepEqual(answers, Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? { n } : [{ m: String(n) }])))
})

test('what leaves with the commit fails the whole transaction', async () => {
  const late = database.transaction(async (db) => {
    db.withCommit(() => [db.run('test.divide', 'select 10 / $1::int as n', [0])])
  })
  await assert.rejects(late, { code: '22012' })
})

test('behind a statement that fails the rest of its packet is skipped, and can be said again on the same connection', async () => {
  const alone = openDatabase(database.pool.options.connectionString!, { size: 1 })
  try {
    const codes = async (): Promise<unknown[]> => {
      let outcomes: PromiseSettledResult<unknown>[] = []
      await assert.rejects(alone.transaction(async (db) => {
        outcomes = await Promise.allSettled([
          db.one('test.before', 'select 1 as n'), db.one('test.divide', 'select 10 / $1::int as n', [0]),
          db.one('test.behind', 'select 2 as n'), db.one('test.behind', 'select 2 as n'), db.one('test.last', 'select 3 as n'),
        ])
        await Promise.all(outcomes.map((outcome) => (outcome.status === 'rejected' ? Promise.reject(outcome.reason as Error) : undefined)))
      }), { code: '22012' })
      return outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : (outcome.reason as { code: string }).code))
    }
    assert.deepEqual(await codes(), [{ n: 1 }, '22012', '25P02', '25P02', '25P02'])
    // Now all of them are known to PostgreSQL or not, as before: the names of those that it skipped are learnt again.
    assert.deepEqual(await alone.transaction((db) => Promise.all([db.one('test.behind', 'select 2 as n'), db.one('test.last', 'select 3 as n')])), [{ n: 2 }, { n: 3 }])
    assert.deepEqual(await codes(), [{ n: 1 }, '22012', '25P02', '25P02', '25P02'])
    assert.deepEqual(await alone.transaction((db) => db.one('test.behind', 'select 2 as n')), { n: 2 })
  } finally {
    await alone.close()
  }
})

test('a failure that nobody heard ends the transaction all the same: nothing is acknowledged that was not kept', async () => {
  const deaf = database.transaction(async (db) => {
    await db.one('test.divide', 'select 10 / $1::int as n', [0]).catch(() => undefined)
    return 'done'
  })
  await assert.rejects(deaf, /nothing of it was kept/)
  const deafWithCommit = database.transaction(async (db) => {
    db.one('test.divide', 'select 10 / $1::int as n', [0]).catch(() => undefined)
    return 'done'
  })
  await assert.rejects(deafWithCommit, /aborted|nothing of it was kept/)
})

test('what cannot be sent or read fails alone, and the connection serves the next', async () => {
  const endless: { self?: unknown } = {}
  endless.self = endless
  await assert.rejects(database.transaction((db) => Promise.all([db.one('test.before', 'select 1 as n'), db.one('test.json', 'select $1::json as j', [endless])])), /circular/i)
  await assert.rejects(database.transaction(async (db) => {
    const work = db.one('test.before', 'select 1 as n')
    work.catch(() => undefined)
    throw new Error('changed my mind')
  }), /changed my mind/)
  assert.deepEqual(await database.transaction((db) => Promise.all([1, 2, 3].map((n) => db.one('test.number', 'select $1::int as n', [n])))), [{ n: 1 }, { n: 2 }, { n: 3 }])
})

test('a connection that breaks in the middle of a packet fails all that was on its way, and the next transaction has another', async () => {
  const outcomes = await database.transaction(async (db) => {
    const all = Promise.allSettled([
      db.one('test.before', 'select 1 as n'), db.run('test.end', 'select pg_terminate_backend(pg_backend_pid())'), db.one('test.behind', 'select 2 as n'),
    ])
    return all
  }).catch((problem: Error) => problem)
  assert.ok(outcomes instanceof Error, 'the transaction fails')
  assert.deepEqual(await database.transaction((db) => db.one('test.number', 'select $1::int as n', [7])), { n: 7 })
})

const countUp = (db: Tx, id: number) => db.run('test.count-up', 'update public.counts set n = n + 1 where id = $1', [id])
const counted = async () => (await database.single.many<{ n: number }>('test.counted', 'select n from public.counts order by id')).map(({ n }) => n)
const signal = () => Promise.withResolvers<void>()

test('two that wait for each other: PostgreSQL ends one, which is done again when the other is out of the way, and both are kept', async () => {
  const before = await counted()
  const [mine, theirs] = [signal(), signal()]
  const inOrder = (first: number, second: number, has: () => void, otherHas: Promise<void>) => database.transaction(async (db) => {
    await countUp(db, first)
    has()
    await otherHas
    await countUp(db, second)
    return first
  })
  assert.deepEqual(await Promise.all([inOrder(1, 2, mine.resolve, theirs.promise), inOrder(2, 1, theirs.resolve, mine.promise)]), [1, 2])
  assert.deepEqual(await counted(), before.map((n) => n + 2))
  assert.deepEqual(crossed, [1])
})

test('who fits into no order with another is done again with what that other has left', async () => {
  const before = await counted()
  let runs = 0
  const seen = await database.transaction(async (db) => {
    await db.run('test.repeatable', 'set transaction isolation level repeatable read')
    const { n } = await db.one<{ n: number }>('test.count', 'select n from public.counts where id = $1', [1])
    if (++runs === 1) await database.transaction((other) => countUp(other, 1))
    await countUp(db, 1)
    return n
  })
  assert.deepEqual([runs, seen, crossed], [2, before[0]! + 1, [1]])
  assert.equal((await counted())[0], before[0]! + 2)
})

test('so does one whose last statement, or its commit, meets another; and a failure that its work did not hear', async () => {
  const fail = (db: Tx) => db.run('test.cross', `do $$ begin raise exception using errcode = '40001'; end $$`)
  let runs = 0
  await database.transaction(async (db) => { db.withCommit(() => (++runs === 1 ? [fail(db)] : [])) })
  assert.equal(runs, 2)
  runs = 0
  await database.transaction(async (db) => { if (++runs === 1) await fail(db).catch(() => undefined) })
  assert.deepEqual([runs, crossed], [2, [1, 1]])
})

test('it is not begun without end, and what failed for another reason not again', async () => {
  let runs = 0
  await assert.rejects(database.transaction((db) => {
    runs += 1
    return db.run('test.cross', `do $$ begin raise exception using errcode = '40001'; end $$`)
  }), Crossed)
  assert.deepEqual([runs, crossed], [4, [1, 2, 3, 4]])
  runs = 0
  await assert.rejects(database.transaction((db) => {
    runs += 1
    return db.one('test.divide', 'select 10 / $1::int as n', [0])
  }), { code: '22012' })
  assert.equal(runs, 1)
})

test('work that goes on when its transaction is over reaches no other on that connection', async () => {
  const over = signal()
  let late: Promise<unknown> | undefined
  await assert.rejects(database.transaction(async (db) => {
    late = over.promise.then(() => countUp(db, 1))
    late.catch(() => undefined)
    throw new Error('changed my mind')
  }), /changed my mind/)
  const before = await counted()
  over.resolve()
  await assert.rejects(late!, /came after its transaction was over/)
  assert.deepEqual(await counted(), before)
})
