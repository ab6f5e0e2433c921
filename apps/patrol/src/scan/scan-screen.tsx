import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import { useState } from 'react'
import { ScreenLink, useGo } from '../link.tsx'
import { useTerminal } from '../terminal/terminal.tsx'
import { checkCode } from '../verification/run-check.ts'
import { HandleEntry } from './handle-entry.tsx'

// survives the way to the verdict and back; nothing else needs it
let lastText = ''

/** The first screen: the camera, and beside it the ways for when there is nothing to scan. */
export function ScanScreen() {
  const say = useSay()
  const terminal = useTerminal()
  const go = useGo()
  const [typing, setTyping] = useState(false)
  const [same, setSame] = useState(false)
  // the phone just checked is often still in the picture: read again unasked, its code would look like a replay
  const onCamera = (text: string) => (text === lastText ? setSame(true) : check(text))
  const check = (text: string) => {
    lastText = text
    void checkCode(terminal, text)
    go('/verdict')
  }
  useBarcodeGun(check)
  return (
    <div className="pt-scan">
      <h1 className="cx-hidden">{say({ zh: '扫描电子驾驶证', en: 'Scan an e-licence' })}</h1>
      {typing ? (
        <HandleEntry onDigits={check} onClose={() => setTyping(false)} />
      ) : (
        <CameraScanner onCode={onCamera} label={{ zh: '对准电子驾驶证二维码', en: 'Point at the e-licence code' }} />
      )}
      {same && !typing && (
        <div className="pt-same" role="status">
          <p>{say({ zh: '还是刚核验过的那个码。', en: 'This is the code you have just checked.' })}</p>
          <button type="button" className="cx-button cx-button--quiet" onClick={() => check(lastText)}>{say({ zh: '再核一次', en: 'Check again' })}</button>
        </div>
      )}
      <div className="pt-scan-actions">
        <button type="button" className="cx-button cx-button--quiet" aria-expanded={typing} onClick={() => setTyping(!typing)}>
          {say(typing ? { zh: '回到摄像头', en: 'Camera' } : { zh: '输入号码', en: 'Type digits' })}
        </button>
        <ScreenLink to="/challenge" className="cx-button cx-button--quiet">{say({ zh: '质询', en: 'Challenge' })}</ScreenLink>
      </div>
    </div>
  )
}
