import { useSay } from '@changxing/ui/language.tsx'
import { CameraScanner } from '@changxing/ui/scan/camera-scanner.tsx'
import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import { cityOf } from '@changxing/rules/areas.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import { useGo } from '../link.tsx'
import { useTerminalState } from '../terminal/terminal.tsx'
import { readReceipt, readVinCode } from './what-is-inspected.ts'

const vinLength = 17

/** Codes of a receipt, paper or phone, lead to its car, sent or not; that of a VIN, on the car or its papers, is looked for. By the camera or a bar-code gun. */
export const ReceiptScan = ({ onVin }: { readonly onVin: (vin: string) => void }) => {
  const say = useSay()
  const go = useGo()
  const { area } = useTerminalState().officer!
  const [open, setOpen] = useState(false)
  const [wrong, setWrong] = useState<Words | null>(null)
  const read = (text: string) => {
    const vin = readVinCode(text)
    if (vin) {
      setWrong(null)
      setOpen(false)
      return onVin(vin)
    }
    const receipt = readReceipt(text)
    if (receipt?.area === area) return go('/inspection', { ...receipt.of })
    const other = receipt && cityOf(receipt.area)?.name
    setWrong(receipt
      ? { zh: `这张回执是${other?.zh ?? '外地'}的，请到那里查验。`, en: `This receipt is from ${other?.en ?? 'another city'}: it is inspected there.` }
      : { zh: '这不是办件回执的二维码，也不是车辆识别代号。', en: 'This is the code of no receipt, and no VIN.' })
  }
  useBarcodeGun(read, { minLength: vinLength })
  return (
    <>
      <button type="button" className="cx-button cx-button--quiet pt-big" aria-expanded={open} onClick={() => { setOpen(!open); setWrong(null) }}>
        {say(open ? { zh: '关闭摄像头', en: 'Close the camera' } : { zh: '扫回执或车辆识别代号', en: 'Scan a receipt or VIN' })}
      </button>
      {open && <div className="in-scan"><CameraScanner onCode={read} label={{ zh: '对准回执的二维码，或车辆识别代号的条码', en: 'Point at the code of the receipt, or of the VIN' }} /></div>}
      {wrong && <p className="pt-warn" role="alert">{say(wrong)}</p>}
    </>
  )
}
