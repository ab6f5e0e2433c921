import { pageName, type CaseDocument, type Page } from '@changxing/ui/case/pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useEffect, useRef, useState } from 'react'
import { ChoosePicture } from './choose-picture.tsx'
import { Picture } from './picture.tsx'

type Props = {
  readonly area: string
  readonly document: CaseDocument
  /** Since when the document is asked for again: what was given before is marked. */
  readonly askedAt: string | null
  readonly busy: boolean
  readonly onReplace: (page: Page, file: File) => void
  readonly onMove: (page: Page, to: number) => Promise<unknown>
  readonly onRemove: (page: Page) => Promise<unknown>
}

/** One page: its picture, large on demand, and what can be done with it by a button. */
const OnePage = ({ of: page, area, document, askedAt, busy, onReplace, onMove, onRemove }: Props & { readonly of: Page }) => {
  const say = useSay()
  const alone = document.pages.length === 1
  const [open, setOpen] = useState(false)
  const name = say(pageName(page.page, document.sides))
  // A side that went would lend its name to the one behind it.
  const mayRemove = page.page === document.pages.length || page.page > document.sides.length
  const before = askedAt !== null && page.givenAt < askedAt
  const tone = before ? 'grey' : 'good'
  const hidden = <span className="cx-hidden">{say({ zh: '：', en: ': ' })}{name}</span>
  const button = (words: { zh: string; en: string }, onClick: () => void, off = false) => (
    <button type="button" className="cx-button cx-button--quiet" disabled={busy || off} onClick={onClick}>{say(words)}{hidden}</button>
  )
  return (
    <li id={`page-${page.fileId}`} tabIndex={-1} className="apply-page" data-open={open || alone}>
      <button type="button" className="apply-page-picture" aria-expanded={alone ? undefined : open} disabled={alone} onClick={() => setOpen(!open)}>
        <Picture area={area} fileId={page.fileId} alt={`${say(document.label)} ${name}`} />
        {!alone && <span className="cx-hidden">{say(open ? { zh: '收起大图', en: 'Make it small' } : { zh: '看大图', en: 'Make it large' })}</span>}
      </button>
      <div className="apply-page-tools">
        <p>
          <strong>{name}</strong>
          {askedAt !== null && <span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(before ? { zh: '原来的', en: 'From before' } : { zh: '新交的', en: 'New' })}</span>}
        </p>
        <ChoosePicture disabled={busy} onChosen={([file]) => onReplace(page, file!)}>{say({ zh: '换一张', en: 'Replace' })}{hidden}</ChoosePicture>
        {document.mayArrange && mayRemove && button({ zh: '删除', en: 'Remove' }, () => void onRemove(page))}
        {document.mayArrange && !alone && button({ zh: '前移', en: 'Earlier' }, () => void onMove(page, page.page - 1), page.page === 1)}
        {document.mayArrange && !alone && button({ zh: '后移', en: 'Later' }, () => void onMove(page, page.page + 1), page.page === document.pages.length)}
      </div>
    </li>
  )
}

/** The pages of a document in their order: look at one, replace it, move it by a button, take it away. */
export const DocumentPages = (props: Props) => {
  const { document, onMove, onRemove } = props
  const say = useSay()
  // A page that moves takes the focus with it, and a removed one leaves it with the list.
  const goTo = useRef<string | null>(null)
  const list = useRef<HTMLOListElement>(null)
  const order = document.pages.map(({ fileId }) => fileId).join()
  useEffect(() => {
    if (goTo.current === null) return
    const moved = list.current?.querySelector<HTMLElement>(`#page-${goTo.current}`)
    ;(moved ?? list.current)?.focus()
    goTo.current = null
  }, [order])
  const then = (fileId: string, act: Promise<unknown>) => {
    goTo.current = fileId
    return act
  }
  return (
    <ol ref={list} tabIndex={-1} className="cx-plain-list apply-pages" aria-label={say({ zh: '已提交的页', en: 'Pages you gave' })}>
      {document.pages.map((page) => (
        <OnePage key={page.fileId} {...props} of={page} onMove={(moved, to) => then(moved.fileId, onMove(moved, to))} onRemove={(removed) => then('', onRemove(removed))} />
      ))}
    </ol>
  )
}
