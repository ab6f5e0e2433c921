import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openDatabase, type Database, type Tx } from '../src/platform/database.ts'
import { freshDatabase } from './database-for-test.ts'
import { heldToOrder } from './lock-order.ts'

let database: Database
let drop: () => Promise<void>
before(async () => {
  const fresh = await freshDatabase()
  database = heldToOrder(openDatabase(fresh.url, { size: 1 }))
  drop = fresh.drop
})
after(async () => {
  await database.close()
  await drop()
})

const [area, first, second] = ['510100', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002']
const take = (db: Tx, name: string, id = first) => db.maybe(name, 'select 1 from cases.cases where area = $1 and id = $2 for update', [area, id])

test('rows are taken in their order, and one that is held may be taken again', async () => {
  await database.transaction(async (db) => {
    await take(db, 'cases.lock')
    await take(db, 'vehicles.lock')
    await take(db, 'cases.lock')
  })
})

test('a case behind a vehicle, a second case behind it, and a lock without a place fail', async () => {
  await assert.rejects(database.transaction(async (db) => {
    await take(db, 'vehicles.lock')
    await take(db, 'cases.lock')
  }), /cases\.lock comes before vehicles\.lock/)
  await assert.rejects(database.transaction(async (db) => {
    await take(db, 'cases.lock')
    await take(db, 'vehicles.lock')
    await take(db, 'cases.lock', second)
  }), /cases\.lock comes before vehicles\.lock/)
  await assert.rejects(database.transaction((db) => take(db, 'test.unheard-of')), /test\.unheard-of takes hold of a row and has no place/)
})

test('what the transaction has entered itself may be taken at any time', async () => {
  await database.transaction(async (db) => {
    await take(db, 'vehicles.lock')
    await db.run('transfers.insert', 'select $1::text, $2::uuid', [area, second])
    await take(db, 'transfers.lock', second)
  })
})
