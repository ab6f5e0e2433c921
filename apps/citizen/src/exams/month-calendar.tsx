import type { CivilDate } from '@changxing/rules/civil-date.ts'
import { dateWords } from '@changxing/ui/dates.ts'
import { Icon } from '@changxing/ui/icons.tsx'
import { useSay } from '@changxing/ui/language.tsx'
import type { Words } from '@changxing/rules/words.ts'
import { useState } from 'react'
import type { CalendarSeat } from './exams-data.ts'
import { monthAfter, monthOf, weeksOf } from './month-days.ts'

const weekdays: readonly Words[] = [
  { zh: '一', en: 'Mo' }, { zh: '二', en: 'Tu' }, { zh: '三', en: 'We' }, { zh: '四', en: 'Th' }, { zh: '五', en: 'Fr' }, { zh: '六', en: 'Sa' }, { zh: '日', en: 'Su' },
]
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

export type DayKind = 'gone' | 'early' | 'seats' | 'closed' | 'empty'

/** The first day of booking, and the day from which it is counted where one is. */
type Waiting = { readonly from: CivilDate | undefined; readonly earliest: CivilDate | null }

/** What a day is to this candidate: over, before the first day of booking, with seats, with tests that are full or closed, without tests. */
export const kindOfDay = (day: CivilDate, { today, from, earliest, seats }: Waiting & { readonly today: CivilDate; readonly seats: readonly CalendarSeat[] }): DayKind => {
  if (earliest !== null && from !== undefined && day >= from && day < earliest && seats.length === 0) return 'early'
  if (day < today) return 'gone'
  if (seats.some(({ phase, free }) => phase === 'applications' || (phase === 'first-come' && free > 0))) return 'seats'
  if (earliest !== null && day < earliest) return 'early'
  return seats.length > 0 ? 'closed' : 'empty'
}

const shortOf = (seats: readonly CalendarSeat[]): Words | undefined => {
  const [one] = seats
  if (!one) return undefined
  if (seats.some(({ mine }) => mine)) return { zh: '已约', en: 'Mine' }
  const free = seats.filter(({ phase }) => phase === 'first-come').reduce((sum, seat) => sum + seat.free, 0)
  if (free > 0) return { zh: `余${free}`, en: `${free} left` }
  const drawn = seats.filter(({ phase }) => phase === 'applications').reduce((sum, seat) => sum + seat.seats, 0)
  if (drawn > 0) return { zh: `报名${drawn}`, en: `${drawn} draw` }
  return seats.some(({ phase }) => phase === 'draw') ? { zh: '分配中', en: 'drawing' } : { zh: '已满', en: 'full' }
}

const kindWords: Record<DayKind, Words> = {
  gone: { zh: '已过', en: 'past' }, early: { zh: '还不能约', en: 'booking not open yet' }, seats: { zh: '有考位', en: 'seats' }, closed: { zh: '有考试，没有考位', en: 'a test without seats' }, empty: { zh: '没有考试', en: 'no test' },
}

/** A month of tests. Each day says what it is to this candidate; choosing one shows its tests, or why there are none. */
export const MonthCalendar = ({ today, from, earliest, seats, chosen, onChoose }: Waiting & {
  readonly today: CivilDate
  readonly seats: readonly CalendarSeat[]
  readonly chosen: CivilDate | undefined
  readonly onChoose: (day: CivilDate) => void
}) => {
  const say = useSay()
  // Who still waits sees first why; who may book sees the first test.
  const [month, setMonth] = useState(() => monthOf(chosen ?? (earliest !== null && earliest > today ? today : seats[0]?.day ?? today)))
  const [year, number] = [Number(month.slice(0, 4)), Number(month.slice(5, 7))]
  const last = monthOf(seats.at(-1)?.day ?? today)
  const name = say({ zh: `${year}年${number}月`, en: `${months[number - 1]} ${year}` })
  return (
    <section className="cx-card">
      <div className="exam-month-head">
        <button type="button" disabled={month <= monthOf(from ?? today)} onClick={() => setMonth(monthAfter(month, -1))} aria-label={say({ zh: '上个月', en: 'Month before' })}><Icon name="back" /></button>
        <h2 aria-live="polite">{name}</h2>
        <button type="button" disabled={month >= last && month >= monthOf(earliest ?? today)} onClick={() => setMonth(monthAfter(month, 1))} aria-label={say({ zh: '下个月', en: 'Month after' })}><Icon name="forward" /></button>
      </div>
      <table className="exam-month">
        <caption className="cx-hidden">{name}</caption>
        <thead><tr>{weekdays.map((day) => <th key={day.en} scope="col">{say(day)}</th>)}</tr></thead>
        <tbody>
          {weeksOf(month).map((week, at) => (
            <tr key={at}>
              {week.map((day, index) => {
                if (!day) return <td key={index} />
                const tests = seats.filter((seat) => seat.day === day)
                const kind = kindOfDay(day, { today, from, earliest, seats: tests })
                const short = kind === 'gone' ? undefined : shortOf(tests) ?? (day === earliest ? { zh: '起约', en: 'opens' } : undefined)
                return (
                  <td key={day}>
                    <button type="button" className="exam-day" data-kind={kind} data-first={day === earliest} aria-pressed={chosen === day} aria-current={day === today ? 'date' : undefined} onClick={() => onChoose(day)}>
                      <span>{Number(day.slice(8))}</span>{short && <small>{say(short)}</small>}
                      <span className="cx-hidden">{`${say({ zh: '，', en: ', ' })}${say(dateWords(day))}${say({ zh: '，', en: ', ' })}${say(kindWords[kind])}`}</span>
                    </button>
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <ul className="exam-key">
        {(['seats', 'early', 'closed'] as const).map((kind) => <li key={kind}><span className="exam-day" data-kind={kind} aria-hidden="true" />{say(kindWords[kind])}</li>)}
      </ul>
    </section>
  )
}
