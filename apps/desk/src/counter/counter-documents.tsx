import { addDocument, type CaseView, type DocumentNeed, type ServiceView } from '@changxing/contract/cases.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { isAsked } from '@changxing/ui/form/problems.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Words } from '@changxing/rules/words.ts'
import { Button } from 'antd'
import { useState } from 'react'
import { PhotoBooth } from '../capture/photo-booth.tsx'
import type { Taken } from '../capture/take-picture.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { useMe } from '../shell/queries.ts'
import { BlobImage, usePicture } from '../shell/use-picture.tsx'
import { ScanPaper } from './scan-paper.tsx'
import { useUpload } from './use-pictures.ts'

type Standing = CaseView['documents'][number]
const marks: Record<'given' | 'waived' | 'missing' | 'optional', { readonly tone: Tone; readonly says: Words }> = {
  given: { tone: 'good', says: { zh: '已有', en: 'Given' } }, waived: { tone: 'good', says: { zh: '免提交', en: 'Not needed' } },
  missing: { tone: 'care', says: { zh: '待提交', en: 'Still needed' } }, optional: { tone: 'grey', says: { zh: '选交', en: 'Optional' } },
}

const Thumb = ({ area, fileId, alt }: { readonly area: string; readonly fileId: string; readonly alt: string }) => {
  const { blob } = usePicture(area, fileId)
  return <span className="counter-thumb">{blob && <BlobImage blob={blob} alt={alt} />}</span>
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

const Row = ({ one, need, standing, mayAdd, keep }: {
  readonly one: CaseView
  readonly need: DocumentNeed | undefined
  readonly standing: Standing
  readonly mayAdd: boolean
  readonly keep: (renewed: CaseView) => void
}) => {
  const say = useSay()
  const add = useAction(addDocument)
  const [again, setAgain] = useState(false)
  const { tone, says } = marks[standing.state === 'not-needed' ? 'optional' : standing.state]
  const give = async (fileId: string, findings?: readonly { rule: string; holds: boolean }[]) => {
    const renewed = await add.run({ params: { area: one.area, caseId: one.id }, input: { kind: standing.kind, fileId, ...(findings && { findings: [...findings] }) } })
    if (!renewed) return
    setAgain(false)
    keep(renewed)
  }
  const wanted = mayAdd && standing.state !== 'waived' && (standing.state !== 'given' || again)
  return (
    <li>
      <div className="counter-document">
        {standing.fileId && <Thumb area={one.area} fileId={standing.fileId} alt={say(standing.label)} />}
        <span className="counter-document-name">{say(standing.label)}{need?.hint && <span className="cx-soft cx-small">{say(need.hint)}</span>}</span>
        <span className="cx-chip" data-tone={tone}><Shape tone={tone} />{say(says)}</span>
        {standing.state === 'waived' && standing.waivedBecause && <span className="cx-soft cx-small">{say(standing.waivedBecause)}</span>}
        {standing.clause && <ClauseChip clause={standing.clause} />}
        {mayAdd && standing.state === 'given' && !again && <Button size="small" onClick={() => setAgain(true)}>{say({ zh: '重拍', en: 'Again' })}<span className="cx-hidden">：{say(standing.label)}</span></Button>}
      </div>
      {wanted && (need?.capture === 'licence-photo'
        ? <Booth give={(fileId, findings) => void give(fileId, findings)} />
        : <ScanPaper name={say(standing.label)} disabled={add.pending} onScanned={(fileId) => void give(fileId)} />)}
      <FailureNotice failure={add.failure} />
    </li>
  )
}

/** The papers of a case at the counter: what is there, what is waived and why, and what is to be scanned or photographed. */
export const CounterDocuments = ({ one, service, mayAdd, keep }: {
  readonly one: CaseView
  readonly service: ServiceView | undefined
  readonly mayAdd: boolean
  readonly keep: (renewed: CaseView) => void
}) => {
  const say = useSay()
  const needOf = (kind: string) => service?.documents.find((need) => need.kind === kind)
  const shown = one.documents.filter(({ kind, state }) => {
    const need = needOf(kind)
    return state !== 'not-needed' || (mayAdd && need !== undefined && !need.required && isAsked(need, one.answers))
  })
  if (shown.length === 0) return null
  return (
    <section aria-label={say({ zh: '材料', en: 'Documents' })}>
      <h3>{say({ zh: '材料', en: 'Documents' })}</h3>
      <ul className="cx-plain-list counter-documents">
        {shown.map((standing) => <Row key={standing.kind} one={one} need={needOf(standing.kind)} standing={standing} mayAdd={mayAdd} keep={keep} />)}
      </ul>
    </section>
  )
}
