import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backgroundWhiteness } from './background-whiteness.ts'

type Colour = readonly [number, number, number]
const picture = (colourAt: (x: number, y: number) => Colour) => {
  const [width, height] = [52, 75]
  const data = new Uint8ClampedArray(width * height * 4)
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) data.set([...colourAt(x, y), 255], (y * width + x) * 4)
  return { width, height, data }
}
const head = (x: number, y: number) => x > 8 && x < 44 && y > 6

test('a head before white is white all around', () => {
  assert.equal(backgroundWhiteness(picture((x, y) => (head(x, y) ? [90, 60, 50] : [245, 246, 248]))), 1)
})

test('blue cloth and a shadow on one side are not white', () => {
  assert.equal(backgroundWhiteness(picture((x, y) => (head(x, y) ? [90, 60, 50] : [120, 170, 230]))), 0)
  const shaded = backgroundWhiteness(picture((x, y) => (head(x, y) ? [90, 60, 50] : x > 26 ? [150, 150, 150] : [250, 250, 250])))
  assert.ok(shaded > 0.3 && shaded < 0.7, `half shaded is ${shaded}`)
})
