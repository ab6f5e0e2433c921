import assert from 'node:assert/strict'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { ConfigProblems, readConfig } from './config.ts'
import { loadKeys } from './crypto/keys.ts'

test('production says in one list all that is missing', () => {
  assert.throws(() => readConfig({ CHANGXING_MODE: 'production' }), (cause: unknown) => {
    assert.ok(cause instanceof ConfigProblems)
    for (const name of ['DATABASE_URL', 'PUBLIC_URL', 'OIDC_ISSUER', 'OIDC_CLIENT_SECRET_CITIZEN', 'AGENCY_SMS_URL', 'AGENCY_INSURANCE_URL', 'AGENCY_BANK_URL', 'AGENCY_COMMERCE_URL', 'REAL_PERSON_URL', 'DATA_DIRECTORY', 'ISSUERS']) {
      assert.ok(cause.problems.some((problem) => problem.startsWith(`${name}:`)), `${name} is named`)
    }
    return true
  })
})

test('production takes no business date and no plain http', () => {
  const problems = (env: Record<string, string>) => {
    try {
      readConfig({ CHANGXING_MODE: 'production', ...env })
      return []
    } catch (cause) {
      return (cause as ConfigProblems).problems
    }
  }
  assert.ok(problems({ CHANGXING_BUSINESS_DATE: '2021-06-15' }).some((problem) => problem.startsWith('CHANGXING_BUSINESS_DATE')))
  assert.ok(problems({ PUBLIC_URL: 'http://changxing.example' }).includes('PUBLIC_URL: must be an https address in production'))
})

test('demonstration needs nothing but a database', () => {
  const config = readConfig({ DATABASE_URL: 'postgres://localhost/x' })
  assert.equal(config.mode, 'demonstration')
  assert.equal(config.publicUrl, 'http://localhost:4120')
})

test('a document has 1 to 24 pages, 20 unless said otherwise', () => {
  const read = (pages: Record<string, string>) => readConfig({ DATABASE_URL: 'postgres://localhost/x', ...pages }).documentPages
  assert.deepEqual([read({}), read({ DOCUMENT_PAGES: '1' }), read({ DOCUMENT_PAGES: '24' })], [20, 1, 24])
  for (const pages of ['0', '25', 'two']) assert.throws(() => read({ DOCUMENT_PAGES: pages }), /DOCUMENT_PAGES/)
})

test('production refuses keys that the demonstration made', () => {
  const directory = join(mkdtempSync(join(tmpdir(), 'changxing-keys-')), 'keys')
  const now = 1_623_715_200
  loadKeys(directory, { demonstration: true, now, issuers: ['510100000400'] })
  assert.throws(() => loadKeys(directory, { demonstration: false, now, issuers: ['510100000400'] }), /demonstration keys/)
})
