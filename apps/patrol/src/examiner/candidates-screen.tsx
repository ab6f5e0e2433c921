import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape, type Tone } from '@changxing/ui/shapes.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ScreenLink } from '../link.tsx'
import { useTerminal, useTerminalState } from '../terminal/terminal.tsx'
import { timeOfDay } from '../terminal/time-words.ts'
import { exams } from './deliver-sheets.ts'
import { standingOf, type Candidate, type CandidateStanding, type RosterPlan } from './marking.ts'
import type { KeptSheet } from './sheet-store.ts'
import './examiner.css'

type Look = { readonly tone: Tone; readonly line: Words }

const results: Record<Extract<CandidateStanding, { state: 'over' }>['result'], Look> = {
  passed: { tone: 'good', line: { zh: '合格', en: 'Passed' } }, failed: { tone: 'bad', line: { zh: '不合格', en: 'Not passed' } },
  absent: { tone: 'bad', line: { zh: '缺考', en: 'Absent' } }, cancelled: { tone: 'grey', line: { zh: '已取消', en: 'Given back' } },
}

const lookOf = (standing: CandidateStanding, own: readonly KeptSheet[]): Look => {
  const refused = own.find(({ state }) => state === 'refused')
  if (refused) return { tone: 'bad', line: { zh: '成绩单未被接收', en: 'Sheet not accepted' } }
  const waits = own.some(({ state }) => state === 'waiting')
  if (standing.state === 'over') {
    const { tone, line } = results[standing.result]
    return waits ? { tone, line: { zh: `${line.zh}，待传`, en: `${line.en}, waits to be sent` } } : { tone, line }
  }
  if (own.some(({ state }) => state === 'draft')) return { tone: 'blue', line: { zh: '考试中', en: 'Being tested' } }
  return standing.attempt === 2 ? { tone: 'care', line: { zh: `第一次不合格，可补考${waits ? '，待传' : ''}`, en: `First attempt failed: retest${waits ? '; waits to be sent' : ''}` } } : { tone: 'grey', line: { zh: '待考', en: 'To be tested' } }
}

const CandidateRow = ({ plan, candidate, day, sheets }: { readonly plan: RosterPlan; readonly candidate: Candidate; readonly day: string; readonly sheets: readonly KeptSheet[] }) => {
  const say = useSay()
  const own = sheets.filter(({ input }) => input.bookingId === candidate.bookingId)
  const { tone, line } = lookOf(standingOf(plan, day, candidate, sheets), own)
  return (
    <li>
      <ScreenLink to="/test-sheet" search={{ booking: candidate.bookingId }} className="ex-candidate">
        <span className="ex-seat cx-figures"><span className="cx-hidden">{say({ zh: '考位', en: 'Seat' })} </span>{candidate.seat}</span>
        <span className="ex-candidate-words"><strong lang="zh-CN">{candidate.nameMasked}</strong><span className="cx-figures cx-soft">{candidate.numberMasked}</span></span>
        <span className="ex-state" data-tone={tone}><Shape tone={tone} />{say(line)}</span>
      </ScreenLink>
    </li>
  )
}

/** Today's candidates by site and subject, also without network; how each stands, and what waits to be sent (M3.1.0). */
export function CandidatesScreen() {
  const say = useSay()
  const terminal = useTerminal()
  const { online } = useTerminalState()
  const { kept, sheets, loaded, rosterOld } = useSyncExternalStore(exams.subscribe, exams.get)
  const [wanted, setWanted] = useState('')
  useEffect(() => void terminal.sheets.refresh(), [terminal])
  const roster = kept?.roster
  const plans = (roster?.plans ?? []).filter(({ mine }) => mine)
  const sites = [...Map.groupBy(plans, ({ site }) => site.zh).values()]
  const many = plans.reduce((sum, { candidates }) => sum + candidates.length, 0) > 8
  const fits = ({ nameMasked, numberMasked, seat }: Candidate) => `${nameMasked} ${numberMasked} ${seat}`.toUpperCase().includes(wanted.trim().toUpperCase())
  return (
    <div className="pt-page">
      <h1>{say({ zh: '今天的考试', en: 'Tests today' })} {roster && <span className="cx-soft cx-figures">{say(dateWords(roster.day))}</span>}</h1>
      {roster && (!online || rosterOld) && <p className="pt-warn" role="status">{say({ zh: `没有网络，名单取自 ${timeOfDay(Date.parse(roster.madeAt))}。照常考试，成绩单联网后自动送达，每张只记一次。`, en: `No network: the list is from ${timeOfDay(Date.parse(roster.madeAt))}. Test as usual; sheets are sent by themselves later, each counted once.` })}</p>}
      {loaded && !roster && <p className="pt-warn" role="status">{say(online ? { zh: '正在取名单…', en: 'Fetching the list…' } : { zh: '本机还没有名单。请联网一次。', en: 'There is no list here yet. Go online once.' })}</p>}
      {roster && plans.length === 0 && <p>{say({ zh: '今天没有安排您监考的场次。', en: 'No test is yours today.' })}</p>}
      {many && <label className="pt-field"><span>{say({ zh: '找考生（姓、证件尾号、考位）', en: 'Find (name, last digits, seat)' })}</span><input value={wanted} autoComplete="off" spellCheck={false} onChange={(event) => setWanted(event.target.value)} /></label>}
      {sites.map((here) => (
        <section key={here[0]!.planId} className="ex-site">
          <h2>{say(here[0]!.site)}</h2>
          {here.map((plan) => (
            <div key={plan.planId}>
              <h3 className="ex-plan"><span className="cx-figures">{plan.starts}</span> <span className="ex-name">{say(plan.subjectSays)}</span> · {plan.class} <span className="cx-soft">{say({ zh: `${plan.mark} 分合格`, en: `${plan.mark} to pass` })}</span></h3>
              {plan.itemsDecision && <p className="cx-soft ex-items">{say(plan.itemsDecision.reasons[0]!.says)} <ClauseChip clause="M3.1.0" /></p>}
              {plan.candidates.length === 0 && <p className="cx-soft">{say({ zh: '这一场没有考生。', en: 'Nobody has booked this test.' })}</p>}
              <ul className="ex-candidates">{plan.candidates.filter(fits).map((candidate) => <CandidateRow key={candidate.bookingId} plan={plan} candidate={candidate} day={roster!.day} sheets={sheets} />)}</ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  )
}
