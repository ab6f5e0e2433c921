import type { CaseView, DocumentNeed, ServiceView } from '@changxing/contract/cases.ts'
import { pageName, sidesLacking, withPages, type CaseDocument } from '@changxing/ui/case/pages.ts'
import { usePages } from '@changxing/ui/case/use-pages.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { isAsked } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import { PhotoBooth } from '../capture/photo-booth.tsx'
import type { Taken } from '../capture/take-picture.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useMe } from '../shell/queries.ts'
import { CounterPages } from './counter-pages.tsx'
import { ScanPaper } from './scan-paper.tsx'
import { useUpload } from './use-pictures.ts'

const marks: Record<'given' | 'waived' | 'missing' | 'optional', { readonly tone: Tone; readonly says: Words }> = {
  given: { tone: 'good', says: { zh: '已有', en: 'Given' } }, waived: { tone: 'good', says: { zh: '免提交', en: 'Not needed' } },
  missing: { tone: 'care', says: { zh: '待提交', en: 'Still needed' } }, optional: { tone: 'grey', says: { zh: '选交', en: 'Optional' } },
}

const Booth = ({ give }: { readonly give: (fileId: string, findings: readonly { rule: string; holds: boolean }[]) => void }) => {
  const today = useMe().data?.today ?? '2021-06-01'
  const upload = useUpload()
  const keep = async ({ blob, findings }: Taken) => {
    const fileId = await upload.send(blob)
    if (fileId !== undefined) give(fileId, findings.map(({ rule, holds }) => ({ rule, holds })))
  }
  return <><PhotoBooth on={today} sending={upload.pending} onKeep={(taken) => void keep(taken)} /><FailureNotice failure={upload.failure} /></>
}

type Props = {
  readonly one: CaseView
  readonly mayAdd: boolean
  readonly keep: (renewed: CaseView) => void
  readonly refresh: () => void
}

const Row = ({ one, need, document, mayAdd, keep, refresh, camera, onCamera }: Props & {
  readonly need: DocumentNeed | undefined
  readonly document: CaseDocument
  readonly camera: boolean
  readonly onCamera: (open: boolean) => void
}) => {
  const say = useSay()
  const pages = usePages(one, document.kind, keep, refresh)
  const [chosen, setChosen] = useState<string>()
  const replacing = document.pages.find(({ fileId }) => fileId === chosen)
  const { tone, says } = marks[document.state === 'not-needed' ? 'optional' : document.state]
  const give = async (fileId: string, findings?: readonly { rule: string; holds: boolean }[]): Promise<boolean> => {
    const given = await pages.give({ fileId, ...(findings && { findings }) }, replacing)
    if (given) setChosen(undefined)
    return given !== undefined
  }
  const photo = need?.capture === 'licence-photo'
  const room = document.pages.length < document.mostPages
  const wanted = mayAdd && document.state !== 'waived' && (room || replacing !== undefined)
  const [side] = sidesLacking(document)
  const name = replacing ? `${say(document.label)} ${say(pageName(replacing.page, document.sides))}` : side ? `${say(document.label)} ${say(side)}` : say(document.label)
  return (
    <li>
      <div className="counter-document">
        <span className="counter-document-name">{say(document.label)}{need?.hint && document.state !== 'waived' && <span className="cx-soft cx-small">{say(need.hint)}</span>}</span>
        <span className="cx-chip" data-tone={tone} role="status"><Shape tone={tone} />{say(withPages(says, document))}</span>
        {document.state === 'waived' && document.waivedBecause && <span className="cx-soft cx-small">{say(document.waivedBecause)}</span>}
        {document.clause && <ClauseChip clause={document.clause} />}
      </div>
      {document.pages.length > 0 && (
        <CounterPages area={one.area} document={document} mayAdd={mayAdd} busy={pages.pending} replacing={replacing} onReplace={(page) => setChosen(page?.fileId)}
          onMove={(page, to) => void pages.move(page, to)} onRemove={(page) => void pages.remove(page)} />
      )}
      {wanted && (photo
        ? <Booth give={(fileId, findings) => void give(fileId, findings)} />
        : <ScanPaper name={name} several={replacing === undefined} disabled={pages.pending} camera={camera} onCamera={onCamera} onScanned={(fileId) => give(fileId)} />)}
      {pages.already && <p className="cx-small" role="status">{say({ zh: '这一页已经扫描过，没有重复添加。', en: 'This page is there already; nothing was added.' })}</p>}
      <FailureNotice failure={pages.failure} {...(pages.retry && { retry: pages.retry })} />
    </li>
  )
}

/**
 * The papers of a case at the counter: what is there, what is waived and why, and what is to be scanned or photographed. By keys alone: D opens
 * the camera for the next paper that lacks, T takes page after page.
 */
export const CounterDocuments = ({ one, service, mayAdd, keep, refresh }: Props & { readonly service: ServiceView | undefined }) => {
  const say = useSay()
  const [camera, setCamera] = useState<string | null>(null)
  const needOf = (kind: string) => service?.documents.find((need) => need.kind === kind)
  const shown = one.documents.filter(({ kind, state }) => {
    const need = needOf(kind)
    return state !== 'not-needed' || (mayAdd && need !== undefined && !need.required && isAsked(need, one.answers))
  })
  const lacking = shown.filter(({ kind, state }) => state === 'missing' && needOf(kind)?.capture !== 'licence-photo')
  const next = lacking.find(({ kind }) => kind !== camera) ?? lacking[0]
  const label = { zh: '高拍仪：下一份材料', en: 'Camera: the next paper' }
  useKeys({ zh: '材料', en: 'Documents' }, [{ key: 'd', label, run: () => setCamera(next?.kind ?? null), off: !mayAdd || next === undefined }])
  if (shown.length === 0) return null
  return (
    <section aria-label={say({ zh: '材料', en: 'Documents' })}>
      <h2 className="counter-heading">{say({ zh: '材料', en: 'Documents' })}{mayAdd && next && <span className="cx-soft cx-small counter-next-paper">{say(label)}<Kbd of="d" /></span>}</h2>
      <ul className="cx-plain-list counter-documents">
        {shown.map((document) => (
          <Row key={document.kind} one={one} need={needOf(document.kind)} document={document} mayAdd={mayAdd} keep={keep} refresh={refresh}
            camera={camera === document.kind} onCamera={(open) => setCamera(open ? document.kind : null)} />
        ))}
      </ul>
    </section>
  )
}
