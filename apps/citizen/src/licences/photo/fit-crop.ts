import type { Box } from '@changxing/rules/licences/photo.ts'

/** The size that a fitted photo gets, pixels. */
export const fittedSize = { widthPx: 520, heightPx: 756 } as const

// The middle of what GA 482 allows (331–378 × 449–520): measuring errors to both sides are forgiven.
const wantedHead = { width: 354, height: 484 } as const
const widestHead = 374
const lowestHead = 453
const crownY = 112
// Where the shoulders end early the head may sit lower in the frame.
const lowestCrownY = 170
const mostEnlarged = 1.25

/** Which part of the picture to take, or why a new picture is needed. The part may reach over the edge by a little: that is filled with white. */
export type FitCrop = { readonly kind: 'crop'; readonly from: Box } | { readonly kind: 'too-small' } | { readonly kind: 'cut-off' }

/**
 * The part of a picture that, drawn at 520 × 756, puts the head where the template wants it. `too-small`: the head has so few pixels that
 * enlarging would blur it. `cut-off`: too much is missing beside or above the head, or the shoulders are cut.
 */
export function fitCrop(widthPx: number, heightPx: number, head: Box): FitCrop {
  const byHeight = wantedHead.height / head.height
  const scale = Math.min(byHeight, Math.max(widestHead / head.width, lowestHead / head.height))
  if (scale > mostEnlarged) return { kind: 'too-small' }
  const width = fittedSize.widthPx / scale
  const height = fittedSize.heightPx / scale
  const y = Math.min(head.y - crownY / scale, Math.max(heightPx - height, head.y - lowestCrownY / scale))
  const from = { x: head.x + head.width / 2 - width / 2, y, width, height }
  const missingBeside = Math.max(0, -from.x, from.x + width - widthPx) / width
  const missingAbove = Math.max(0, -from.y) / height
  const missingBelow = Math.max(0, from.y + height - heightPx) / height
  if (head.y <= 0 || missingBeside > 0.08 || missingAbove > 0.1 || missingBelow > 0.01) return { kind: 'cut-off' }
  return { kind: 'crop', from }
}
