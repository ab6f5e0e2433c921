import { headGuide, type PhotoFacts, type PhotoFailure } from '@changxing/rules/licences/photo.ts'
import { AnswerLine } from '@changxing/ui/answer-line.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { photoRemedies, photoRules } from './photo-remedies.ts'

/** The picture with what was found drawn on it: where the head should be, where it is, the line of the eyes, the background that is not white. */
const Marked = ({
  url,
  facts,
  failures,
  today,
}: {
  readonly url: string
  readonly facts: PhotoFacts
  readonly failures: readonly PhotoFailure[]
  readonly today: string
}) => {
  const say = useSay()
  const { widthPx, heightPx, head, eyesTiltDegrees = 0 } = facts
  const guide = headGuide(widthPx, heightPx, today)
  const fails = (id: PhotoFailure['id']) => failures.some((failure) => failure.id === id)
  const headFails = failures.some((failure) => failure.box !== undefined)
  const line = Math.max(2, widthPx / 140)
  return (
    <figure className="lic-judged">
      <img src={url} alt={say({ zh: '您的照片', en: 'Your photo' })} />
      <svg viewBox={`0 0 ${widthPx} ${heightPx}`} aria-hidden="true" focusable="false" preserveAspectRatio="none">
        {headFails && (
          <ellipse
            className="lic-mark-guide"
            cx={guide.x + guide.width / 2}
            cy={guide.y + guide.height / 2}
            rx={guide.width / 2}
            ry={guide.height / 2}
            strokeWidth={line}
            strokeDasharray={`${line * 4} ${line * 3}`}
          />
        )}
        {head && (
          <rect
            className={headFails ? 'lic-mark-bad' : 'lic-mark-good'}
            x={head.x}
            y={head.y}
            width={head.width}
            height={head.height}
            rx={line * 2}
            strokeWidth={line}
          />
        )}
        {head && fails('eyes-level') && (
          <g transform={`rotate(${eyesTiltDegrees} ${head.x + head.width / 2} ${head.y + head.height / 2})`}>
            <path className="lic-mark-bad" d={`M${head.x} ${head.y + head.height * 0.52}h${head.width}`} strokeWidth={line} />
          </g>
        )}
        {fails('background') && (
          <path
            className="lic-mark-bad"
            strokeWidth={line}
            strokeDasharray={`${line * 2} ${line * 2}`}
            d={`M${line} ${heightPx * 0.7}V${line}H${widthPx - line}V${heightPx * 0.7}`}
          />
        )}
      </svg>
    </figure>
  )
}

/** The judgement of the photo rules, said before anything is sent: the answer, the picture with marks, each rule with its remedy (M1.3.1). */
export const JudgedPhoto = ({
  url,
  facts,
  failures,
  today,
}: {
  readonly url: string
  readonly facts: PhotoFacts
  readonly failures: readonly PhotoFailure[]
  readonly today: string
}) => {
  const say = useSay()
  const failed = new Map(failures.map((failure) => [failure.id, failure]))
  const ordered = [...photoRules].sort((a, b) => Number(failed.has(b.id)) - Number(failed.has(a.id)))
  return (
    <>
      {failures.length === 0 ? (
        <AnswerLine answer="yes" line={{ zh: '照片符合要求', en: 'The photo meets the rules' }} />
      ) : (
        <AnswerLine
          answer="not-yet"
          line={{
            zh: `还不能用：${failures.length} 项不符合`,
            en: failures.length === 1 ? 'Not yet: 1 rule is not met' : `Not yet: ${failures.length} rules are not met`,
          }}
        />
      )}
      <Marked url={url} facts={facts} failures={failures} today={today} />
      <ul className="cx-plain-list lic-rules">
        {ordered.map(({ id, met }) => {
          const failure = failed.get(id)
          return (
            <li key={id} data-tone={failure ? 'bad' : 'good'}>
              <Shape tone={failure ? 'bad' : 'good'} />
              <span>
                {failure ? (
                  <>
                    <strong>{say(failure.says)}</strong>
                    <br />
                    {say({
                      zh: '怎么办：',
                      en: 'What to do: ',
                    })}
                    {say(photoRemedies[id].remedy)}
                  </>
                ) : (
                  say(met)
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </>
  )
}
