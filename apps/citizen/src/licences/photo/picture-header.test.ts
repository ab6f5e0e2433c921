import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import sharp from 'sharp'
import { readHeader } from './picture-header.ts'

const blank = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#fff' } })

test('kind and size of real files of each kind', async () => {
  assert.deepEqual(readHeader(await blank(523, 761).jpeg().toBuffer()), { kind: 'jpeg', widthPx: 523, heightPx: 761 })
  assert.deepEqual(readHeader(await blank(523, 761).jpeg({ progressive: true }).toBuffer()), { kind: 'jpeg', widthPx: 523, heightPx: 761 })
  assert.deepEqual(readHeader(await blank(523, 761).png().toBuffer()), { kind: 'png', widthPx: 523, heightPx: 761 })
  assert.deepEqual(readHeader(await blank(523, 761).webp().toBuffer()), { kind: 'webp', widthPx: 523, heightPx: 761 })
  assert.deepEqual(readHeader(await blank(523, 761).webp({ lossless: true }).toBuffer()), { kind: 'webp', widthPx: 523, heightPx: 761 })
  const withAlpha = sharp({ create: { width: 300, height: 200, channels: 4, background: { r: 1, g: 2, b: 3, alpha: 0.5 } } })
  assert.deepEqual(readHeader(await withAlpha.webp().toBuffer()), { kind: 'webp', widthPx: 300, heightPx: 200 })
})

test('a JPEG with EXIF before its frame is read too', async () => {
  const rotated = await blank(600, 400).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  assert.deepEqual(readHeader(rotated), { kind: 'jpeg', widthPx: 600, heightPx: 400 })
})

test('a picture bomb is seen in its header', () => {
  const bomb = new Uint8Array(64)
  bomb.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  new DataView(bomb.buffer).setUint32(16, 50_000)
  new DataView(bomb.buffer).setUint32(20, 50_000)
  assert.deepEqual(readHeader(bomb), { kind: 'png', widthPx: 50_000, heightPx: 50_000 })
})

test('text, an empty file, a cut file and source code are no pictures', async () => {
  for (const text of ['', 'GIF89a', 'x'.repeat(100)]) assert.deepEqual(readHeader(new TextEncoder().encode(text)), { kind: 'other' })
  assert.deepEqual(readHeader(await readFile(new URL(import.meta.url))), { kind: 'other' })
  assert.deepEqual(readHeader((await blank(90, 90).jpeg().toBuffer()).subarray(0, 40)), { kind: 'other' })
})

test('a HEIC file of an iPhone is recognised, so that the words can say what to do', () => {
  const heic = new Uint8Array(40)
  heic.set(new TextEncoder().encode('ftypheic'), 4)
  assert.deepEqual(readHeader(heic), { kind: 'heic' })
})
