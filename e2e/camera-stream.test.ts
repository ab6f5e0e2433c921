import assert from 'node:assert/strict'
import { mkdtemp, open, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import decodeQR from 'qr/decode.js'
import { portrait } from './citizen-steps.ts'
import { pictureOfCode, pictureOfPerson, writeCameraStream, writeCodesStream, writeCodeStream } from './camera-stream.ts'

const read = ({ widthPx, heightPx, luma }: ReturnType<typeof pictureOfCode>) => {
  const data = new Uint8Array(widthPx * heightPx * 3)
  luma.forEach((value, i) => data.fill(value, i * 3, i * 3 + 3))
  return decodeQR({ width: widthPx, height: heightPx, data })
}

test('the largest dynamic code is read from a noisy picture', () => {
  const text = `J1:${'6BF+70790T9WJWG.FKY*4GO0'.repeat(22)}`
  assert.equal(read(pictureOfCode(text)), text)
  assert.equal(read(pictureOfCode('1'.repeat(40), { share: 0.4 })), '1'.repeat(40))
})

test('noise differs from frame to frame and is the same in every run', () => {
  const luma = (seed: number) => pictureOfCode('J1:A', { seed }).luma
  assert.deepEqual(luma(1), luma(1))
  assert.notDeepEqual(luma(1), luma(2))
})

test('a film has a header and whole frames', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'camera-stream-'))
  try {
    const path = join(folder, 'film.y4m')
    const header = 'YUV4MPEG2 W1280 H720 F10:1 Ip A1:1 C420jpeg\n'
    await writeCodeStream(path, 'J1:A')
    assert.equal((await stat(path)).size, header.length + 5 * ('FRAME\n'.length + 1280 * 720 * 1.5))
    const file = await open(path)
    const start = Buffer.alloc(header.length + 6)
    await file.read(start, 0, start.length, 0)
    await file.close()
    assert.equal(start.toString(), `${header}FRAME\n`)
    await writeCodesStream(path, ['J1:A', 'J1:B'], 1)
    assert.equal((await stat(path)).size, header.replace('F10', 'F5').length + 10 * ('FRAME\n'.length + 1280 * 720 * 1.5))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a person stands before a white wall, at the ratio of the photo template', async () => {
  const { widthPx, heightPx, luma } = await pictureOfPerson(portrait('man-25'))
  assert.equal(luma.length, widthPx * heightPx)
  const at = (x: number, y: number) => luma[y * widthPx + x]!
  assert.ok(at(10, 10) > 250 && at(widthPx - 10, heightPx - 10) > 250, 'the wall is white')
  assert.ok(at(widthPx / 2, heightPx - 10) < 200, 'the shoulders reach the lower edge')
})

test('odd sizes and no frames are refused', async () => {
  await assert.rejects(writeCameraStream('/nowhere/film.y4m', [], 10), /a film has a frame/)
  await assert.rejects(writeCameraStream('/nowhere/film.y4m', [{ luma: { widthPx: 3, heightPx: 2, luma: new Uint8Array(6) } }], 10), /even/)
})
