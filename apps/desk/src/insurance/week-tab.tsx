import { insuranceWeek, insuranceWeekPaper, insuranceWeeks, insuranceWeekSheet, keepInsuranceWeek, noteInsuranceWeek, type InsuranceWeek } from '@changxing/contract/insurance.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Notice } from '@changxing/ui/notice.tsx'
import { At, Day } from '@changxing/ui/time-ago.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Loading } from '../shell/loading.tsx'
import { holdsOneOf, useOfficer } from '../shell/queries.ts'
import { Result } from '../shell/result.tsx'
import { saveFile } from './save-file.ts'
import { WeekTable } from './week-table.tsx'

const WeeksChart = lazy(() => import('./weeks-chart.tsx'))
const leastWords = 4

/** What was settled with an insurer about this week. */
const Notes = ({ week }: { readonly week: InsuranceWeek }) => {
  const say = useSay()
  const queries = useQueryClient()
  const add = useAction(noteInsuranceWeek)
  const [about, setAbout] = useState<string>()
  const [note, setNote] = useState('')
  const id = useId()
  const rows = week.rows.filter(({ reason }) => reason !== 'found')
  const nameOf = (code: string) => week.rows.find(({ insurerCode }) => insurerCode === code)?.insurerName || say({ zh: '未见保单', en: 'No policy seen' })
  const save = async () => {
    const row = rows.find((each) => `${each.insurerCode} ${each.reason}` === about)
    if (!row || !(await add.run({ params: { area: week.area, monday: week.monday }, input: { insurerCode: row.insurerCode, reason: row.reason, note } }))) return
    setNote('')
    void queries.invalidateQueries({ queryKey: ['insurance-week'] })
  }
  return (
    <section className="desk-card">
      <h2>{say({ zh: '与保险公司商定', en: 'Settled with the insurers' })}</h2>
      {week.notes.length === 0 && <p className="cx-soft">{say({ zh: '还没有记录。', en: 'Nothing written down yet.' })}</p>}
      {week.notes.length > 0 && <ul className="cx-plain-list">{week.notes.map((each) => <li key={each.id}><b>{nameOf(each.insurerCode)}</b> {each.note} <span className="cx-soft cx-small">{each.officerNumber} · <At at={each.at} /></span></li>)}</ul>}
      {rows.length > 0 && (
        <div className="insurance-form">
          <div className="desk-field">
            <label htmlFor={`${id}a`}>{say({ zh: '关于', en: 'About' })}</label>
            <Select id={`${id}a`} value={about} onChange={setAbout} options={rows.map((row) => ({ value: `${row.insurerCode} ${row.reason}`, label: `${row.insurerName || say({ zh: '未见保单', en: 'No policy seen' })} · ${say(row.reasonSays)}` }))} />
          </div>
          <div className="desk-field">
            <label htmlFor={`${id}n`}>{say({ zh: '商定了什么', en: 'What was settled' })}</label>
            <Input.TextArea id={`${id}n`} rows={2} value={note} onChange={(event) => setNote(event.target.value)} />
          </div>
          <FailureNotice failure={add.failure} />
          <div className="desk-bar"><Button disabled={about === undefined || note.trim().length < leastWords} loading={add.pending} onClick={() => void save()}>{say({ zh: '记下', en: 'Write down' })}</Button></div>
        </div>
      )}
    </section>
  )
}

