import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { freshDatabase } from '../../testing/database-for-test.ts'
import { NoSuchRow, openDatabase, type Database } from './database.ts'

let database: Database
let drop: () => Promise<void>
before(async () => {
  const fresh = await freshDatabase()
  database = openDatabase(fresh.url, 2)
  drop = fresh.drop
})
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
