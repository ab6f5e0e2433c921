import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { kindOfCode } from '@changxing/ui/scan/code-kind.ts'
import encodeQR from 'qr'
import { useEffect, useMemo, useState } from 'react'
import { useGo } from '../link.tsx'
import { useTerminal } from '../terminal/terminal.tsx'
import { answerSeconds } from '../verification/challenge-answered.ts'
import { checkCode } from '../verification/run-check.ts'
import { challengeText, newChallenge } from './new-challenge.ts'

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes))

/** Asks the holder's phone a question that no screenshot can answer, then reads the answer. Works without network and without clocks. */
export function ChallengeScreen() {
  const say = useSay()
  const terminal = useTerminal()
  const go = useGo()
  const [asked, setAsked] = useState(() => newChallenge(random, terminal.now()))
  const [left, setLeft] = useState<number>(answerSeconds.scanned)
  const [scanning, setScanning] = useState(false)
  const drawing = useMemo(() => encodeQR(challengeText(asked), 'svg', { ecc: 'medium', border: 4 }), [asked])

  useEffect(() => {
    const timer = setInterval(() => setLeft(Math.max(0, Math.ceil(answerSeconds.scanned - (terminal.now() - asked.atMs) / 1000))), 250)
    return () => clearInterval(timer)
  }, [asked, terminal])

  const again = () => {
    setAsked(newChallenge(random, terminal.now()))
    setScanning(false)
  }
  const onCode = (text: string) => {
    // the camera may see this terminal's own question in a mirror or on the holder's phone
    if (kindOfCode(text) === 'challenge') return
    void checkCode(terminal, text, asked)
    go('/verdict')
  }
  return (
    <div className="pt-challenge">
      <h1>{say({ zh: '质询', en: 'Challenge' })}</h1>
      {scanning ? (
        <CameraScanner onCode={onCode} label={{ zh: '扫描对方手机上的回答', en: "Scan the answer on the holder's phone" }} />
      ) : (
        <>
          <p>{say({
            zh: '请对方在“亮证”页点“回应核验”，扫此码或输入六位数字。',
            en: 'The holder opens the licence, taps “Answer a check”, and scans this code or types the digits.',
          })}</p>
          <img className="pt-question" alt={say({
            zh: '质询二维码',
            en: 'Challenge code',
          })} src={`data:image/svg+xml,${encodeURIComponent(drawing)}`} />
          <p className="pt-digits cx-figures" aria-label={asked.digits.split('').join(' ')}>{asked.digits.slice(0, 3)} {asked.digits.slice(3)}</p>
        </>
      )}
      <p className="pt-left cx-figures" role="timer" data-late={left === 0}>
        {left > 0
          ? say({
            zh: `请在 ${left} 秒内扫到回答（输数字的 ${answerSeconds.typed} 秒内）`,
            en: `Scan the answer within ${left} s (${answerSeconds.typed} s when digits are typed)`,
          })
          : say({
            zh: '扫码回答已超时：仍可扫描，但会要求重新质询',
            en: 'Late for a scanned answer: you may still scan it, but will be asked to challenge again',
          })}
      </p>
      <div className="pt-actions">
        {!scanning && <button type="button" className="cx-button pt-big" onClick={() => setScanning(true)}>{say({
          zh: '扫描回答',
          en: 'Scan the answer',
        })}</button>}
        <button type="button" className="cx-button cx-button--quiet pt-big" onClick={again}>{say({
          zh: '换一个',
          en: 'New question',
        })}</button>
      </div>
    </div>
  )
}
