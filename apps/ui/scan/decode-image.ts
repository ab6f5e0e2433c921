import { readWithWasm } from './wasm-reader.ts'

const longestSidePx = 2000

/**
 * The text of the code in a picture the user chose, or null when no code is found or the file is no picture.
 * Large photos are made smaller first: 2 000 px keep every module of our largest code readable.
 */
export async function decodeImage(blob: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(blob).catch(() => null)
  if (!bitmap) return null
  const scale = Math.min(1, longestSidePx / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(bitmap.width * scale))
  canvas.height = Math.max(1, Math.round(bitmap.height * scale))
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return null
  // a code drawn on nothing is black on black
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  return readWithWasm(context.getImageData(0, 0, canvas.width, canvas.height), true)
}
