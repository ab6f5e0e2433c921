import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useRouterState } from '@tanstack/react-router'
import { useLayoutEffect, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { GoLink } from './places.tsx'
import type { Screen } from './screens.ts'

/** Room for the button that opens the rest, in either language. */
const morePx = 84

const More = ({ screens }: { readonly screens: readonly Screen[] }) => {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const holdsCurrent = useRouterState({ select: ({ location }) => screens.some(({ path }) => location.pathname.endsWith(path)) })
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return
    event.stopPropagation()
    setOpen(false)
    button.current?.focus()
  }
  const left = (event: FocusEvent<HTMLDivElement>) => { if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false) }
  return (
    <div className="desk-more" onKeyDown={close} onBlur={left}>
      <button ref={button} type="button" className="desk-tab" aria-expanded={open} data-current={holdsCurrent} onClick={() => setOpen(!open)}>
        {say({ zh: '更多', en: 'More' })}<Icon name="forward" size="0.9em" />
      </button>
      {open && (
        <ul className="cx-plain-list">
          {screens.map(({ path, title, icon }) => (
            <li key={path} onClick={() => setOpen(false)}><GoLink to={path} className="desk-tab"><Icon name={icon} size="1.15em" />{say(title)}</GoLink></li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** The screens of an officer in one line; those that do not fit stand behind 更多. */
export const DeskNav = ({ screens }: { readonly screens: readonly Screen[] }) => {
  const say = useSay()
  const nav = useRef<HTMLElement>(null)
  const line = useRef<HTMLDivElement>(null)
  const [fitting, setFitting] = useState(screens.length)
  const titles = screens.map(({ title }) => say(title)).join()
  useLayoutEffect(() => {
    const measure = () => {
      const ends: number[] = []
      for (const tab of line.current?.children ?? []) ends.push((ends.at(-1) ?? 0) + tab.getBoundingClientRect().width)
      // Widths are fractions of a pixel.
      const room = (nav.current?.clientWidth ?? 0) + 1
      setFitting((ends.at(-1) ?? 0) <= room ? ends.length : ends.filter((end) => end <= room - morePx).length)
    }
    const observer = new ResizeObserver(measure)
    observer.observe(nav.current!)
    measure()
    return () => observer.disconnect()
  }, [titles])
  return (
    <nav ref={nav} aria-label={say({ zh: '业务', en: 'Screens' })}>
      <div ref={line} className="desk-tabs">
        {screens.map(({ path, title, icon }, index) => (
          <span key={path} style={index < fitting ? undefined : { visibility: 'hidden' }}>
            <GoLink to={path} className="desk-tab"><Icon name={icon} size="1.15em" />{say(title)}</GoLink>
          </span>
        ))}
      </div>
      {fitting < screens.length && <More screens={screens.slice(fitting)} />}
    </nav>
  )
}
