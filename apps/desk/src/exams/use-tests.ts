import { useQueryClient } from '@tanstack/react-query'
import { useAddress, useGo } from '../shell/places.tsx'
import { holdsOneOf, useMe, useOfficer } from '../shell/queries.ts'
import type { TestsAddress } from './tests-address.ts'

/** Where the screen of tests stands, how to go elsewhere on it, and whether this officer plans there. */
export const useTests = () => {
  const address = useAddress<TestsAddress>()
  const goTo = useGo()
  const officer = useOfficer()
  const today = useMe().data?.today ?? ''
  const area = address.area ?? officer.area
  return {
    address, area, today,
    mayPlan: area === officer.area && holdsOneOf(officer, ['exam-planning']),
    go: (change: TestsAddress) => goTo({ to: '/tests', search: { ...address, ...change }, replace: true }),
  }
}

/** Fetches again whatever of the tests is shown. */
export const useFetchAgain = () => {
  const queries = useQueryClient()
  return () => void queries.invalidateQueries({ queryKey: ['tests'] })
}
