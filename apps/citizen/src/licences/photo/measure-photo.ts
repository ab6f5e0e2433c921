import type { Box, PhotoFacts } from '@changxing/rules/licences/photo.ts'
import { backgroundWhiteness, crownRow } from '@changxing/ui/photo/background.ts'
import { findFaces, type Face } from './find-faces.ts'
import { headOf } from './head-box.ts'
import { drawPart, type Picture } from './read-picture.ts'

const longestSidePx = 1000

const largest = (faces: readonly Face[]): Face | undefined => [...faces].sort((a, b) => b.right - b.left - (a.right - a.left))[0]

const scaled = ({ x, y, width, height }: Box, factor: number): Box => ({
  x: x * factor,
  y: y * factor,
  width: width * factor,
  height: height * factor,
})

/** Measures a picture on this device, for the rules on licence photos; nothing is sent. Rejects when the face library could not be loaded. */
export async function measurePhoto({ file, bitmap }: Picture): Promise<PhotoFacts> {
  const shrink = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height))
  const [width, height] = [Math.round(bitmap.width * shrink), Math.round(bitmap.height * shrink)]
  const canvas = drawPart(bitmap, { x: 0, y: 0, width: bitmap.width, height: bitmap.height }, width, height)
  const faces = await findFaces(canvas)
  const face = largest(faces)
  const pixels = canvas.getContext('2d')?.getImageData(0, 0, width, height)
  if (!pixels) throw new Error('the browser gives no pixels')
  const head = face && headOf(face, crownRow(pixels, face.left, face.right, face.chin))
  return {
    widthPx: bitmap.width,
    heightPx: bitmap.height,
    bytes: file.size,
    faces: faces.length,
    backgroundWhiteness: backgroundWhiteness(pixels, head),
    head: head && scaled(head, 1 / shrink),
    eyesTiltDegrees: face?.tiltDegrees,
  }
}
