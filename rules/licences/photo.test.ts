import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { failedPhotoRules, headGuide, isPhotoRejectionCode, photoRejectionReasons, type PhotoFacts } from './photo.ts'

const on = '2021-06-01'
const good: PhotoFacts = {
  widthPx: 520, heightPx: 756, bytes: 80_000, backgroundWhiteness: 0.97, faces: 1,
  head: { x: 85, y: 100, width: 350, height: 480 }, eyesTiltDegrees: 1,
}
const fails = (change: Partial<PhotoFacts>) => failedPhotoRules({ ...good, ...change }, on).map((failure) => failure.id)
const head = (change: object) => ({ head: { ...good.head!, ...change } })

describe('the photo of an e-licence', () => {
  it('may be sent when it is as GA 482 wants it', () => assert.deepEqual(fails({}), []))

  it('is at least 520 pixels wide, between 2:3 and 3:4', () => {
    assert.deepEqual(fails({ widthPx: 519, ...head({ x: 84 }) }), ['width'])
    assert.deepEqual(fails({ widthPx: 600, heightPx: 900, head: { x: 100, y: 100, width: 400, height: 560 } }), [])
    assert.deepEqual(fails({ widthPx: 600, heightPx: 800, head: { x: 100, y: 100, width: 400, height: 500 } }), [])
    assert.deepEqual(fails({ widthPx: 600, heightPx: 910, head: { x: 100, y: 100, width: 400, height: 560 } }), ['ratio'])
    assert.deepEqual(fails({ widthPx: 610, heightPx: 800, head: { x: 100, y: 100, width: 410, height: 500 } }), ['ratio'])
  })

  it('has a head 331–378 wide and 449–520 high, borders included', () => {
    const width = (pixels: number) => fails(head({ width: pixels, x: (520 - pixels) / 2 }))
    assert.deepEqual([330, 331, 378, 379].map(width), [['head-width'], [], [], ['head-width']])
    const height = (pixels: number) => fails(head({ height: pixels }))
    assert.deepEqual([448, 449, 520, 521].map(height), [['head-height'], [], [], ['head-height']])
  })

  it('is judged by share of the picture, whatever its size', () => {
    const scale = fc.double({ min: 1, max: 8, noNaN: true })
    fc.assert(
      fc.property(scale, (factor) => {
        const { x, y, width, height } = good.head!
        const bigger = { x: x * factor, y: y * factor, width: width * factor, height: height * factor }
        assert.deepEqual(fails({ widthPx: 520 * factor, heightPx: 756 * factor, head: bigger }), [])
      }),
    )
  })

  it('shows one person, level and centred, on white, the failing part named', () => {
    assert.deepEqual(fails({ backgroundWhiteness: 0.8 }), ['background'])
    assert.deepEqual(fails({ faces: 0, head: undefined }), ['one-face'])
    assert.deepEqual(fails({ faces: 2 }), ['one-face'])
    assert.deepEqual(fails({ eyesTiltDegrees: -6 }), ['eyes-level'])
    assert.deepEqual(fails(head({ x: 140 })), ['head-centred'])
    assert.deepEqual(fails(head({ y: 300 })), ['head-inside'])
    assert.deepEqual(fails({ bytes: 20_000_000 }), ['file-size'])
    const [failure] = failedPhotoRules({ ...good, ...head({ y: 300 }) }, on)
    assert.deepEqual(failure?.box, { ...good.head, y: 300 })
  })

  it('lists everything at once', () => {
    assert.deepEqual(fails({ widthPx: 300, heightPx: 300, bytes: 2e7, backgroundWhiteness: 0, faces: 3, eyesTiltDegrees: 20, head: { x: -1, y: 0, width: 20, height: 20 } }), [
      'file-size', 'width', 'ratio', 'background', 'one-face', 'head-width', 'head-height', 'head-inside', 'head-centred', 'eyes-level',
    ])
  })

  it('fits its own guide', () => {
    const guide = headGuide(520, 756, on)
    assert.deepEqual(fails({ head: guide }), [])
  })

  it('is refused only on fixed grounds, each in both languages', () => {
    for (const [code, { says }] of Object.entries(photoRejectionReasons)) {
      assert.ok(isPhotoRejectionCode(code))
      assert.ok(/\p{Script=Han}/u.test(says.zh) && /[a-z]/.test(says.en))
    }
    for (const no of ['ugly', 'toString', 1, undefined]) assert.ok(!isPhotoRejectionCode(no))
  })
})
