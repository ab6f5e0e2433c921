import type { Box } from '@changxing/rules/licences/photo.ts'

/** Pixels as a canvas gives them: four bytes each, row by row. */
export type Pixels = { readonly width: number; readonly height: number; readonly data: Uint8ClampedArray }

const leastLight = 225
const mostTint = 24
const step = 3

/** Whether a pixel is white: light, and without a tint. One definition for phone and counter, so that a photo passes at both or at neither. */
export function isWhite({ width, data }: Pixels, x: number, y: number): boolean {
  const at = 4 * (y * width + x)
  const [red = 0, green = 0, blue = 0] = [data[at], data[at + 1], data[at + 2]]
  const darkest = Math.min(red, green, blue)
  return darkest >= leastLight && Math.max(red, green, blue) - darkest <= mostTint
}

/**
 * The share of the background that is white, 0–1. The background is what lies beside and above the head, down to the chin: farther down
 * are the shoulders. Without a head only the upper corners are looked at. A border of 1 % is left out: scans have dark edges.
 */
export function backgroundWhiteness(pixels: Pixels, head: Box | undefined): number {
  const { width, height } = pixels
  const border = Math.ceil(Math.max(width, height) / 100)
  // Hair beside the face belongs to the person: a margin of an eighth of the head on each side, and above.
  const left = head ? head.x - head.width / 8 : width * 0.2
  const right = head ? head.x + head.width * 1.125 : width * 0.8
  const top = head ? head.y - head.height / 16 : height * 0.1
  const bottom = head ? head.y + head.height * 0.7 : height * 0.3
  let seen = 0
  let white = 0
  for (let y = border; y < Math.min(bottom, height - border); y += step) {
    for (let x = border; x < width - border; x += step) {
      if (y > top && x > left && x < right) continue
      seen++
      if (isWhite(pixels, x, y)) white++
    }
  }
  return seen === 0 ? 0 : white / seen
}

/**
 * The row where the head begins, seen against a white background: the first one of which a good part between `left` and `right` is not
 * white. Null when there is none above `chin`, or when the very first row already is not white.
 */
export function crownRow(pixels: Pixels, left: number, right: number, chin: number): number | null {
  const from = Math.max(0, Math.floor(left))
  const to = Math.min(pixels.width, Math.ceil(right))
  for (let y = Math.ceil(pixels.height / 100); y < Math.min(chin, pixels.height); y++) {
    let person = 0
    for (let x = from; x < to; x++) if (!isWhite(pixels, x, y)) person++
    if (person > (to - from) * 0.25) return y <= Math.ceil(pixels.height / 100) ? null : y
  }
  return null
}
