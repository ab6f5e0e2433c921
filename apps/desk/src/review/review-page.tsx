import { reviewView, type QueueState } from '@changxing/contract/review.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { useAddress, useGo } from '../shell/places.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { reviewers } from '../shell/screens.ts'
import { caseKeys, caseKeysTitle } from './case-keys.ts'
import { CasePane } from './case-pane.tsx'
import { DecisionPane } from './decision-pane.tsx'
import { queueStates, type QueueAddress } from './queue-address.ts'
import { QueuePane, queueNames } from './queue-pane.tsx'
import { useQueue } from './use-queue.ts'
import './review.css'

/** Before a case is chosen: how to begin. The keys of a case are in the help already, marked as not working yet. */
const NoCase = () => {
  const say = useSay()
  useKeys(caseKeysTitle, caseKeys.map(({ key, label }) => ({ key, label, run: () => {}, off: true })))
  return (
    <section className="review-nothing">
      <h1>{say({ zh: '审核', en: 'Review' })}</h1>
      <p>{say({ zh: '打开最紧急的一件：', en: 'Open the most urgent case: ' })}<Kbd of="n" /><span className="cx-hidden">N</span></p>
      <p className="cx-soft">{say({ zh: '全部快捷键：', en: 'All keys: ' })}<Kbd of="?" /><span className="cx-hidden">?</span></p>
    </section>
  )
}

/** Who only does steps after the approval has that queue alone. */
const useStates = (): readonly QueueState[] => (holdsOneOf(useOfficer(), reviewers) ? queueStates : ['making'])

/** The review desk: queues, the case, the decision. Where one stands is in the address. */
const ReviewPage = () => {
  const go = useGo()
  const client = useClient()
  const queries = useQueryClient()
  const { area } = useOfficer()
  const states = useStates()
  const asked = useAddress<QueueAddress>()
  const state = asked.state !== undefined && states.includes(asked.state) ? asked.state : states[0]!
  const address = { ...asked, state }
  const caseId = address.case
  const queue = useQueue(area, address)
  const review = useQuery({
    queryKey: ['review', area, caseId],
    queryFn: ({ signal }) => client.call(reviewView, { params: { area, caseId: caseId! }, signal }),
    enabled: caseId !== undefined,
    refetchOnWindowFocus: false,
  })
  const choose = (id: string | undefined) => go({ to: '/review', search: { ...address, case: id }, replace: caseId !== undefined })
  const goToState = (name: QueueState) => go({ to: '/review', search: { ...address, state: name, case: undefined } })
  const neighbour = (by: 1 | -1): string | undefined => {
    const at = queue.cases.findIndex(({ id }) => id === caseId)
    return at < 0 ? queue.cases[0]?.id : queue.cases[at + by]?.id
  }
  const goNext = () => choose(neighbour(1) ?? neighbour(-1))
  const afterDecision = () => {
    const next = neighbour(1) ?? neighbour(-1)
    void queries.invalidateQueries({ queryKey: ['queue'] })
    choose(next === caseId ? undefined : next)
  }
  useKeys({ zh: '队列', en: 'Queue' }, [
    { key: 'n', label: { zh: '下一件', en: 'Next case' }, run: goNext },
    { key: 'j', label: { zh: '下一件', en: 'Next case' }, run: goNext, hidden: true },
    { key: 'k', label: { zh: '上一件', en: 'Previous case' }, run: () => choose(neighbour(-1) ?? caseId) },
    ...states.map((name, index) => ({
      key: String(index + 1), run: () => goToState(name), label: { zh: `${queueNames[name].zh}队列`, en: `Queue: ${queueNames[name].en}` },
    })),
  ])
  return (
    <div className="review">
      <QueuePane queue={queue} states={states} address={address} state={state} onChoose={choose} onState={goToState}
        onFilter={(change) => go({ to: '/review', search: { ...address, ...change, case: undefined } })} />
      {caseId === undefined ? <NoCase /> : (
        <Result query={review}>
          {(view) => (
            <>
              <CasePane key={view.case.id} view={view} />
              <DecisionPane key={`${view.case.id}-decision`} view={view} onDecided={afterDecision} onNext={goNext} />
            </>
          )}
        </Result>
      )}
    </div>
  )
}

export default ReviewPage
