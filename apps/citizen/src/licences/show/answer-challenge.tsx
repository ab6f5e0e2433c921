import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { useId, useState, type FormEvent } from 'react'
import { parseChallenge } from '../wallet/challenge.ts'

/** 回应核验: scan the verifier's question or type its six digits; the next code answers it. This settles doubts about clock and copies without network. */
export const AnswerChallenge = ({
  onChallenge,
  onCancel,
}: {
  readonly onChallenge: (challenge: Uint8Array) => void
  readonly onCancel: () => void
}) => {
  const say = useSay()
  const [digits, setDigits] = useState('')
  const [wrong, setWrong] = useState<'scanned' | 'typed' | null>(null)
  const field = useId()
  const take = (text: string, how: 'scanned' | 'typed') => {
    const challenge = parseChallenge(text)
    if (challenge) onChallenge(challenge)
    else setWrong(how)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    take(digits, 'typed')
  }
  return (
    <div className="lic-answer cx-stack">
      <h2>{say({ zh: '回应核验', en: 'Answer a check' })}</h2>
      <p className="cx-soft">
        {say({
          zh: '扫描交警终端上显示的码，或输入终端上的 6 位数字。手机始终在您手里。',
          en: 'Scan the code on the officer’s device, or type its 6 digits. The phone stays in your hand.',
        })}
      </p>
      <CameraScanner
        label={{
          zh: '对准交警终端上的核验码',
          en: 'Point at the code on the officer’s device',
        }}
        onCode={(text) => take(text, 'scanned')}
      />
      <form className="lic-digits" onSubmit={submit}>
        <label htmlFor={field}>{say({ zh: '6 位数字', en: '6 digits' })}</label>
        <div>
          <input
            id={field}
            className="cx-figures"
            inputMode="numeric"
            autoComplete="off"
            maxLength={7}
            value={digits}
            aria-invalid={wrong === 'typed'}
            onChange={(event) => {
              setDigits(event.target.value)
              setWrong(null)
            }}
          />
          <button className="cx-button" type="submit">
            {say({ zh: '回应', en: 'Answer' })}
          </button>
        </div>
      </form>
      <p className="lic-wrong" role="alert">
        {wrong === 'scanned' &&
          say({
            zh: '这不是核验码。请对准交警终端上的码。',
            en: 'That is not a check code. Point at the code on the officer’s device.',
          })}
        {wrong === 'typed' && say({ zh: '请输入终端上的 6 位数字。', en: 'Type the 6 digits shown on the officer’s device.' })}
      </p>
      <button type="button" className="cx-button cx-button--quiet" onClick={onCancel}>
        {say({ zh: '返回出示', en: 'Back to my code' })}
      </button>
    </div>
  )
}
