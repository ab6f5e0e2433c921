import type { Words } from '@changxing/rules/words.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Link, type LinkProps } from '@tanstack/react-router'
import { useEffect, useRef, type ReactNode } from 'react'

/**
 * Names the page to the browser, and moves the focus to its heading, so that a screen reader hears where it is. `news`: what has just come to
 * stand at the top, such as a refusal; whoever pressed the button below all answers is taken up to it.
 */
export const usePageTitle = (title: Words, news?: unknown) => {
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  const text = say(title)
  useEffect(() => {
    document.title = `${text} · ${say({ zh: '畅行', en: 'Changxing' })}`
  }, [text, say])
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => { if (news) heading.current?.focus() }, [news])
  return heading
}

/** A screen with its heading and the way back. `narrow` keeps reading width on a desk. */
export const Screen = ({ title, back, aside, children, narrow = true }: {
  readonly title: Words
  readonly back?: LinkProps
  readonly aside?: ReactNode
  readonly children: ReactNode
  readonly narrow?: boolean
}) => {
  const say = useSay()
  const heading = usePageTitle(title)
  return (
    <div className={narrow ? 'screen-narrow' : undefined}>
      <div className="screen-head">
        {back && <Link {...back} className="screen-back" aria-label={say({ zh: '返回', en: 'Back' })}><Icon name="back" /></Link>}
        <h1 ref={heading} tabIndex={-1}>{say(title)}</h1>
        {aside}
      </div>
      <div className="screen-body cx-stack">{children}</div>
    </div>
  )
}
