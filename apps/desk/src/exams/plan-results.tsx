import type { Plan } from '@changxing/contract/exam-plans.ts'
import { testRoster, type RosterEntry, type Sheet } from '@changxing/contract/exam-sheets.ts'
import { useClient } from '@changxing/ui/api.tsx'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import { Shape } from '@changxing/ui/shapes.tsx'
import { At } from '@changxing/ui/time-ago.tsx'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { z } from 'zod'
import { Kbd, useKeys } from '../shell/keys.tsx'
import { Result } from '../shell/result.tsx'
import { bookingTones, bookingWords } from './tests-words.ts'
import { useTests } from './use-tests.ts'

const SheetLine = ({ sheet }: { readonly sheet: Sheet }) => {
  const say = useSay()
  const result = sheet.absent ? say({ zh: '缺考', en: 'Absent' }) : sheet.passed ? say({ zh: '合格', en: 'Passed' }) : say({ zh: '不合格', en: 'Failed' })
  return (
    <li data-replaced={sheet.correctedBy !== null}>
      {say({ zh: `第 ${sheet.attempt} 次`, en: `Attempt ${sheet.attempt}` })} <b>{result}</b>{sheet.score !== null && <span className="cx-figures"> {sheet.score}/{sheet.mark}</span>}
      <span className="cx-soft cx-small"> · {sheet.examinerNumber} · <At at={sheet.receivedAt} /></span>
      {sheet.corrects !== null && <p className="cx-small">{say({ zh: '更正前一张：', en: 'Puts the one before right: ' })}{sheet.correctedBecause}</p>}
      {sheet.correctedBy !== null && <p className="cx-small">{say({ zh: '已由新签的成绩单更正，原单保留', en: 'Put right by a new signed sheet; this one is kept' })}</p>}
      {sheet.unsignedBecause !== null && <p className="cx-small">{say({ zh: '考生未签名：', en: 'Not signed by the candidate: ' })}{sheet.unsignedBecause}</p>}
    </li>
  )
}

const Candidate = ({ one }: { readonly one: z.infer<typeof RosterEntry> }) => {
  const say = useSay()
  return (
    <tr>
      <td className="number">{one.seat}</td>
      <th scope="row">{one.nameMasked}<br /><span className="cx-soft cx-small cx-figures">{one.numberMasked}</span></th>
      <td><span className="cx-chip" data-tone={bookingTones[one.state]}><Shape tone={bookingTones[one.state]} />{say(bookingWords[one.state])}</span></td>
      <td>{one.sheets.length === 0 ? <span className="cx-soft">{say({ zh: '还没有收到', en: 'None yet' })}</span> : <ul className="cx-plain-list tests-sheets">{one.sheets.map((sheet) => <SheetLine key={sheet.sheetId} sheet={sheet} />)}</ul>}</td>
    </tr>
  )
}

/** Who is tested and the sheets that have come; a sheet is never altered, a new signed one puts it right (M3.1.0). Looking is recorded, so it is fetched when asked for. */
export const PlanResults = ({ plan }: { readonly plan: z.infer<typeof Plan> }) => {
  const say = useSay()
  const client = useClient()
  const { area } = useTests()
  const query = useQuery({ queryKey: ['tests-roster', area, plan.day], queryFn: ({ signal }) => client.call(testRoster, { params: { area, day: plan.day }, signal }) })
  const fetchAgain = () => void query.refetch()
  useKeys({ zh: '成绩', en: 'Results' }, [{ key: 'u', label: { zh: '刷新成绩', en: 'Fetch results again' }, run: fetchAgain }])
  return (
    <section className="tests-part">
      <div className="desk-bar">
        <h2>{say({ zh: '成绩', en: 'Results' })} <ClauseChip clause="M3.1.0" /></h2>
        <Button size="small" loading={query.isFetching} onClick={fetchAgain}>{say({ zh: '刷新', en: 'Fetch again' })}<Kbd of="u" /></Button>
      </div>
      <Result query={query}>
        {({ plans }) => {
          const candidates = plans.find(({ planId }) => planId === plan.planId)?.candidates ?? []
          return candidates.length === 0 ? <p className="cx-soft">{say({ zh: '这一场没有考生。', en: 'Nobody is booked for this test.' })}</p> : (
            <table className="desk-table">
              <thead><tr><th scope="col" className="number">{say({ zh: '号', en: 'Seat' })}</th><th scope="col">{say({ zh: '考生', en: 'Candidate' })}</th><th scope="col">{say({ zh: '状态', en: 'State' })}</th><th scope="col">{say({ zh: '成绩单', en: 'Sheets' })}</th></tr></thead>
              <tbody>{candidates.map((one) => <Candidate key={one.bookingId} one={one} />)}</tbody>
            </table>
          )
        }}
      </Result>
    </section>
  )
}
