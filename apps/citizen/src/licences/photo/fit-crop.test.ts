import assert from 'node:assert/strict'
import { test } from 'node:test'
import { failedPhotoRules } from '@changxing/rules/licences/photo.ts'
import { fitCrop } from './fit-crop.ts'

test('a fitted picture meets the rules on size and place, from a large photo of a distant head', () => {
  for (const head of [
    { x: 1200, y: 600, width: 600, height: 830 },
    { x: 900, y: 420, width: 700, height: 800 },
    { x: 1300, y: 500, width: 420, height: 640 },
  ]) {
    const fit = fitCrop(3000, 4000, head)
    assert.equal(fit.kind, 'crop')
    if (fit.kind !== 'crop') continue
    const scale = 520 / fit.from.width
    const moved = {
      x: (head.x - fit.from.x) * scale,
      y: (head.y - fit.from.y) * scale,
      width: head.width * scale,
      height: head.height * scale,
    }
    const failed = failedPhotoRules(
      { widthPx: 520, heightPx: 756, bytes: 90_000, backgroundWhiteness: 1, faces: 1, head: moved, eyesTiltDegrees: 0 },
      '2021-06-01',
    )
    // A long narrow head cannot meet both measures; height goes first.
    assert.deepEqual(
      failed.map(({ id }) => id).filter((id) => id !== 'head-width'),
      [],
    )
    assert.ok(Math.abs(fit.from.width / fit.from.height - 520 / 756) < 1e-9)
  }
})

test('a head of few pixels is not enlarged', () =>
  assert.deepEqual(fitCrop(800, 1200, { x: 300, y: 200, width: 200, height: 300 }), { kind: 'too-small' }))

test('a head cut at the edge, or without shoulders, asks for another picture', () => {
  assert.deepEqual(fitCrop(600, 800, { x: 100, y: 0, width: 380, height: 500 }), { kind: 'cut-off' })
  assert.deepEqual(fitCrop(1000, 700, { x: 300, y: 150, width: 380, height: 500 }), { kind: 'cut-off' })
  assert.deepEqual(fitCrop(1000, 1600, { x: 10, y: 300, width: 380, height: 500 }), { kind: 'cut-off' })
})

test('where the picture ends soon below the shoulders the head sits lower, and nothing is invented', () => {
  const fit = fitCrop(1800, 2400, { x: 590, y: 1290, width: 620, height: 840 })
  assert.equal(fit.kind, 'crop')
  assert.ok(fit.kind === 'crop' && fit.from.y + fit.from.height <= 2400.5)
})
