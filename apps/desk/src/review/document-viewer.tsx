import type { ReviewView } from '@changxing/contract/review.ts'
import { pageName, type CaseDocument } from '@changxing/ui/case/pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useState } from 'react'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useMe, useServices } from '../shell/queries.ts'
import { ChangeMark } from './answers-block.tsx'
import { EarlierPages, earlierName, type EarlierPage } from './earlier-pages.tsx'
import { PhotoViewer } from './photo-viewer.tsx'

/** The documents of a case, one page at a time: D shows the next document, F and E turn its pages. */
const useShown = (given: readonly CaseDocument[]) => {
  const [shown, setShown] = useState<{ readonly kind: string | undefined; readonly page: number }>({ kind: given[0]?.kind, page: 1 })
  const at = Math.max(0, given.findIndex(({ kind }) => kind === shown.kind))
  const document = given[at]
  const count = document?.pages.length ?? 0
  const page = Math.min(shown.page, count)
  const show = (kind: string | undefined, to = 1) => setShown({ kind, page: to })
  const turn = { next: () => show(document?.kind, page + 1), back: () => show(document?.kind, page - 1) }
  useKeys({ zh: '图片', en: 'Picture' }, [
    { key: 'd', label: { zh: '下一份材料', en: 'Next document' }, run: () => show(given[(at + 1) % given.length]?.kind), off: given.length < 2 },
    { key: 'f', label: { zh: '下一页', en: 'Next page' }, run: turn.next, off: page >= count },
    { key: 'e', label: { zh: '上一页', en: 'Previous page' }, run: turn.back, off: page <= 1 },
  ])
  return { document, page, show, turn }
}

/** The pages of the document that is shown: which one, of how many, what changed on it, and the way to the others. */
const Pages = ({ document, page, view, show, turn }: {
  readonly document: CaseDocument
  readonly page: number
  readonly view: ReviewView
  readonly show: (page: number) => void
  readonly turn: { readonly next: () => void; readonly back: () => void }
}) => {
  const say = useSay()
  const count = document.pages.length
  return (
    <div className="case-documents" role="group" aria-label={say({ zh: '选择页', en: 'Choose a page' })}>
      <button type="button" disabled={page <= 1} onClick={turn.back}>{say({ zh: '上一页', en: 'Previous page' })}<Kbd of="e" /></button>
      {document.pages.map(({ page: number }) => (
        <button key={number} type="button" aria-pressed={number === page} onClick={() => show(number)}>
          {document.sides[number - 1]
            ? say(pageName(number, document.sides))
            : <><span className="cx-hidden">{say(pageName(number))}</span><span aria-hidden="true" className="cx-figures">{number}</span></>}
          <ChangeMark changes={view.changes} of={(change) => change.kind === 'page' && change.name === document.kind && change.page === number} />
        </button>
      ))}
      <button type="button" disabled={page >= count} onClick={turn.next}>{say({ zh: '下一页', en: 'Next page' })}<Kbd of="f" /></button>
      <span className="cx-soft cx-small" role="status">{say({ zh: `第 ${page} 页，共 ${count} 页`, en: `Page ${page} of ${count}` })}</span>
      <ChangeMark changes={view.changes} of={(change) => change.kind === 'arrangement' && change.name === document.kind} />
    </div>
  )
}

/** What was given, page by page, beside what is kept of it, or beside what lay there before a correction. */
export const DocumentViewer = ({ view }: { readonly view: ReviewView }) => {
  const say = useSay()
  const today = useMe().data?.today ?? '2021-06-01'
  const one = view.case
  const needs = useServices().data?.services.find(({ id }) => id === one.service)?.documents ?? []
  const given = one.documents.filter(({ kind, pages }) => pages.length > 0 || view.earlierPages.some(({ documentKind }) => documentKind === kind))
  const { document, page, show, turn } = useShown(given)
  const [chosen, setChosen] = useState<EarlierPage>()
  const earlier = view.earlierPages.filter(({ documentKind }) => documentKind === document?.kind)
  const beside = earlier.find(({ fileId, endedAt }) => fileId === chosen?.fileId && endedAt === chosen.endedAt)
  const shown = document?.pages[page - 1]
  if (!document) return <p className="desk-empty">{say({ zh: '本件没有提交图片。', en: 'This case has no pictures.' })}</p>
  const picture = (of: EarlierPage) => ({ area: one.area, fileId: of.fileId, label: earlierName(of, document.sides) })
  const compared = view.compare.find(({ documentKind }) => documentKind === document.kind)
  const kept = beside ? picture(beside) : compared && { area: one.area, fileId: compared.fileId, label: compared.label }
  const several = document.pages.length > 1
  const name = pageName(page, document.sides)
  const label = several ? { zh: `${document.label.zh} ${name.zh}`, en: `${document.label.en}, ${name.en.toLowerCase()}` } : document.label
  return (
    <div className="case-viewer">
      {given.length > 1 && (
        <div className="case-documents" role="group" aria-label={say({ zh: '选择材料', en: 'Choose a document' })}>
          {given.map(({ kind, label: name }) => (
            <button key={kind} type="button" aria-pressed={kind === document.kind} onClick={() => show(kind)}>
              {say(name)}<ChangeMark changes={view.changes} of={(change) => change.kind !== 'answer' && change.name === kind} />
            </button>
          ))}
          <Kbd of="d" />
        </div>
      )}
      {several && <Pages document={document} page={page} view={view} show={(to) => show(document.kind, to)} turn={turn} />}
      <EarlierPages earlier={earlier} sides={document.sides} beside={beside} onBeside={setChosen} />
      {!shown && !beside && <p className="desk-empty">{say({ zh: '现在没有这份材料。', en: 'This document is not there now.' })}</p>}
      {(shown ?? beside) && <PhotoViewer key={`${document.kind}-${shown?.fileId}`} on={today}
        findings={view.findings.filter((finding) => finding.documentKind === document.kind && (finding.page ?? page) === page)}
        isPhoto={needs.length === 0 || needs.some(({ kind, capture }) => kind === document.kind && capture === 'licence-photo')}
        helped={one.acting?.as === 'helper'} given={shown ? { area: one.area, fileId: shown.fileId, label } : picture(beside!)} kept={shown && kept} />}
    </div>
  )
}
