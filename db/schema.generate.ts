import pg from 'pg'
import { freshDatabase } from '../server/testing/database-for-test.ts'
import { dumpSchema } from './dump-schema.ts'
import { readSchema } from './read-schema.ts'

/** The golden picture of the schema that the migrations make. */
export default async function generate(): Promise<Record<string, string>> {
  await using database = await freshDatabase()
  const client = new pg.Client(database.ownerUrl)
  await client.connect()
  try {
    return { 'db/schema.sql': dumpSchema(await readSchema(client)) }
  } finally {
    await client.end()
  }
}
