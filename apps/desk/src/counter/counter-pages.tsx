import { pageName, type CaseDocument, type Page } from '@changxing/ui/case/pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Button } from 'antd'
import { BlobImage, usePicture } from '../shell/use-picture.tsx'

const Thumb = ({ area, fileId, alt }: { readonly area: string; readonly fileId: string; readonly alt: string }) => {
  const { blob } = usePicture(area, fileId)
  return <span className="counter-thumb">{blob && <BlobImage blob={blob} alt={alt} />}</span>
}

/** The pages of a document at the counter, in their order, each with what can be done with it. */
export const CounterPages = ({ area, document, mayAdd, busy, replacing, onReplace, onMove, onRemove }: {
  readonly area: string
  readonly document: CaseDocument
  readonly mayAdd: boolean
  readonly busy: boolean
  /** The page whose place the next scan takes. */
  readonly replacing: Page | undefined
  readonly onReplace: (page: Page | undefined) => void
  readonly onMove: (page: Page, to: number) => void
  readonly onRemove: (page: Page) => void
}) => {
  const say = useSay()
  const { pages, mostPages, sides } = document
  return (
    <ol className="cx-plain-list counter-pages" aria-label={say(document.label)}>
      {pages.map((page) => {
        const name = say(pageName(page.page, sides))
        const tool = (words: Words, onClick: () => void, off = false, pressed?: boolean) => (
          <Button size="small" disabled={busy || off} aria-pressed={pressed} type={pressed ? 'primary' : 'default'} onClick={onClick}>
            {say(words)}<span className="cx-hidden">：{say(document.label)} {name}</span>
          </Button>
        )
        const chosen = replacing?.fileId === page.fileId
        return (
          <li key={page.fileId}>
            <Thumb area={area} fileId={page.fileId} alt={`${say(document.label)} ${name}`} />
            {mostPages > 1 && <span className="cx-small">{name}</span>}
            {mayAdd && tool({ zh: '重拍', en: 'Again' }, () => onReplace(chosen ? undefined : page), false, chosen)}
            {mayAdd && document.mayArrange && (
              <>
                {pages.length > 1 && tool({ zh: '前移', en: 'Earlier' }, () => onMove(page, page.page - 1), page.page === 1)}
                {pages.length > 1 && tool({ zh: '后移', en: 'Later' }, () => onMove(page, page.page + 1), page.page === pages.length)}
                {(page.page === pages.length || page.page > sides.length) && tool({ zh: '删除', en: 'Remove' }, () => onRemove(page))}
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}
