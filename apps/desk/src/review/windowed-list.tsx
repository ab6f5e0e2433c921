import { useEffect, useEffectEvent, useRef, useState, type ReactNode } from 'react'

const overscan = 6

/**
 * A list of rows of one height of which only those in sight are drawn, so that 100,000 rows do not freeze it. It is one stop of the
 * Tab key; arrows move in it. `onEnd` asks for more before the last row comes into sight.
 */
export const WindowedList = <Row,>({ rows, total, rowHeight, keyOf, chosen, onChoose, onEnd, label, children }: {
  readonly rows: readonly Row[]
  /** Length of the whole list; -1 when not known. */
  readonly total: number
  readonly rowHeight: number
  readonly keyOf: (row: Row) => string
  readonly chosen: string | undefined
  readonly onChoose: (key: string) => void
  readonly onEnd: () => void
  readonly label: string
  readonly children: (row: Row) => ReactNode
}) => {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  useEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setView({ top: element.scrollTop, height: element.clientHeight })
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', measure, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', measure)
    }
  }, [])
  const first = Math.max(0, Math.floor(view.top / rowHeight) - overscan)
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / rowHeight) + overscan)
  const askForMore = useEffectEvent(onEnd)
  const nearEnd = rows.length > 0 && last >= rows.length
  useEffect(() => {
    if (nearEnd) askForMore()
  }, [nearEnd, rows.length])
  const index = rows.findIndex((row) => keyOf(row) === chosen)
  useEffect(() => {
    const element = box.current
    if (!element || index < 0) return
    const top = index * rowHeight
    if (top < element.scrollTop) element.scrollTop = top
    else if (top + rowHeight > element.scrollTop + element.clientHeight) element.scrollTop = top + rowHeight - element.clientHeight
  }, [index, rowHeight])
  const step = (by: number) => {
    const row = rows[Math.min(Math.max(index + by, 0), rows.length - 1)]
    if (row) onChoose(keyOf(row))
  }
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -rows.length, End: rows.length }
  return (
    <div ref={box} className="desk-list" role="listbox" tabIndex={0} aria-label={label}
      aria-activedescendant={index < 0 ? undefined : `row-${chosen}`}
      onKeyDown={(event) => {
        const by = steps[event.key]
        if (by === undefined) return
        event.preventDefault()
        step(by)
      }}>
      <div className="desk-list-inside" role="presentation" style={{ height: rows.length * rowHeight }}>
        {rows.slice(first, last).map((row, at) => {
          const key = keyOf(row)
          return (
            <div key={key} id={`row-${key}`} className="desk-list-row" role="option" aria-selected={key === chosen}
              aria-setsize={total} aria-posinset={first + at + 1}
              style={{ height: rowHeight, top: (first + at) * rowHeight }} onClick={() => onChoose(key)}>
              {children(row)}
            </div>
          )
        })}
      </div>
    </div>
  )
}
