import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Day } from '@changxing/ui/time-ago.tsx'
import type { CountedDays } from './counted-days.ts'

/** The wait after the learner permit, counted day by day: where it began, how far it is, when it is over. */
export const CountedWait = ({ wait }: { readonly wait: CountedDays }) => {
  const say = useSay()
  const { from, days, earliest, passed, clause } = wait
  const full = passed >= days
  return (
    <section className="cx-card exam-count">
      <h2 style={{ margin: 0 }}>{say({ zh: '等待天数', en: 'Days of waiting' })}</h2>
      <p>
        <strong>{say(full ? { zh: `已满 ${days} 日（今天是第 ${passed} 日）`, en: `The ${days} days are over (today is day ${passed})` } : { zh: `今天是第 ${passed} 日，要满 ${days} 日`, en: `Today is day ${passed} of ${days}` })}</strong> <ClauseChip clause={clause} />
      </p>
      <div className="exam-count-bar" data-full={full} aria-hidden="true"><span style={{ width: `${days === 0 ? 100 : Math.min(100, (passed / days) * 100)}%` }} /></div>
      <div className="exam-count-ends cx-small">
        <span><Day on={from} /> {say({ zh: '取得学习驾驶证明', en: 'learner permit' })}</span>
        <span><Day on={earliest} /> {say({ zh: '起可约', en: 'may be booked' })}</span>
      </div>
    </section>
  )
}
