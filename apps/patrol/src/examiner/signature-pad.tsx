import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useRef, useState, type PointerEvent } from 'react'

export type Strokes = readonly (readonly (readonly [number, number])[])[]

const width = 360
const height = 160
/** What a sheet may carry of one signature; nobody's name is longer. */
const mostPoints = 2_000

const pathOf = (strokes: Strokes): string => strokes.map((stroke) => stroke.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('')).join('')

/** A drawn signature as it goes on the sheet: the SVG path, base64. */
export const signatureText = (strokes: Strokes): string => btoa(pathOf(strokes))

/** Whether something was drawn that can be a name, and not a touch by mistake. */
export const isSigned = (strokes: Strokes): boolean => strokes.reduce((sum, stroke) => sum + stroke.length, 0) >= 8

/** A pad to sign with the finger or a pen. */
export const SignaturePad = ({ label, strokes, onChange }: { readonly label: Words; readonly strokes: Strokes; readonly onChange: (strokes: Strokes) => void }) => {
  const say = useSay()
  // Points come faster than the screen is drawn: the ref has them all, the state what is shown of them.
  const drawing = useRef<Strokes[number] | null>(null)
  const [shown, setShown] = useState<Strokes[number]>([])
  const pointOf = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect()
    return [Math.round(((event.clientX - box.left) / box.width) * width), Math.round(((event.clientY - box.top) / box.height) * height)]
  }
  const points = strokes.reduce((sum, stroke) => sum + stroke.length, 0)
  const begin = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    drawing.current = [pointOf(event)]
  }
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!drawing.current || points + drawing.current.length >= mostPoints) return
    drawing.current = [...drawing.current, pointOf(event)]
    setShown(drawing.current)
  }
  const end = () => {
    const stroke = drawing.current
    drawing.current = null
    setShown([])
    if (stroke && stroke.length > 1) onChange([...strokes, stroke])
  }
  return (
    <div className="ex-pad">
      <div className="ex-pad-head">
        <strong>{say(label)}</strong>
        <button type="button" className="cx-button cx-button--plain" disabled={strokes.length === 0} onClick={() => onChange([])}>{say({ zh: '重签', en: 'Sign anew' })}</button>
      </div>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`${say(label)}${say({ zh: '：', en: ': ' })}${say(isSigned(strokes) ? { zh: '已签', en: 'signed' } : { zh: '用手指在此签名', en: 'sign here with your finger' })}`}
        onPointerDown={begin} onPointerMove={draw} onPointerUp={end} onPointerCancel={end}>
        <line x1="24" y1={height - 28} x2={width - 24} y2={height - 28} className="ex-pad-line" />
        <path d={pathOf([...strokes, shown])} className="ex-pad-ink" />
      </svg>
    </div>
  )
}
