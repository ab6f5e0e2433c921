import assert from 'node:assert/strict'
import { readdir, readFile, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { seededForTest, type Seeding } from './seeded-for-test.ts'

const removals: (() => Promise<unknown>)[] = []
after(async () => { for (const remove of removals) await remove() })

/** A copy, and what tells apart one seeding from another: the number of a site, which is drawn by lot, and the keys. */
const copy = async (seeding: Seeding) => {
  const { database, dataDirectory } = await seededForTest(seeding)
  removals.push(database.drop, () => rm(dataDirectory, { recursive: true }))
  const owner = new pg.Client(database.ownerUrl)
  await owner.connect()
  removals.unshift(() => owner.end())
  const { rows: [site] } = await owner.query<{ id: string }>('select id from exams.sites order by id limit 1')
  const [keys] = await readdir(join(dataDirectory, 'keys'))
  return { database, owner, site: site!.id, dataDirectory, keys: await readFile(join(dataDirectory, 'keys', keys!), 'utf8') }
}

// A setting that no other test has.
const unusual: Seeding = { businessDate: '2021-06-15', environment: { DOCUMENT_PAGES: '7' } }

test('what was seeded once is copied: the same rows and keys, which each may change for itself', async () => {
  const elsewhere = { ...unusual.environment, AGENCIES_URL: 'http://localhost:1', PUBLIC_URL: 'http://localhost:2' }
  const [one, other] = [await copy(unusual), await copy({ ...unusual, environment: elsewhere })]
  assert.deepEqual([other.site, other.keys], [one.site, one.keys])
  assert.notEqual(other.dataDirectory, one.dataDirectory)
  await one.owner.query('delete from exams.fees')
  assert.notEqual((await other.owner.query('select 1 from exams.fees')).rowCount, 0)
})

test('another day or another setting is seeded anew', async () => {
  const [here, usual, later] = [await copy(unusual), await copy({ businessDate: '2021-06-15' }), await copy({ businessDate: '2021-07-01' })]
  assert.equal(new Set([here.site, usual.site, later.site]).size, 3)
  assert.equal(new Set([here.keys, usual.keys, later.keys]).size, 3)
})

test('what is not whole is seeded anew: files have gone, or who made it was killed half-way', async () => {
  const first = await copy(unusual)
  await rm(first.database.filesOfRows!, { recursive: true })
  await first.owner.query(`create database ${basename(first.database.filesOfRows!)}_half`)
  const second = await copy(unusual)
  assert.notEqual(second.site, first.site)
  assert.equal((await copy(unusual)).site, second.site)
})
