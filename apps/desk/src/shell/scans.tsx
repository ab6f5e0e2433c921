import { useBarcodeGun } from '@changxing/ui/scan/keyboard-wedge.ts'
import { createContext, useCallback, useContext, useEffect, useEffectEvent, useId, useMemo, useRef, type ReactNode } from 'react'

/** Takes a scanned text if it is meant for it; says whether it did. */
type Taker = (text: string) => boolean

type Scans = {
  readonly put: (id: string, taker: Taker) => void
  readonly drop: (id: string) => void
  /** Gives a text to another part of the page, or keeps it for the screen that is opened next. */
  readonly leave: (text: string) => void
}
const ScansContext = createContext<Scans | null>(null)

/** A gun's shortest code here: a case number. */
const shortestScan = 12

/** Listens once for the whole desk: what a barcode gun types anywhere goes to the part of the page that knows it, the one opened last first; also what an input method garbled, so that somebody says so. */
export const ScansProvider = ({ children }: { readonly children: ReactNode }) => {
  const takers = useRef(new Map<string, Taker>())
  const left = useRef<string | null>(null)
  useBarcodeGun((text) => void [...takers.current.values()].toReversed().some((take) => take(text)), { minLength: shortestScan, garbled: true })
  const put = useCallback((id: string, taker: Taker) => {
    takers.current.set(id, taker)
    const waiting = left.current
    if (waiting !== null && taker(waiting)) left.current = null
  }, [])
  const drop = useCallback((id: string) => void takers.current.delete(id), [])
  const leave = useCallback((text: string) => {
    // The first taker is the search field, which leaves it.
    const taken = [...takers.current.values()].slice(1).toReversed().some((take) => take(text))
    left.current = taken ? null : text
  }, [])
  const scans = useMemo(() => ({ put, drop, leave }), [put, drop, leave])
  return <ScansContext value={scans}>{children}</ScansContext>
}

const useScansState = (): Scans => {
  const scans = useContext(ScansContext)
  if (!scans) throw new Error('ScansProvider is missing above this component')
  return scans
}

/** Takes scanned texts while the component is shown. */
export const useScans = (taker: Taker): void => {
  const id = useId()
  const { put, drop } = useScansState()
  const take = useEffectEvent(taker)
  useEffect(() => {
    put(id, (text) => take(text))
    return () => drop(id)
  }, [id, put, drop])
}

/** Gives a text to another part of the page, or leaves it for the screen that is opened next. */
export const useLeaveScan = () => useScansState().leave
