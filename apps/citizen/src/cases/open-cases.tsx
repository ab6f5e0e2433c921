import type { OutputOf } from '@changxing/contract/endpoint.ts'
import type { myCases } from '@changxing/contract/cases.ts'
import { CaseStateChip } from '@changxing/ui/case/state-chip.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { Day } from '@changxing/ui/time-ago.tsx'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMyCases } from '../shell/queries.ts'
import './cases.css'

export type CaseSummary = OutputOf<typeof myCases>['cases'][number]

const closed = new Set(['completed', 'withdrawn', 'rejected'])
export const isOpen = (summary: CaseSummary) => !closed.has(summary.state)

/** A draft goes on where it stopped; any other case opens its page, as does a draft that somebody else fills in for the reader. */
const CaseLink = ({ summary, className, toPage, children }: {
  readonly summary: CaseSummary
  readonly className: string
  /** To its page even as a draft: to see who acts, not to fill it in. */
  readonly toPage?: boolean
  readonly children: ReactNode
}) => {
  const params = { area: summary.area, caseId: summary.id }
  return summary.state === 'draft' && !toPage && (summary.acting === 'self' || summary.forOther)
    ? <Link className={className} to="/apply/$area/$caseId" params={params}>{children}</Link>
    : <Link className={className} to="/cases/$area/$caseId" params={params}>{children}</Link>
}

const actingWords = ({ acting, forOther }: CaseSummary): Words =>
  forOther ? { zh: '您在替别人办', en: 'You act for somebody' } : acting === 'helper' ? { zh: '有人在帮您办', en: 'Somebody is helping you' } : { zh: '受托人在替您办', en: 'Your agent acts for you' }

/** One case in a list: what, where it stands, by when, what comes next. */
export const CaseCard = ({ summary, toPage }: { readonly summary: CaseSummary; readonly toPage?: boolean }) => {
  const say = useSay()
  const { clock } = summary
  return (
    <CaseLink summary={summary} toPage={toPage} className="cx-card case-card">
      <span className="case-card-head"><strong>{say(summary.title)}{summary.subjectName && ` · ${summary.subjectName}`}</strong><CaseStateChip state={summary.state} says={summary.stateSays} /></span>
      <span>{say(summary.nextStep)}</span>
      {summary.acting !== 'self' && <span className="cx-soft cx-small">{say(actingWords(summary))}</span>}
      <span className="case-card-foot cx-soft cx-small">
        <span className="cx-figures">{summary.number}</span>
        {isOpen(summary) && clock.dueOn && <span>{say({ zh: '承诺不晚于 ', en: 'by ' })}<Day on={clock.dueOn} /></span>}
      </span>
    </CaseLink>
  )
}

/** What is under way, shown where people look first. Nothing when there is nothing. */
export const OpenCases = () => {
  const say = useSay()
  const open = useMyCases().data?.cases.filter(isOpen) ?? []
  if (open.length === 0) return null
  return (
    <>
      <div className="section-head"><h2>{say({ zh: '正在办理', en: 'Under way' })}</h2><Link to="/cases">{say({ zh: '全部办件', en: 'All my cases' })}</Link></div>
      <ul className="cx-plain-list cx-stack">{open.slice(0, 2).map((summary) => <li key={summary.id}><CaseCard summary={summary} /></li>)}</ul>
    </>
  )
}
