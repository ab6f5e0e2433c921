import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { hashOfPieces, sha256 } from './hash.ts'

test('the hash of the whole is that of the hashes of the pieces, as bytes, in order (M2.3.3)', async () => {
  const pieces = ['first', 'second', ''].map((text) => Buffer.from(text))
  const hashes = await Promise.all(pieces.map((piece) => sha256(piece)))
  const expected = createHash('sha256').update(Buffer.concat(pieces.map((piece) => createHash('sha256').update(piece).digest()))).digest('hex')
  assert.equal(await hashOfPieces(hashes), expected)
  assert.notEqual(await hashOfPieces(hashes.toReversed()), expected)
  assert.equal(await hashOfPieces([]), createHash('sha256').digest('hex'))
})
