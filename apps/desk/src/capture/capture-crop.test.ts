import { failedPhotoRules } from '@changxing/rules/licences/photo.ts'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { captureCrop } from './capture-crop.ts'

test('what a usual camera gives is cut to a size and ratio that the photo rules take', () => {
  for (const [frameWidth, frameHeight] of [[1920, 1080], [1280, 720], [3840, 2160], [1280, 960]] as const) {
    const { x, y, width, height } = captureCrop(frameWidth, frameHeight)
    const failed = failedPhotoRules({ widthPx: width, heightPx: height, bytes: 90_000, backgroundWhiteness: 1, faces: 1 }, '2021-06-01')
    assert.deepEqual(failed, [], `${frameWidth}×${frameHeight} gives ${width}×${height}`)
    assert.ok(x >= 0 && y >= 0 && x + width <= frameWidth && y + height <= frameHeight)
  }
})

test('a camera that is too coarse is told by the rules, not stretched', () => {
  const { width, height } = captureCrop(640, 480)
  assert.deepEqual(failedPhotoRules({ widthPx: width, heightPx: height, bytes: 9_000, backgroundWhiteness: 1, faces: 1 }, '2021-06-01').map(({ id }) => id), ['width'])
})
