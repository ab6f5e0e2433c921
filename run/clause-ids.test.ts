import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { endpoints } from '@changxing/contract/endpoints.ts'
import { isClauseId } from '@changxing/rules/clauses.ts'
import { exists, idsIn } from './clause-ids.ts'
import { ourFiles, root } from './files.ts'

/** Files that cite what does not exist, because they prove that it is refused. */
const onPurpose = new Set(['rules/clauses.test.ts', 'run/clause-ids.test.ts'])

const isText = (path: string) => /\.(tsx?|m?js|css|sql|md|html|json)$/.test(path) && !/(^|\/)(vectors|package-lock\.json)/.test(path)

describe('clause ids', () => {
  test('nothing of ours cites a clause that does not exist', () => {
    const files = ourFiles().filter((path) => isText(path) && !onPurpose.has(path))
    assert.ok(files.length > 100)
    const wrong = files.flatMap((path) => idsIn(readFileSync(join(root, path), 'utf8')).filter((id) => !exists(id)).map((id) => `${path}: ${id}`))
    assert.deepEqual(wrong, [])
  })

  test('operations name whole clauses', () => {
    for (const [name, { clauses = [] }] of endpoints) for (const id of clauses) assert.ok(isClauseId(id), `${name}: ${id}`)
  })

  test('what is a citation and what is not', () => {
    assert.deepEqual(idsIn('(M1.5.1, M12.4.2) and M1.5.1; section M2.2, clause M7.1.'), ['M1.5.1', 'M12.4.2', 'M2.2', 'M7.1'])
    assert.deepEqual(idsIn('M4.6 8.2 7 10.6l4.5-5 M10.500 17a6.5 M13.1 xM1.5.1'), [])
    assert.deepEqual(['M1.5.1', 'M2.2', 'M7.1', 'M1.5.9', 'M3.9', 'M1'].map(exists), [true, true, true, false, false, false])
  })
})
