import type { Box } from '@changxing/rules/licences/photo.ts'

/** What the landmarks of a face say, pixels. */
export type FaceMeasures = { readonly left: number; readonly right: number; readonly chin: number; readonly eyeLine: number }

// The jaw's landmarks end before the ears; the head of GA 482 goes from ear to ear.
const earsBesideJaw = 1.14
// The eyes lie near the middle of a head; hair makes the upper half the longer one.
const upperToLower = 1.08
const believableUpper = { min: 0.85, max: 1.5 }

/**
 * The head from crown to chin and ear to ear. Landmarks end at the brows, so the crown is the one seen against the background (`seenCrown`)
 * when it is believable for this face, else it is estimated from the distance between eyes and chin.
 */
export function headOf({ left, right, chin, eyeLine }: FaceMeasures, seenCrown: number | null): Box {
  const lower = chin - eyeLine
  const upper = seenCrown === null ? 0 : eyeLine - seenCrown
  const believable = upper >= lower * believableUpper.min && upper <= lower * believableUpper.max
  const crown = believable && seenCrown !== null ? seenCrown : eyeLine - lower * upperToLower
  const width = (right - left) * earsBesideJaw
  return { x: (left + right) / 2 - width / 2, y: crown, width, height: chin - crown }
}
