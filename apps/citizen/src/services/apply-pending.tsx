import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import type { useCase, useServices } from '../shell/queries.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'

/** While the draft and its service are fetched; and when one of them cannot be had. */
export const ApplicationPending = ({ told, services }: { readonly told: ReturnType<typeof useCase>; readonly services: ReturnType<typeof useServices> }) => {
  const say = useSay()
  const failed = [told, services].find((query) => query.isError && !query.data)
  if (failed) return <FailureNotice failure={failed.error} retry={() => void failed.refetch()} />
  if (told.data && services.data) return <Notice tone="grey">{say({ zh: '这项业务已不再网上办理，请到车管所窗口办理。', en: 'This service is no longer offered online; please come to the counter.' })}</Notice>
  return <Loading />
}
