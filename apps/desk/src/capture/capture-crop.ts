export type Crop = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Lines below which the template's own ratio would give a picture narrower than its 520 pixels; 3:4 is still lawful there. */
const linesForTemplate = 756

/** The upright part in the middle of a camera frame that becomes the photo: 520:756 where the camera has lines enough, else 3:4. */
export function captureCrop(frameWidth: number, frameHeight: number): Crop {
  const ratio = frameHeight >= linesForTemplate ? 520 / 756 : 3 / 4
  const width = Math.min(frameWidth, Math.floor(frameHeight * ratio))
  const height = Math.min(frameHeight, Math.floor(width / ratio))
  return { x: Math.floor((frameWidth - width) / 2), y: Math.floor((frameHeight - height) / 2), width, height }
}
