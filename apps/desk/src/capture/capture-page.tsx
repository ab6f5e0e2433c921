import { caseView } from '@changxing/contract/cases.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { useQuery } from '@tanstack/react-query'
import { dueWords } from '../review/due-words.ts'
import { useQueue } from '../review/use-queue.ts'
import { useAddress, useGo } from '../shell/places.tsx'
import { useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { CaptureCase } from './capture-case.tsx'
import { StartAtCounter } from './start-at-counter.tsx'
import '../review/review.css'
import './capture.css'

/** The counter: find the person's case (scan its number, or choose it), or start one, and take the photo. */
const CapturePage = () => {
  const say = useSay()
  const go = useGo()
  const client = useClient()
  const { area } = useOfficer()
  const { case: caseId } = useAddress<{ case?: string }>()
  const asked = useQueue(area, 'asked', undefined)
  const query = useQuery({
    queryKey: ['counter-case', area, caseId],
    queryFn: ({ signal }) => client.call(caseView, { params: { area, caseId: caseId! }, signal }),
    enabled: caseId !== undefined,
    refetchOnWindowFocus: false,
  })
  const open = (id: string) => go({ to: '/capture', search: { case: id } })
  return (
    <div className="desk-page">
      <header className="desk-page-head">
        <h1>{say({ zh: '窗口采集', en: 'Photo capture' })}</h1>
        <p className="cx-soft">
          {say({ zh: '扫办件编号，或从等待补正的办件中选择，或为到场的人开始办理。', en: 'Scan the case number, choose a case that waits for the applicant, or start one.' })}
        </p>
      </header>
      <div className="capture">
        <div className="cx-stack">
          <StartAtCounter onStarted={open} />
          <section className="desk-card capture-list" aria-label={say({ zh: '等待补正的办件', en: 'Waiting for the applicant' })}>
            <h2>{say({ zh: '等待补正', en: 'Waiting for the applicant' })} <span className="cx-figures">{asked.first?.counts.asked ?? ''}</span></h2>
            {asked.cases.map((queued) => {
              const due = dueWords(queued.clock)
              return (
                <button key={queued.id} type="button" aria-pressed={queued.id === caseId} onClick={() => open(queued.id)}>
                  <b lang="zh-CN">{queued.applicantName}</b>
                  <span className="queue-due" data-tone={due.tone}><Shape tone={due.tone} />{say(due.says)}</span>
                  <span className="queue-number">{queued.number}</span>
                </button>
              )
            })}
            {asked.first && asked.cases.length === 0 && <p className="desk-empty">{say({ zh: '没有等待补正的办件。', en: 'Nobody is waiting.' })}</p>}
          </section>
        </div>
        {caseId === undefined
          ? <p className="desk-empty">{say({ zh: '还没有选择办件。', en: 'No case chosen yet.' })}</p>
          : <Result query={query}>{(one) => <CaptureCase key={one.id} one={one} />}</Result>}
      </div>
    </div>
  )
}

export default CapturePage
