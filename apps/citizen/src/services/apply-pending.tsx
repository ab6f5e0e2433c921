import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { isGone, type useCase, type useServices } from '../shell/queries.ts'
import { Link } from '@tanstack/react-router'
import { FailureNotice } from '../shell/failure.tsx'
import { Loading } from '../shell/loading.tsx'

/** While the draft and its service are fetched; and when one of them cannot be had. */
export const ApplicationPending = ({ told, services }: { readonly told: ReturnType<typeof useCase>; readonly services: ReturnType<typeof useServices> }) => {
  const say = useSay()
  const failed = [told, services].find((query) => query.isError && (!query.data || isGone(query)))
  if (failed && isGone(failed)) {
    return (
      <>
        <FailureNotice failure={failed.error} />
        <Link className="cx-button cx-button--wide" to="/cases">{say({ zh: '回到我的办件', en: 'Back to my cases' })}</Link>
      </>
    )
  }
  if (failed) return <FailureNotice failure={failed.error} retry={() => void failed.refetch()} />
  if (told.data && services.data) return <Notice tone="grey">{say({ zh: '这项业务已不再网上办理，请到车管所窗口办理。', en: 'This service is no longer offered online; please come to the counter.' })}</Notice>
  return <Loading />
}
