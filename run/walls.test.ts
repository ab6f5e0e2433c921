import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { ourFiles, root } from './files.ts'
import { readSource } from './walls/read-source.ts'
import { walls } from './walls/walls.ts'

const sources = ourFiles().filter((path) => /\.tsx?$/.test(path)).map((path) => readSource(path, readFileSync(join(root, path), 'utf8')))

/** For each wall, a piece of code that breaks it (`bad`) and, where the border is fine, one that just does not (`good`): path, then text. */
const examples: Readonly<Record<string, { bad: [string, string][][]; good?: [string, string][][] }>> = {
  'rules import nothing but rules': {
    bad: [[['rules/a.ts', `import { z } from 'zod'`]], [['rules/a.ts', `const fs = await import('node:fs')`]], [['rules/a.ts', `export * from '../contract/x.ts'`]]],
    good: [[['rules/licences/a.ts', `import { dated } from '../dated.ts'`]], [['rules/a.test.ts', `import { test } from 'node:test'`]]],
  },
  'credentials import nothing but themselves, cryptography, CBOR and deflate': {
    bad: [[['credentials/a.ts', `import { z } from 'zod'`]], [['credentials/a.ts', `import { createHash } from 'node:crypto'`]]],
    good: [[['credentials/a.ts', `import { sha256 } from '@noble/hashes/sha2.js'\nimport { encode } from 'cborg'`]]],
  },
  'the contract imports types of the rules, and zod': {
    bad: [[['contract/a.ts', `import { decide } from '@changxing/rules/a.ts'`]], [['contract/a.ts', `import Fastify from 'fastify'`]]],
    good: [[['contract/a.ts', `import type { Words } from '@changxing/rules/words.ts'\nimport { z } from 'zod'`]]],
  },
  'the platform imports no domain and no outside agency': {
    bad: [[['server/src/platform/a.ts', `import type { Person } from '../domains/people/index.ts'`]], [['server/src/platform/a.ts', `import '../exchange/sms/send.ts'`]]],
    good: [[['server/src/platform/http/a.ts', `import { clock } from '../clock.ts'\nimport pg from 'pg'`]]],
  },
  'the platform knows no domain word': {
    bad: [[['server/src/platform/a.ts', `export const licenceOf = 1`]], [['server/src/platform/a.ts', `export type Row = { vehicle_id: string }`]]],
    good: [[['server/src/platform/a.ts', `export const sessionOf = 1 // not a licence`]]],
  },
  'a domain imports platform, exchange, rules, contract, credentials, seeds and the doors of other domains': {
    bad: [[['server/src/domains/cases/a.ts', `import * as store from '../people/store.ts'`]], [['server/src/domains/cases/a.ts', `import '../../main.ts'`]]],
    good: [[['server/src/domains/cases/a.ts', `import { people } from '../people/index.ts'\nimport { lock } from './store.ts'\nimport { clock } from '../../platform/clock.ts'`]]],
  },
  'the order of domains has no cycle': {
    bad: [[['server/src/domains/cases/a.ts', `import '../people/index.ts'`], ['server/src/domains/people/b.ts', `import type { Case } from '../cases/index.ts'`]]],
    good: [[['server/src/domains/cases/a.ts', `import '../people/index.ts'`], ['server/src/domains/people/b.ts', `import './c.ts'`]]],
  },
  'server and agencies never import each other, nor an app': {
    bad: [[['server/src/main.ts', `import '../../agencies/main.ts'`]], [['agencies/main.ts', `import '@changxing/server/src/main.ts'`]], [['server/src/main.ts', `import '@changxing/ui/api.tsx'`]], [['server/src/main.ts', `import '../../db/migrate.ts'`]]],
    good: [[['server/src/main.ts', `import './platform/config.ts'`]]],
  },
  'an app imports contract, rules, credentials, ui and itself': {
    bad: [
      [['apps/desk/src/a.tsx', `import '../../citizen/src/a.tsx'`]],
      [['apps/desk/src/a.tsx', `import '@changxing/server/src/platform/clock.ts'`]],
      [['apps/desk/src/a.tsx', `import fs from 'node:fs'`]],
    ],
    good: [[['apps/desk/src/a.tsx', `import React from 'react'\nimport '@changxing/ui/api.tsx'\nimport '@changxing/contract/cases.ts'\nimport './b.tsx'`]]],
  },
  'only stores hold SQL': {
    bad: [[['server/src/domains/cases/a.ts', 'const q = `select * from cases.cases where area = $1`']], [['server/src/platform/a.ts', `const q = 'update platform.sessions set seen_at = $1'`]]],
    good: [[['server/src/domains/cases/a.store.ts', 'const q = `select * from cases.cases`']], [['server/src/domains/cases/a.ts', `const words = 'Select a photo from your phone'`]]],
  },
  'a store names only its own tables': {
    bad: [[['server/src/domains/cases/store.ts', 'const q = `select 1 from cases.cases c join people.persons p on true`']]],
    good: [[['server/src/domains/cases/store.ts', 'const q = `select 1 from cases.cases`']], [['server/src/platform/jobs/enqueue.store.ts', 'const q = `select 1 from graphile_worker.jobs`']]],
  },
  'only the configuration reads the environment': {
    bad: [[['server/src/platform/database.ts', `const url = process.env.DATABASE_URL`]], [['server/src/app.ts', `const { env } = process`]]],
    good: [[['server/src/platform/config.ts', `const { env } = process`]], [['agencies/main.ts', `const { env } = process`]]],
  },
  'only the clock asks for the time': {
    bad: [[['server/src/app.ts', `const now = Date.now()`]], [['rules/a.ts', `const now = new Date()`]]],
    good: [[['server/src/platform/clock.ts', `const now = new Date()`]], [['server/src/app.ts', `const then = new Date('2021-06-01T00:00:00Z')`]]],
  },
  'a domain asks for the present instant only where something is compared with it': {
    bad: [
      [['server/src/domains/cases/a.ts', `const at = platform.clock.now()`]], [['server/src/domains/cases/a.ts', `const at = clock.millis()`]],
      [['server/src/domains/notices/tell.ts', `const at = clock.recorded()`]],
    ],
    good: [
      [['server/src/domains/notices/tell.ts', `const at = platform.clock.now()`]], [['server/src/domains/cases/a.ts', `const at = platform.clock.recorded()`]],
      [['server/src/exchange/a.ts', `const at = clock.now()`]],
    ],
  },
  'no folder named common, utils, helpers, core, lib or shared': { bad: [[['server/src/utils/a.ts', '']], [['apps/desk/src/lib/a.ts', '']]], good: [[['rules/library.ts', '']]] },
  'no index.ts but a domain\'s door': { bad: [[['contract/index.ts', '']], [['server/src/domains/cases/services/index.ts', '']]], good: [[['server/src/domains/cases/index.ts', '']]] },
  'no import cycles': {
    bad: [[['rules/a.ts', `import './b.ts'`], ['rules/b.ts', `import './c.ts'`], ['rules/c.ts', `import '@changxing/rules/a.ts'`]]],
    good: [[['rules/a.ts', `import './b.ts'`], ['rules/b.ts', `import type { A } from './a.ts'`]]],
  },
  'no file over 400 lines': { bad: [[['rules/a.ts', '\n'.repeat(401)]]], good: [[['rules/a.ts', '\n'.repeat(400)]], [['credentials/vectors/a.ts', '\n'.repeat(900)]]] },
  'SM2 is never signed by OpenSSL\'s one call': {
    bad: [[['server/src/a.ts', `import { sign } from 'node:crypto'\nsign('sm3', data, key)`]], [['server/src/a.ts', `crypto.verify('SM3', data, key, signature)`]]],
    good: [[['server/src/a.ts', `createSign('sm3').update(z).update(data).sign(key) // sign('sm3', data, key) would be wrong`]]],
  },
}

describe('walls', () => {
  test('there is something to guard', () => assert.ok(sources.length > 100))

  for (const wall of walls) {
    test(wall.name, () => assert.deepEqual(wall.broken(sources), []))

    test(`${wall.name}: the wall can fail`, () => {
      const { bad, good } = examples[wall.name] ?? assert.fail('this wall has no example that breaks it')
      for (const files of bad) assert.notDeepEqual(wall.broken(files.map(([path, text]) => readSource(path, text))), [], JSON.stringify(files))
      for (const files of good ?? []) assert.deepEqual(wall.broken(files.map(([path, text]) => readSource(path, text))), [])
    })
  }

  test('package-lock.json names no registry, so that a mirror serves as well', () => {
    const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
    assert.deepEqual(lock.match(/"resolved": "https?:[^"]*"/g), null)
  })
})
