import { headGuide } from '@changxing/rules/licences/photo.ts'
import { backgroundWhiteness } from '@changxing/ui/photo/background.ts'
import { captureCrop } from './capture-crop.ts'
import { measuredFindings, type Measured } from './measured-rules.ts'

export type Taken = { readonly blob: Blob; readonly widthPx: number; readonly heightPx: number; readonly findings: readonly Measured[] }

/** Cuts the upright middle out of what the camera shows now, and measures it by the photo rules of that day. */
export async function takePicture(video: HTMLVideoElement, on: string): Promise<Taken> {
  const crop = captureCrop(video.videoWidth, video.videoHeight)
  const canvas = new OffscreenCanvas(crop.width, crop.height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('no canvas')
  context.drawImage(video, crop.x, crop.y, crop.width, crop.height, 0, 0, crop.width, crop.height)
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.95 })
  // The officer fits the head into the drawn outline, so that is where it is.
  const whiteness = backgroundWhiteness(context.getImageData(0, 0, crop.width, crop.height), headGuide(crop.width, crop.height, on))
  const findings = measuredFindings({ widthPx: crop.width, heightPx: crop.height, bytes: blob.size, backgroundWhiteness: whiteness }, on)
  return { blob, widthPx: crop.width, heightPx: crop.height, findings }
}
