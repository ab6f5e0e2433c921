import type { Words } from '@changxing/rules/words.ts'
import type { ReactNode } from 'react'
import { useSay } from './language.tsx'
import { ReadAloud } from './read-aloud.tsx'
import { Shape, type Tone } from './shapes.tsx'

export type Answer = 'yes' | 'not-yet' | 'checking' | 'unknown'

const words: Record<Answer, Words> = {
  yes: { zh: '可以办', en: 'Yes, you can' },
  'not-yet': { zh: '还不能办', en: 'Not yet' },
  checking: { zh: '正在核查', en: 'Being checked' },
  unknown: { zh: '暂时无法判断', en: 'Not known yet' },
}
const tones: Record<Answer, Tone> = { yes: 'good', 'not-yet': 'bad', checking: 'blue', unknown: 'grey' }

/**
 * The answer in one line, first on every screen that decides: 可以办 / 还不能办 / 正在核查, by shape, word and colour. It is announced
 * when it changes and can be read aloud. `line` replaces the usual words where the screen knows better ones.
 */
export const AnswerLine = ({ answer, tone, line, children, say: spoken }: {
  readonly answer: Answer
  readonly tone?: Tone
  readonly line?: Words
  readonly children?: ReactNode
  /** What is read aloud after the line. */
  readonly say?: Words
}) => {
  const say = useSay()
  const shown = line ?? words[answer]
  return (
    <section className="cx-answer" data-tone={tone ?? tones[answer]} role="status">
      <Shape tone={tone ?? tones[answer]} />
      <div>
        <p className="cx-answer-line">{say(shown)}</p>
        {children && <div className="cx-answer-more">{children}</div>}
        <ReadAloud text={spoken ? { zh: `${shown.zh}。${spoken.zh}`, en: `${shown.en}. ${spoken.en}` } : shown} />
      </div>
    </section>
  )
}
