import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import { useGo } from '../link.tsx'
import { useTerminalState } from '../terminal/terminal.tsx'
import { readReceipt } from './what-is-inspected.ts'

/** The code on a receipt, paper or phone, leads to its car, sent or not. */
export const ReceiptScan = () => {
  const say = useSay()
  const go = useGo()
  const { area } = useTerminalState().officer!
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<Words | null>(null)
  const read = (text: string) => {
    const receipt = readReceipt(text)
    if (receipt?.area === area) return go('/inspection', { ...receipt.of })
    const other = receipt && cityOf(receipt.area)?.name
    setWrong(receipt
      ? { zh: `这张回执是${other?.zh ?? '外地'}的，请到那里查验。`, en: `This receipt is from ${other?.en ?? 'another city'}: it is inspected there.` }
      : { zh: '这不是办件回执的二维码。', en: 'This is not the code of a receipt.' })
  }
  useBarcodeGun(read)
  return (
    <>
      <button type="button" className="cx-button cx-button--quiet pt-big" aria-expanded={open} onClick={() => { setOpen(!open); setWrong(null) }}>
        {say(open ? { zh: '关闭摄像头', en: 'Close the camera' } : { zh: '扫回执二维码', en: 'Scan a receipt' })}
      </button>
      {open && <div className="in-scan"><CameraScanner onCode={read} label={{ zh: '对准回执上的二维码', en: 'Point at the code of the receipt' }} /></div>}
      {wrong && <p className="pt-warn" role="alert">{say(wrong)}</p>}
    </>
  )
}
