import { useSay } from '@changxing/ui/language.tsx'
import { TimeAgo } from '@changxing/ui/time-ago.tsx'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { FailureNotice } from './failure.tsx'
import { Loading } from './loading.tsx'

/** Draws what a query brought; kept content is shown with its age when the fresh one cannot be had. */
export const Result = <Data,>({ query, children }: { readonly query: UseQueryResult<Data>; readonly children: (data: Data) => ReactNode }) => {
  const say = useSay()
  if (query.data === undefined) return query.isError ? <FailureNotice failure={query.error} retry={() => void query.refetch()} /> : <Loading />
  return (
    <>
      {query.isError && (
        <p className="cx-soft cx-small" role="status">
          {say({ zh: '以下内容取得于 ', en: 'What follows was fetched ' })}<TimeAgo at={new Date(query.dataUpdatedAt).toISOString()} by="device" />{say({ zh: '，暂时无法更新。', en: ' and cannot be renewed now.' })}
        </p>
      )}
      {children(query.data)}
    </>
  )
}
