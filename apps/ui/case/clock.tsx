import type { CaseView } from '@changxing/contract/cases.ts'
import { useSay } from '../language.tsx'
import { Day, TimeAgo } from '../time-ago.tsx'
import './case.css'

/** Who answers, and the promised date counting down in working days; it stands while the applicant was asked, or while others do something first. */
export const CaseClock = ({ clock, office, state }: Pick<CaseView, 'clock' | 'office' | 'state'>) => {
  const say = useSay()
  const left = clock.workingDaysLeft
  return (
    <div className="cx-clock" data-overdue={clock.overdue} data-stands={clock.standsSince !== null}>
      <div className="cx-clock-figure cx-figures" aria-hidden="true">
        {clock.standsSince ? 'Ⅱ' : left === null ? '–' : left}
      </div>
      <div>
        <p className="cx-clock-line">
          {clock.standsSince
            ? say(state === 'question-asked' ? { zh: '计时暂停，等您答复', en: 'The clock stands until you answer' } : clock.says)
            : left === null
              ? say({ zh: '承诺日期待定', en: 'The promised date is not fixed yet' })
              : clock.overdue
                ? say({ zh: '已超过承诺日期', en: 'Past the promised date' })
                : left === 0
                  ? say({ zh: '今天办结', en: 'Due today' })
                  : say({ zh: `还剩 ${left} 个工作日`, en: left === 1 ? '1 working day left' : `${left} working days left` })}
        </p>
        <p className="cx-soft">
          {clock.standsSince && <>{say({ zh: '暂停自 ', en: 'Standing since ' })}<TimeAgo at={clock.standsSince} /></>}
          {clock.dueOn && <>{say({ zh: '承诺不晚于 ', en: 'Promised by ' })}<Day on={clock.dueOn} /></>}
        </p>
        {office && <p className="cx-soft">{say({ zh: `由${office.name.zh}答复`, en: `Answered by ${office.name.en}` })}</p>}
        {clock.overdue && (
          <p className="cx-soft cx-small">{say({ zh: '经办单位须尽快答复', en: 'The office must answer without further delay' })}</p>
        )}
        {!clock.dueOn && !clock.standsSince && <p className="cx-soft cx-small">{say(clock.says)}</p>}
      </div>
    </div>
  )
}