const Week = ({ week }: { readonly week: InsuranceWeek }) => {
  const say = useSay()
  const client = useClient()
  const officer = useOfficer()
  const queries = useQueryClient()
  const keep = useAction(keepInsuranceWeek)
  const [failure, setFailure] = useState<unknown>()
  const params = { area: week.area, monday: week.monday }
  const mayKeep = holdsOneOf(officer, ['supervision', 'review-head'])
  const countAgain = async () => {
    if (!(await keep.run({ params }))) return
    void queries.invalidateQueries({ queryKey: ['insurance-week'] })
    void queries.invalidateQueries({ queryKey: ['insurance-weeks'] })
  }
  const download = async (kind: 'pdf' | 'xlsx') => {
    setFailure(undefined)
    const call = kind === 'pdf' ? client.call(insuranceWeekPaper, { params }) : client.call(insuranceWeekSheet, { params })
    await call.then((bytes) => saveFile(bytes, `insurance-${week.area}-${week.monday}.${kind}`)).catch(setFailure)
  }
  useKeys({ zh: '周分析', en: 'Week' }, [
    { key: 'd', label: { zh: '下载 PDF', en: 'Download PDF' }, run: () => void download('pdf') }, { key: 'x', label: { zh: '下载表格', en: 'Download spreadsheet' }, run: () => void download('xlsx') },
    { key: 'c', label: { zh: '重新统计', en: 'Count again' }, run: () => void countAgain(), off: !mayKeep || keep.pending },
  ])
  return (
    <>
      <section className="desk-card">
        <div className="desk-bar">
          <h2><Day on={week.monday} /> – <Day on={week.sunday} /></h2>
          <span className="cx-soft cx-small">{week.run === null ? say({ zh: '尚未留存，按现在统计', en: 'Not kept yet: counted now' }) : <>{say({ zh: `第 ${week.run} 次统计`, en: `Run ${week.run}` })} · <At at={week.computedAt} /></>}</span>
          {mayKeep && <Button loading={keep.pending} onClick={() => void countAgain()}>{say({ zh: '重新统计并留存', en: 'Count again and keep' })}<Kbd of="c" /></Button>}
          <Button icon={<Icon name="download" size="1.1em" />} onClick={() => void download('pdf')}>PDF<Kbd of="d" /></Button>
          <Button icon={<Icon name="download" size="1.1em" />} onClick={() => void download('xlsx')}>{say({ zh: '表格', en: 'Spreadsheet' })}<Kbd of="x" /></Button>
        </div>
        <FailureNotice failure={keep.failure ?? failure} />
        {!week.replays && <Notice tone="bad">{say({ zh: '按当时所知重新统计，结果与留存的不同，请报告。', en: 'Counted again as of that instant it differs from what was kept: please report it.' })}</Notice>}
        <WeekTable week={week} />
      </section>
      <Notes key={week.monday} week={week} />
    </>
  )
}

/** Why there is nothing to draw: nobody was asked, or everything was found. */
const nothingToDraw = (weeks: readonly { readonly totals: InsuranceWeek['totals'] }[]): Words | undefined => {
  if (weeks.some(({ totals }) => totals.notFound + totals.unknown + totals.ticketsOpen > 0)) return undefined
  const checks = weeks.reduce((sum, { totals }) => sum + totals.checks, 0)
  return checks === 0
    ? { zh: '近十二周没有核查过交强险。', en: 'No insurance was checked in these twelve weeks.' }
    : { zh: `近十二周核查 ${checks} 次，全部查到，没有未了结的工单。`, en: `${checks} checks in these twelve weeks: all found, and no ticket is open.` }
}

/** Twelve weeks as a chart, and one week by insurer and reason with its report (M11.3). */
export const WeekTab = ({ monday, onMonday }: { readonly monday: string | undefined; readonly onMonday: (monday: string) => void }) => {
  const say = useSay()
  const client = useClient()
  const { area } = useOfficer()
  const weeks = useQuery({ queryKey: ['insurance-weeks', area], queryFn: ({ signal }) => client.call(insuranceWeeks, { params: { area }, signal }) })
  const chosen = monday ?? weeks.data?.weeks.at(-1)?.monday
  const week = useQuery({
    queryKey: ['insurance-week', area, chosen], enabled: chosen !== undefined, queryFn: ({ signal }) => client.call(insuranceWeek, { params: { area, monday: chosen! }, signal }),
  })
  const empty = weeks.data && nothingToDraw(weeks.data.weeks)
  return (
    <Result query={weeks}>
      {({ weeks: all }) => (
        <>
          <section className="desk-card">
            <h2>{say({ zh: '近十二周', en: 'Twelve weeks' })}</h2>
            {empty ? <p className="desk-empty">{say(empty)}</p> : <Suspense fallback={<Loading />}><WeeksChart weeks={all} /></Suspense>}
            <div className="desk-scroll">
              <table className="desk-table">
                <caption className="cx-hidden">{say({ zh: '近十二周数字', en: 'Twelve weeks in figures' })}</caption>
                <thead><tr><th scope="col">{say({ zh: '周', en: 'Week' })}</th>{all.map((each) => <th key={each.monday} scope="col" className="number">
                  <button type="button" className="insurance-week" aria-pressed={each.monday === chosen} onClick={() => onMonday(each.monday)}>{each.monday.slice(5)}</button></th>)}</tr></thead>
                <tbody>
                  {([['checks', { zh: '核查', en: 'Checks' }], ['notFound', { zh: '未查到', en: 'Not found' }], ['unknown', { zh: '无结果', en: 'Unknown' }], ['corrected', { zh: '后更正', en: 'Found later' }], ['ticketsOpen', { zh: '未了结工单', en: 'Open tickets' }]] as const)
                    .map(([name, label]) => <tr key={name}><th scope="row">{say(label)}</th>{all.map((each) => <td key={each.monday} className="number">{each.totals[name] || '–'}</td>)}</tr>)}
                </tbody>
              </table>
            </div>
          </section>
          <Result query={week}>{(one) => <Week week={one} />}</Result>
        </>
      )}
    </Result>
  )
}
