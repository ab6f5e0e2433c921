import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backgroundWhiteness, crownRow, isWhite, type Pixels } from './background.ts'

type Colour = readonly [number, number, number]

const paint = (width: number, height: number, colourAt: (x: number, y: number) => Colour): Pixels => {
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], 4 * (y * width + x))
  return { width, height, data }
}
const white: Colour = [252, 252, 250]
const hair: Colour = [30, 25, 20]
const head = { x: 85, y: 110, width: 350, height: 485 }
const inHead = (x: number, y: number) => y >= 110 && x >= 85 && x < 435
const portrait = (background: (x: number, y: number) => Colour) => paint(520, 756, (x, y) => (inHead(x, y) ? hair : background(x, y)))

test('white is light and without a tint', () => {
  const row: readonly Colour[] = [
    [255, 255, 255],
    [226, 226, 226],
    [224, 224, 224],
    [255, 255, 220],
    [200, 220, 255],
  ]
  const pixels = paint(row.length, 1, (x) => row[x] ?? white)
  assert.deepEqual(
    row.map((_, x) => isWhite(pixels, x, 0)),
    [true, true, false, false, false],
  )
})

test('a person before a white wall: all of the background is white, the person does not count', () => {
  assert.equal(
    backgroundWhiteness(
      portrait(() => white),
      head,
    ),
    1,
  )
})

test('a blue or grey wall is not white', () => {
  assert.equal(
    backgroundWhiteness(
      portrait(() => [120, 160, 220]),
      head,
    ),
    0,
  )
  assert.equal(
    backgroundWhiteness(
      portrait(() => [190, 190, 190]),
      head,
    ),
    0,
  )
})

test('a shadow on one side lowers the share', () => {
  const share = backgroundWhiteness(
    portrait((x) => (x > 430 ? [170, 170, 172] : white)),
    head,
  )
  assert.ok(share > 0.6 && share < 0.9, String(share))
})

test('without a head the upper corners are looked at; the dark edge of a scan does not count', () => {
  assert.equal(
    backgroundWhiteness(
      paint(520, 756, () => white),
      undefined,
    ),
    1,
  )
  assert.equal(
    backgroundWhiteness(
      paint(520, 756, () => [90, 90, 90]),
      undefined,
    ),
    0,
  )
  assert.equal(
    backgroundWhiteness(
      paint(520, 756, (x, y) => (x < 4 || y < 4 ? hair : white)),
      undefined,
    ),
    1,
  )
})

test('the crown is the first row that is not white; none before a dark wall', () => {
  assert.equal(
    crownRow(
      portrait(() => white),
      85,
      435,
      595,
    ),
    110,
  )
  assert.equal(
    crownRow(
      portrait(() => [90, 90, 90]),
      85,
      435,
      595,
    ),
    null,
  )
  assert.equal(
    crownRow(
      paint(520, 756, () => white),
      85,
      435,
      595,
    ),
    null,
  )
})
