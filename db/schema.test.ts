import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../server/testing/database-for-test.ts'
import type { DatabaseForTest } from '../server/testing/database-for-test.ts'
import { dumpSchema } from './dump-schema.ts'
import { readSchema } from './read-schema.ts'
import { schemaFaults } from './schema-faults.ts'

describe('the schema', () => {
  let database: DatabaseForTest
  let client: pg.Client
  before(async () => {
    database = await freshDatabase()
    client = new pg.Client(database.ownerUrl)
    await client.connect()
  })
  after(async () => {
    await client.end()
    await database.drop()
  })

  test('is the one in db/schema.sql', async () => {
    const golden = readFileSync(new URL('schema.sql', import.meta.url), 'utf8')
    assert.equal(dumpSchema(await readSchema(client)), golden, 'the migrations make another schema than db/schema.sql shows: npm run generate')
  })

  test('says of every column whether it is personal, puts the area first in every key, and has no triggers', async () => {
    assert.deepEqual(schemaFaults(await readSchema(client)), [])
  })

  test('lets the server neither alter nor remove what has happened in a case', async () => {
    const { rows } = await client.query(`
      select has_table_privilege('changxing_app', 'cases.case_events', 'insert') as add,
        has_any_column_privilege('changxing_app', 'cases.case_events', 'update') as alter,
        has_table_privilege('changxing_app', 'cases.case_events', 'delete, truncate') as remove`)
    assert.deepEqual(rows, [{ add: true, alter: false, remove: false }])
  })

  test('every fault would be seen', async () => {
    await using other = await freshDatabase()
    const owner = new pg.Client(other.ownerUrl)
    await owner.connect()
    await owner.query(`
      create schema wrong;
      create table wrong.parents (area text, id integer, number text unique, primary key (area, id));
      create table wrong.children (id integer primary key, area text, parent integer, mute text, foreign key (area, parent) references wrong.parents);
      create unique index children_by_parent on wrong.children (parent);
      comment on table wrong.parents is 'x';
      comment on column wrong.parents.area is 'personal: no. City';
      comment on column wrong.parents.id is 'personal: perhaps';
      comment on column wrong.parents.number is 'personal: encrypted. Number';
      create table wrong.keyless (area text);
      create function wrong.act() returns trigger language plpgsql as 'begin return new; end';
      create trigger acts before insert on wrong.keyless for each row execute function wrong.act();
      grant update (mute) on wrong.children to changxing_app`)
    const tables = (await readSchema(owner)).filter(({ schema }) => schema === 'wrong')
    await owner.end()
    const said = schemaFaults(tables).map((fault) => fault.replace(/: its comment.*/, ' unclear'))
    assert.deepEqual(said, [
      'wrong.children has no comment',
      ...['id', 'area', 'parent', 'mute'].map((column) => `wrong.children.${column} unclear`),
      'wrong.children: the key children_pkey does not begin with area',
      'wrong.children: the key children_by_parent does not begin with area',
      'wrong.keyless has no comment',
      'wrong.keyless.area unclear',
      'wrong.keyless has the trigger acts',
      'wrong.keyless has no primary key',
      'wrong.parents.id unclear',
      'wrong.parents: the key parents_number_key does not begin with area',
    ])
    assert.match(dumpSchema(tables), /granted to changxing_app: update \(mute\)/)
  })
})
