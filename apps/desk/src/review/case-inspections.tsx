import type { CaseView } from '@changxing/contract/cases.ts'
import { caseInspections } from '@changxing/contract/inspections.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery } from '@tanstack/react-query'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { Watched } from '../transfers/inspection-watch.tsx'

const watchers = ['inspection', 'registration', 'archive', 'review-head', 'supervision'] as const

const All = ({ one }: { readonly one: CaseView }) => {
  const say = useSay()
  const client = useClient()
  const params = { area: one.area, caseId: one.id }
  // Read anew with each version: that a car has passed is an event of the case.
  const query = useQuery({ queryKey: ['case-inspections', one.id, one.version], queryFn: ({ signal }) => client.call(caseInspections, { params, signal }) })
  return (
    <section className="case-inspections" aria-label={say({ zh: '车辆查验', en: 'Inspection of the car' })}>
      <h2>{say({ zh: '车辆查验', en: 'Inspection of the car' })} <ClauseChip clause="M2.3.3" /></h2>
      <Result query={query}>
        {({ inspections }) => inspections.length === 0
          ? <p className="desk-empty">{say({ zh: '还没有查验。车开来后，查验岗在查验终端上办理。', en: 'No inspection yet. When the car comes, inspectors work at their terminal.' })}</p>
          : inspections.toReversed().map(({ inspectionId, result, counts }) => (
            <div key={inspectionId}>
              {result === 'passed' && !counts && <p className="cx-soft">{say({ zh: '查验后办件里的车辆信息改过，这次查验不算。', en: 'What the case says of the car was changed afterwards: this inspection does not count.' })}</p>}
              <Watched area={one.area} inspectionId={inspectionId} onChanged={() => void query.refetch()} />
            </div>
          ))}
      </Result>
    </section>
  )
}

/** Every inspection of the case's car, the latest first: what the reviewer rests on, to be watched (M2.3.3). */
export const CaseInspections = ({ one }: { readonly one: CaseView }) => {
  const mayWatch = holdsOneOf(useOfficer(), watchers)
  return mayWatch && one.awaits.some(({ name }) => name === 'inspection') ? <All one={one} /> : null
}
