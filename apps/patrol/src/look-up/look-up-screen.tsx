import { useSay } from '@changxing/ui/language.tsx'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useState, type FormEvent } from 'react'
import { useGo } from '../link.tsx'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { chinaDay } from '../terminal/time-words.ts'
import { currentCheck, lookUp } from '../verification/run-check.ts'

const purposes = {
  'no-code': { zh: '没有可用的码（没带手机、不会出示、码不被认可）', en: 'No usable code (no phone, cannot show it, code not accepted)' },
  'grey-verdict': { zh: '码无法核验（灰）', en: 'The code cannot be verified (grey)' },
  'yellow-verdict': { zh: '码需再核（黄）', en: 'The code needs a further check (yellow)' },
  violation: { zh: '处理违法', en: 'Handling a violation' },
  accident: { zh: '处理事故', en: 'Handling an accident' },
} as const satisfies Record<string, Words>
type Purpose = keyof typeof purposes

const purposeOfLast = (): Purpose => {
  const colour = currentCheck.get().check?.verdict?.colour
  return colour === 'grey' ? 'grey-verdict' : colour === 'yellow' ? 'yellow-verdict' : 'no-code'
}

/** The way for a driver without a code: by identity number, with a purpose, recorded. The number is checked here before it is sent. */
export function LookUpScreen() {
  const say = useSay()
  const terminal = useTerminal()
  const { online, session } = useTerminalState()
  const go = useGo()
  const [number, setNumber] = useState('')
  const [purpose, setPurpose] = useState<Purpose>(purposeOfLast)
  const [problem, setProblem] = useState<Words | null>(null)
  const possible = online && session !== 'ended'

  const submit = (event: FormEvent) => {
    event.preventDefault()
    const reading = readIdentityNumber(number, chinaDay(terminal.recorded()))
    if (!reading.valid) return setProblem(identityProblems[reading.problem])
    void lookUp(terminal, { identityNumber: normalIdentityNumber(number), purpose })
    go('/verdict')
  }
  return (
    <form className="pt-page" onSubmit={submit} noValidate>
      <h1>{say({ zh: '按证号查询', en: 'Look up by identity number' })}</h1>
      {!possible && (
        <div className="pt-warn" role="alert">
          <p>{say(online ? {
            zh: '登录已过期，不能查询。',
            en: 'Your sign-in has ended, so nothing can be looked up.',
          } : { zh: '没有网络，不能查询。', en: 'There is no network, so nothing can be looked up.' })}</p>
          <p>{say({
            zh: '现在可以：核对身份证与本人，记下证号和地点，放行后联网补查。不能因查不到而处罚。',
            en: 'What to do now: compare the identity card with the face, note number and place, let the driver go, and look it up later. Not being able to check is no ground for a penalty.',
          })}</p>
        </div>
      )}
      <label className="pt-field">
        <span>{say({
          zh: '身份证号（18 位）或港澳台居民居住证号',
          en: 'Identity number (18 characters), or Hong Kong, Macao or Taiwan residence permit',
        })}</span>
        <input className="cx-figures" value={number} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={40} aria-invalid={problem !== null} aria-describedby="number-problem"
          onChange={(event) => { setNumber(event.target.value); setProblem(null) }} />
      </label>
      <p id="number-problem" className="pt-problem" role="alert">{problem ? say(problem) : ''}</p>
      <fieldset className="pt-choices">
        <legend>{say({ zh: '查询事由（记入留痕，本人可见）', en: 'Purpose (recorded; the person can see it)' })}</legend>
        {(Object.keys(purposes) as Purpose[]).map((name) => (
          <label key={name}>
            <input type="radio" name="purpose" checked={purpose === name} onChange={() => setPurpose(name)} />
            <span>{say(purposes[name])}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" className="cx-button pt-big" disabled={!possible}>{say({ zh: '查询', en: 'Look up' })}</button>
    </form>
  )
}
