import type { ReviewView } from '@changxing/contract/review.ts'
import { headGuide } from '@changxing/rules/licences/photo.ts'

type Finding = ReviewView['findings'][number]
const [width, height] = [520, 756]

/** The template drawn over the photo: where the head belongs, the middle, the level of the eyes. What a finding says is wrong is drawn in red and dashed. */
export const PhotoOverlay = ({ findings, on }: { readonly findings: readonly Finding[]; readonly on: string }) => {
  const guide = headGuide(width, height, on)
  const failed = new Set(findings.filter(({ holds }) => !holds).map(({ rule }) => rule))
  const mark = (...rules: readonly string[]) => (rules.some((rule) => failed.has(rule)) ? 'bad' : 'good')
  const middle = { x: guide.x + guide.width / 2, y: guide.y + guide.height / 2 }
  return (
    <svg className="photo-overlay" viewBox={`0 0 ${width} ${height}`} aria-hidden="true" preserveAspectRatio="none">
      <ellipse data-mark={mark('head-width', 'head-height', 'head-inside', 'one-face')} cx={middle.x} cy={middle.y}
        rx={guide.width / 2} ry={guide.height / 2} />
      <path data-mark={mark('head-centred')} d={`M${middle.x} ${guide.y - 20}V${guide.y + guide.height + 20}`} />
      <path data-mark={mark('eyes-level')} d={`M${guide.x} ${middle.y - guide.height * 0.04}H${guide.x + guide.width}`} />
      <rect data-mark={mark('background', 'ratio', 'width')} x="5" y="5" width={width - 10} height={height - 10} />
    </svg>
  )
}
