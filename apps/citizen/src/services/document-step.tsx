import { addDocument } from '@changxing/contract/cases.ts'
import { picture, pictureTypes, uploadPicture } from '@changxing/contract/files.ts'
import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { AgencySaid } from '@changxing/ui/case/agency-said.tsx'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useState, type ChangeEvent } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { problemOfFile } from '../shell/problem-of-file.ts'
import { useLicence } from '../shell/queries.ts'
import { usePageTitle } from '../shell/screen.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Application } from './apply-data.ts'

const LicencePhotoStep = lazy(() => import('../licences/licence-photo-step.tsx').then((module) => ({ default: module.LicencePhotoStep })))

type Props = {
  readonly application: Application
  readonly step: Extract<Step, { kind: 'document' }>
  readonly onDone: (steps: readonly Step[]) => void
}
type Given = { readonly fileId: string; readonly findings?: readonly { readonly rule: string; readonly holds: boolean }[] }

/** A picture of ours, fetched with this app's session. */
const Picture = ({ area, fileId, alt }: { readonly area: string; readonly fileId: string; readonly alt: string }) => {
  const client = useClient()
  const { data } = useQuery({ queryKey: ['picture', area, fileId], queryFn: () => client.call(picture, { params: { area, fileId } }), staleTime: Infinity })
  const url = useMemo(() => data && URL.createObjectURL(new Blob([new Uint8Array(data)], { type: 'image/jpeg' })), [data])
  useEffect(() => () => {
    if (url) URL.revokeObjectURL(url)
  }, [url])
  return url ? <img src={url} alt={alt} /> : null
}

const Scan = ({ application, step, giving, onGive }: Omit<Props, 'onDone'> & { readonly giving: boolean; readonly onGive: (given: Given) => void }) => {
  const say = useSay()
  const upload = useAction(uploadPicture)
  const [problem, setProblem] = useState<Words>()
  const given = application.told.documents.find((document) => document.kind === step.document.kind)
  const busy = upload.pending || giving
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const found = problemOfFile(file)
    setProblem(found)
    const stored = found ? undefined : await upload.run({ body: file })
    if (stored) onGive({ fileId: stored.fileId })
  }
  return (
    <>
      {given?.state === 'given' && given.fileId && (
        <figure className="apply-picture"><Picture area={application.told.area} fileId={given.fileId} alt={say(step.label)} /><figcaption className="cx-small">{say({ zh: '已提交的图片', en: 'The picture you gave' })}</figcaption></figure>
      )}
      {problem && <Notice tone="bad" live="assertive">{say(problem)}</Notice>}
      <FailureNotice failure={upload.failure} />
      <div className="cx-actions">
        <label className={given?.state === 'given' ? 'cx-button cx-button--quiet apply-file' : 'cx-button apply-file'} aria-disabled={busy}>
          <Icon name="camera" />{busy ? say({ zh: '正在上传…', en: 'Sending…' }) : say({ zh: '拍照', en: 'Take a picture' })}
          <input type="file" accept={pictureTypes.join()} capture="environment" disabled={busy} onChange={(event) => void choose(event)} />
        </label>
        <label className="cx-button cx-button--quiet apply-file" aria-disabled={busy}>
          <Icon name="document" />{say({ zh: '从相册选择', en: 'Choose a picture' })}
          <input type="file" accept={pictureTypes.join()} disabled={busy} onChange={(event) => void choose(event)} />
        </label>
      </div>
    </>
  )
}

/** One document on a page: a scan, or the licence photo with its own rules. */
export const DocumentStep = (props: Props) => {
  const { application, step, onDone } = props
  const say = useSay()
  const give = useAction(addDocument)
  const { told, service } = application
  const heading = usePageTitle(step.label)
  const given = told.documents.find((document) => document.kind === step.document.kind)
  const onGive = async ({ fileId, findings }: Given) => {
    const saved = await give.run({ params: { area: told.area, caseId: told.id }, input: { kind: step.document.kind, fileId, findings: findings?.map(({ rule, holds }) => ({ rule, holds })) } })
    if (saved) application.keep(saved)
    if (saved && step.document.capture === 'licence-photo') onDone(stepsOf(service, saved, saved.answers))
  }
  const rejections = useLicence().data?.licence?.photoRejections ?? 0
  return (
    <>
      <div className="apply-question">
        <h1 ref={heading} tabIndex={-1}>{say(step.label)}</h1>
        {step.document.hint && <p className="cx-soft">{say(step.document.hint)}</p>}
      </div>
      <AgencySaid told={told} check={step.document.waiver?.check} />
      {step.document.capture === 'licence-photo'
        ? (
          <Suspense fallback={<Loading />}>
            <LicencePhotoStep value={given?.fileId ?? undefined} onDone={(file) => void onGive(file)} rejectionsSoFar={rejections} />
          </Suspense>
        )
        : <Scan application={application} step={step} giving={give.pending} onGive={(file) => void onGive(file)} />}
      <FailureNotice failure={give.failure} />
      {(given?.state === 'given' || !step.document.required) && (
        <button type="button" className="cx-button cx-button--wide" disabled={give.pending} onClick={() => onDone(application.steps)}>
          {given?.state === 'given' ? say({ zh: '下一步', en: 'Continue' }) : say({ zh: '没有，跳过', en: 'I have none; skip' })}
        </button>
      )}
    </>
  )
}
