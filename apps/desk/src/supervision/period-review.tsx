import { movementReportPaper, movementReportSheet, reviewMovements, type Review } from '@changxing/contract/movements.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { saveFile } from '../insurance/save-file.ts'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import type { Period } from './movement-figures.tsx'

const Counts = ({ title, rows }: { readonly title: string; readonly rows: readonly (readonly [string, number])[] }) => {
  const say = useSay()
  return (
    <table className="desk-table">
      <thead><tr><th scope="col">{title}</th><th scope="col" className="number">{say({ zh: '人数', en: 'Number' })}</th></tr></thead>
      <tbody>{rows.map(([name, count]) => <tr key={name}><th scope="row">{name}</th><td className="number">{count}</td></tr>)}</tbody>
    </table>
  )
}

/** One week or month: reviewed or still to be; what was compared and found, by origin and school; the report to keep (M3.3.3). */
export const PeriodReview = ({ area, period, one, review, onAlarm }: {
  readonly area: string
  readonly period: 'week' | 'month'
  readonly one: Period
  readonly review: Review | undefined
  readonly onAlarm: (alarmId: string) => void
}) => {
  const say = useSay()
  const client = useClient()
  const queries = useQueryClient()
  const act = useAction(reviewMovements)
  const [failure, setFailure] = useState<unknown>()
  const begin = async () => (await act.run({ params: { area }, input: { period, from: one.from } })) && void queries.invalidateQueries({ queryKey: ['movements'] })
  const download = async (kind: 'pdf' | 'xlsx') => {
    if (!review) return
    setFailure(undefined)
    const params = { area, reviewId: review.reviewId }
    const call = kind === 'pdf' ? client.call(movementReportPaper, { params }) : client.call(movementReportSheet, { params })
    await call.then((bytes) => saveFile(bytes, `movements-${area}-${period}-${one.from}.${kind}`)).catch(setFailure)
  }
  useKeys({ zh: '这一期', en: 'This period' }, [
    { key: 'r', label: { zh: '审查', en: 'Review' }, run: () => void begin(), off: review !== undefined || !one.complete || act.pending },
    { key: 'd', label: { zh: '下载 PDF', en: 'Download PDF' }, run: () => void download('pdf'), off: !review }, { key: 'x', label: { zh: '下载表格', en: 'Download spreadsheet' }, run: () => void download('xlsx'), off: !review },
  ])
  return (
    <section className="desk-card" aria-label={say({ zh: '这一期', en: 'This period' })}>
      <h2><Day on={one.from} /> – <Day on={one.until} /></h2>
      {!review && !one.complete && <p className="cx-soft">{say({ zh: `${one.until} 结束后才能审查。`, en: `It can be reviewed once ${one.until} is over.` })}</p>}
      {!review && one.complete && (
        <>
          <p>{say({ zh: '这一期还没有审查。系统每夜也会审查上一期。', en: 'Not reviewed yet. Each night the platform reviews the period before by itself, too.' })}</p>
          <div className="desk-bar"><Button type="primary" loading={act.pending} onClick={() => void begin()}>{say({ zh: '审查这一期', en: 'Review this period' })}<Kbd of="r" /></Button></div>
        </>
      )}
      <FailureNotice failure={act.failure ?? failure} />
      {review && (
        <>
          <p className="cx-soft cx-small">{review.bySystem ? say({ zh: '系统审查', en: 'Reviewed by the platform' }) : say({ zh: '人工启动审查', en: 'Reviewed by hand' })} · <At at={review.madeAt} /> · {say({ zh: `比较 ${review.comparisons} 项`, en: `${review.comparisons} comparisons` })}</p>
          {review.alarms.length === 0
            ? <Notice tone={review.comparisons === 0 ? 'grey' : 'good'}>{review.comparisons === 0 ? say({ zh: '此前记录太少，只统计，不判断。', en: 'Too little is recorded of earlier periods: counted, not judged.' }) : say({ zh: '没有发现异常。', en: 'Nothing abnormal was found.' })}</Notice>
            : <ul className="cx-plain-list mv-found">{review.alarms.map((alarm) => (
              <li key={alarm.alarmId}><button type="button" className="desk-plain" onClick={() => onAlarm(alarm.alarmId)}>{say(alarm.kindSays)}{alarm.about !== '' && ` · ${say(alarm.aboutSays)}`}</button></li>))}</ul>}
          <div className="desk-bar">
            <Button onClick={() => void download('pdf')} icon={<Icon name="download" size="1.1em" />}>PDF<Kbd of="d" /></Button>
            <Button onClick={() => void download('xlsx')} icon={<Icon name="download" size="1.1em" />}>{say({ zh: '表格', en: 'Spreadsheet' })}<Kbd of="x" /></Button>
          </div>
          <div className="mv-counts">
            <Counts title={say({ zh: '来源（转入）', en: 'Origin (in)' })} rows={review.tally.sources.map(({ says, count }) => [say(says), count])} />
            <Counts title={say({ zh: '驾校', en: 'School' })} rows={review.tally.schools.map(({ school, count }) => [school, count])} />
          </div>
        </>
      )}
    </section>
  )
}
