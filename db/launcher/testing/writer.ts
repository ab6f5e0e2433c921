// Starts (or joins) PostgreSQL in the directory given, writes numbered rows one transaction each, and prints a number once its row
// is acknowledged. It never ends by itself: the test kills it.
import { writeSync } from 'node:fs'
import pg from 'pg'
import { startPostgres } from '../start-postgres.ts'

const postgres = await startPostgres({ directory: process.argv[2] ?? '' })
const client = new pg.Client(postgres.url)
client.on('error', () => process.exit(0))
await client.connect()
await client.query('create table if not exists written (number integer primary key)')
const { rows } = await client.query<{ next: number }>('select coalesce(max(number), 0) + 1 as next from written')
writeSync(1, `started ${postgres.pid} ${postgres.adopted}\n`)
for (let number = rows[0]?.next ?? 1; ; number++) {
  await client.query('insert into written values ($1)', [number])
  writeSync(1, `${number}\n`)
}
