import { useEffect } from 'react'
import { Loading } from './loading.tsx'
import { useGo } from './places.tsx'
import { useOfficer } from './queries.ts'
import { screensFor } from './screens.ts'

/** Goes on to the first screen of the officer's posts. */
export const StartPage = () => {
  const go = useGo()
  const first = screensFor(useOfficer().posts)[0]?.path ?? '/coverage'
  useEffect(() => go({ to: first, replace: true }), [go, first])
  return <Loading />
}
