import { stepsOf, type Step } from '@changxing/ui/case/steps.ts'
import { AgencySaid } from '@changxing/ui/case/agency-said.tsx'
import { usePages, type Picture } from '@changxing/ui/case/use-pages.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { lazy, Suspense } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'
import { useLicence } from '../shell/queries.ts'
import { usePageTitle } from '../shell/screen.tsx'
import type { Application } from './apply-data.ts'
import { ScanStep } from './scan-step.tsx'

const LicencePhotoStep = lazy(() => import('../licences/licence-photo-step.tsx').then((module) => ({ default: module.LicencePhotoStep })))

type Props = {
  readonly application: Application
  readonly step: Extract<Step, { kind: 'document' }>
  readonly onDone: (steps: readonly Step[]) => void
}

/** One document on a page: a paper with all its pages, or the licence photo with its own rules. */
export const DocumentStep = ({ application, step, onDone }: Props) => {
  const say = useSay()
  const { told, service, keep, refresh } = application
  const { kind, capture, hint, required, waiver } = step.document
  const pages = usePages(told, kind, keep, refresh)
  const heading = usePageTitle(step.label)
  const given = told.documents.find((document) => document.kind === kind)
  const asked = told.question?.items.some((item) => item.kind === 'document' && item.name === kind)
  const givePhoto = async (photo: Picture) => {
    const saved = await pages.give(photo)
    if (saved) onDone(stepsOf(service, saved, saved.answers))
  }
  const rejections = useLicence().data?.licence?.photoRejections ?? 0
  return (
    <>
      <div className="apply-question">
        <h1 ref={heading} tabIndex={-1}>{say(step.label)}</h1>
        {hint && <p className="cx-soft">{say(hint)}</p>}
      </div>
      {told.question && asked && <Notice tone="care" title={say({ zh: '审核人请您补充', en: 'The reviewer asks' })}>{told.question.text}</Notice>}
      <AgencySaid told={told} check={waiver?.check} />
      {capture === 'licence-photo'
        ? (
          <Suspense fallback={<Loading />}>
            <LicencePhotoStep value={given?.pages[0]?.fileId} onDone={(photo) => void givePhoto(photo)} rejectionsSoFar={rejections} />
          </Suspense>
        )
        : <ScanStep told={told} kind={kind} pages={pages} />}
      <FailureNotice failure={pages.failure} {...(pages.retry && { retry: pages.retry })} />
      {(given?.state === 'given' || (!required && !given?.pages.length)) && (
        <button type="button" className="cx-button cx-button--wide" disabled={pages.pending} onClick={() => onDone(application.steps)}>
          {given?.state === 'given' ? say({ zh: '下一步', en: 'Continue' }) : say({ zh: '没有，跳过', en: 'I have none; skip' })}
        </button>
      )}
    </>
  )
}
