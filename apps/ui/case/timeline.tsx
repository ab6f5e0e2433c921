import type { CaseView } from '@changxing/contract/cases.ts'
import { Icon } from '../icons.tsx'
import { useSay } from '../language.tsx'
import { At, Day } from '../time-ago.tsx'
import { stagesOf, type CaseReader, type Stage } from './stages.ts'
import './case.css'

const marks: Record<Stage['state'], { readonly zh: string; readonly en: string }> = {
  done: { zh: '已完成', en: 'done' },
  now: { zh: '进行中', en: 'now' },
  ahead: { zh: '未开始', en: 'still ahead' },
  asked: { zh: '等待答复', en: 'waits for an answer' },
  stopped: { zh: '已停止', en: 'stopped' },
}

/** 提交 → 受理 → 审核 → 办结, in words for the applicant or for those who work on it. */
export const CaseTimeline = ({ told, reader }: { readonly told: Pick<CaseView, 'state' | 'timeline' | 'stages'>; readonly reader: CaseReader }) => {
  const say = useSay()
  return (
    <ol className="cx-plain-list cx-timeline">
      {stagesOf(told, reader).map((stage) => (
        <li key={stage.name.en} data-state={stage.state}
          aria-current={stage.state === 'now' || stage.state === 'asked' ? 'step' : undefined}>
          <span className="cx-timeline-mark" aria-hidden="true">
            {stage.state === 'done' && <Icon name="check" size="1em" />}
            {stage.state === 'asked' && '?'}
            {stage.state === 'stopped' && '×'}
          </span>
          <span className="cx-timeline-name">
            {say(stage.name)}<span className="cx-hidden">{say({ zh: '：', en: ': ' })}{say(marks[stage.state])}</span>
          </span>
          <span className="cx-timeline-when">
            {stage.says && <>{say(stage.says)} </>}{stage.at && <At at={stage.at} />}
            {stage.dueOn && stage.state === 'now' && <>{say({ zh: '不晚于 ', en: 'By ' })}<Day on={stage.dueOn} /></>}
          </span>
        </li>
      ))}
    </ol>
  )
}

const who = { applicant: { zh: '申请人', en: 'Applicant' }, officer: { zh: '民警', en: 'Officer' }, system: { zh: '系统', en: 'System' } }
const inPlace = { delegate: { zh: '受托人', en: 'Agent' }, helper: { zh: '代办人', en: 'Helper' } }

/** Everything that happened, newest first: who, when, what was said. What was done in the person's place says by whom. */
export const CaseHistory = ({ events, acting }: { readonly events: CaseView['timeline']; readonly acting: CaseView['acting'] }) => {
  const say = useSay()
  return (
    <ol className="cx-plain-list cx-history">
      {events.toReversed().map((event) => (
        <li key={event.seq}>
          <span>{say(event.says)}</span>
          {event.note && <span className="cx-soft">{event.note}</span>}
          <span className="cx-soft cx-small">
            <At at={event.at} /> · {event.role === 'delegate' || event.role === 'helper'
              ? <>{say(inPlace[event.role])}{acting && <span lang="zh-CN"> {acting.name}</span>}</>
              : say(who[event.by])}
            {event.officerNumber && <span className="cx-figures"> {event.officerNumber}</span>}
          </span>
        </li>
      ))}
    </ol>
  )
}
