import { useSay } from '@changxing/ui/language.tsx'
import { digitsOf, kindOfCode } from '@changxing/ui/scan/code-kind.ts'
import { useState, type FormEvent } from 'react'
import { useTerminalState } from '../terminal/terminal.tsx'

/** Forty digits typed by hand: from a dim screen, a printed copy or a phone call. Only the back office knows what they stand for. */
export function HandleEntry({ onDigits, onClose }: { readonly onDigits: (digits: string) => void; readonly onClose: () => void }) {
  const say = useSay()
  const { online } = useTerminalState()
  const [typed, setTyped] = useState('')
  const [wrong, setWrong] = useState(false)
  const digits = digitsOf(typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kindOfCode(digits) === 'handle') onDigits(digits)
    else setWrong(true)
  }
  return (
    <form className="pt-page" onSubmit={submit}>
      <h2>{say({ zh: '输入 40 位出示码', en: 'Type the 40 digits' })}</h2>
      {!online && (
        <p className="pt-warn" role="alert">
          {say({
            zh: '这种号码只能联网核验，目前没有网络。请对方出示二维码，或记录证号后放行、事后核查。',
            en: 'Such a number can only be checked online, and there is no network. Ask for the QR code, or note the identity number, let the driver go and check later.',
          })}
        </p>
      )}
      <label className="pt-field">
        <span>{say({ zh: '出示码（数字之间的空格不影响）', en: 'Digits (spaces do not matter)' })}</span>
        <textarea inputMode="numeric" autoComplete="off" rows={3} className="cx-figures" value={typed} aria-invalid={wrong} aria-describedby="handle-help"
          onChange={(event) => { setTyped(event.target.value); setWrong(false) }} />
      </label>
      <p id="handle-help" role="status">
        {wrong
          ? say({ zh: `应为 40 位数字，现在是 ${digits.length} 位`, en: `40 digits are needed; these are ${digits.length} characters` })
          : say({ zh: `已输入 ${digits.length} / 40`, en: `${digits.length} of 40` })}
      </p>
      <div className="cx-actions">
        <button type="submit" className="cx-button pt-big">{say({ zh: '核验', en: 'Check' })}</button>
        <button type="button" className="cx-button cx-button--quiet pt-big" onClick={onClose}>{say({
          zh: '返回扫码',
          en: 'Back to the camera',
        })}</button>
      </div>
    </form>
  )
}
