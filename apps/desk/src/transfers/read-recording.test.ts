import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { readRecording } from './read-recording.ts'

const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes)
const head = Buffer.from([0x1a, 0x45, 0xdf, 0xa3])
const pieces = [Buffer.concat([head, Buffer.from('first take')]), Buffer.from('goes on'), Buffer.concat([head, Buffer.from('after the restart')])]
const listed = pieces.map((piece, index) => ({ index, sha256: sha(piece).digest('hex'), bytes: piece.length }))
const whole = sha(Buffer.concat(pieces.map((piece) => sha(piece).digest()))).digest('hex')

test('pieces become takes, and each is held against its hash (M2.3.3)', async () => {
  const seen: number[] = []
  const found = await readRecording(listed, 'video/webm', whole, async (index) => pieces[index]!, (read) => seen.push(read))
  assert.deepEqual(await Promise.all(found.takes.map(async (take) => (await take.text()).slice(-10))), ['takegoes on'.slice(-10), 'he restart'])
  assert.deepEqual([found.altered, found.wholeIsSame, seen], [[], true, [1, 2, 3]])
})

test('an exchanged piece is named, and so is a whole that is another', async () => {
  const exchanged = await readRecording(listed, 'video/webm', whole, async (index) => (index === 1 ? Buffer.from('went on') : pieces[index]!), () => {})
  assert.deepEqual([exchanged.altered, exchanged.wholeIsSame], [[1], false])
})
