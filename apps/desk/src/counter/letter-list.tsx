import type { Delegation } from '@changxing/contract/delegations.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'

/** The letters that name the agent, those in force first; with none it says what to do instead. */
export const LetterList = ({ letters, says, pending, onChoose }: {
  readonly letters: readonly Delegation[]
  readonly says: Words
  readonly pending: boolean
  readonly onChoose: (letter: Delegation) => void
}) => {
  const say = useSay()
  if (letters.length === 0) return <Notice tone="care" live="polite" title={say({ zh: '没有查到委托', en: 'No letter found' })}><p>{say(says)}</p></Notice>
  const ordered = [...letters].sort((a, b) => Number(b.state === 'in-force') - Number(a.state === 'in-force'))
  return (
    <section aria-label={say({ zh: '查到的委托', en: 'Letters found' })}>
      <p className="cx-soft">{say(says)}</p>
      <ul className="cx-plain-list counter-cases">
        {ordered.map((letter) => (
          <li key={letter.id}>
            <button type="button" disabled={pending} onClick={() => onChoose(letter)}>
              <span><b lang="zh-CN">{letter.business}</b> <span className="cx-soft">{say({ zh: '委托人 ', en: 'for ' })}<span lang="zh-CN">{letter.principalName}</span> {letter.principalNumberMasked}</span></span>
              <span className="cx-chip" data-tone={letter.state === 'in-force' ? 'good' : 'bad'}><Shape tone={letter.state === 'in-force' ? 'good' : 'bad'} />{say(letter.stateSays)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
