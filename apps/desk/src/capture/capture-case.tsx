import { addDocument, submitCase, type CaseView } from '@changxing/contract/cases.ts'
import { uploadPicture } from '@changxing/contract/files.ts'
import { CaseStateChip } from '@changxing/ui/case/state-chip.tsx'
import { DocumentList } from '@changxing/ui/case/documents.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { ReasonList } from '@changxing/ui/reason-list.tsx'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useMe, useServices } from '../shell/queries.ts'
import { useAction } from '@changxing/ui/use-action.ts'
import { PhotoBooth } from './photo-booth.tsx'
import type { Taken } from './take-picture.ts'

/** The case of the person at the counter: take the photo, add it, and send the case off where it is still a draft. */
export const CaptureCase = ({ one }: { readonly one: CaseView }) => {
  const say = useSay()
  const queries = useQueryClient()
  const today = useMe().data?.today ?? '2021-06-01'
  const service = useServices().data?.services.find(({ id }) => id === one.service)
  const need = service?.documents.find(({ capture }) => capture === 'licence-photo')
  const upload = useAction(uploadPicture)
  const add = useAction(addDocument)
  const submit = useAction(submitCase)
  const [added, setAdded] = useState(false)
  const params = { area: one.area, caseId: one.id }
  const renew = (renewed: CaseView | undefined) => {
    if (renewed) queries.setQueryData(['counter-case', one.area, one.id], renewed)
    return renewed !== undefined
  }
  const keep = async ({ blob, findings }: Taken) => {
    if (!need) return
    const file = await upload.run({ body: blob })
    if (!file) return
    const measured = findings.map(({ rule, holds }) => ({ rule, holds }))
    setAdded(renew(await add.run({ params, input: { kind: need.kind, fileId: file.fileId, findings: measured } })))
  }
  const send = async () => renew(await submit.run({ params, input: { version: one.version } }))
  const mayAdd = one.allowed.includes('add-document')
  const maySend = one.allowed.includes('submit') && one.documents.every(({ state }) => state !== 'missing')
  useKeys({ zh: '窗口办件', en: 'Counter case' }, [
    { key: 'e', label: { zh: '提交审核', en: 'Submit for review' }, run: () => void send(), off: !maySend || submit.pending },
  ])
  return (
    <section className="desk-card" aria-label={say({ zh: '办件', en: 'Case' })}>
      <header className="capture-person">
        <h2 lang="zh-CN">{one.applicant.name}</h2>
        <span className="cx-figures">{one.applicant.numberMasked}</span>
        <CaseStateChip state={one.state} says={one.stateSays} />
        <span className="cx-soft">{say(one.title)} · <span className="cx-figures">{one.number}</span></span>
      </header>
      {added && (
        <Notice tone="good" live="polite" title={say({ zh: '照片已加入办件', en: 'The photo was added to the case' })}>
          {say(maySend ? { zh: '请提交审核。', en: 'Submit the case for review.' } : one.nextStep)}
        </Notice>
      )}
      <FailureNotice failure={upload.failure ?? add.failure ?? submit.failure} />
      {mayAdd && need && !added && <PhotoBooth on={today} sending={upload.pending || add.pending} onKeep={(taken) => void keep(taken)} />}
      {maySend && (
        <div className="desk-bar">
          <Button type={added ? 'primary' : 'default'} loading={submit.pending} onClick={() => void send()}>
            {say({ zh: '提交审核', en: 'Submit for review' })}<Kbd of="e" />
          </Button>
        </div>
      )}
      {mayAdd && added && <div><Button onClick={() => setAdded(false)}>{say({ zh: '换一张照片', en: 'Take another photo' })}</Button></div>}
      {!mayAdd && <Notice tone="grey">{say({ zh: '本件现在不能加照片：', en: 'No photo can be added now: ' })}{say(one.nextStep)}</Notice>}
      <DocumentList documents={one.documents} />
      {one.decision && <ReasonList reasons={one.decision.reasons} />}
    </section>
  )
}
