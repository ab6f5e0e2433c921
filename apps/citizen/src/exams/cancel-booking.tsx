import { cancelTestBooking, type Booking } from '@changxing/contract/exams.ts'
import { ClauseChip } from '@changxing/ui/clause.tsx'
import { dateWords } from '@changxing/ui/dates.ts'
import { useSay } from '@changxing/ui/language.tsx'
import { useAction } from '@changxing/ui/use-action.ts'
import type { Words } from '@changxing/rules/words.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FailureNotice } from '../shell/failure.tsx'
import { bookingQueries } from './exams-data.ts'

const whatFollows = ({ state, cancelFree, lastFreeDay }: Booking): Words => {
  if (state === 'applied') return { zh: '退出后不参加这一场的分配，不计次数，等待时间继续计算，可以马上另报。', en: 'You leave this draw. It does not count, your waiting counts on, and you may apply elsewhere at once.' }
  return cancelFree
    ? { zh: `${dateWords(lastFreeDay).zh}以前取消不计次数，可以马上另约；考位让给别人。`, en: `Given back by ${dateWords(lastFreeDay).en} it does not count, and you may book again at once. The seat goes to somebody else.` }
    : { zh: '现在取消按不合格计，用掉一次预约，10 日后才能再约。', en: 'Now it counts as failed: one booking is used, and the next may be made after ten days.' }
}

/** Gives a booking back, with what it means before and after the last free day (M3.1.3). */
export const CancelBooking = ({ booking }: { readonly booking: Booking }) => {
  const say = useSay()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(false)
  const cancel = useAction(cancelTestBooking)
  const what = say(booking.state === 'applied' ? { zh: '退出报名', en: 'Withdraw' } : { zh: '取消预约', en: 'Give the seat back' })
  const send = async () => {
    const given = await cancel.run({ params: { area: booking.area, bookingId: booking.bookingId }, input: booking.cancelFree ? {} : { acceptFailure: true } })
    if (given) for (const queryKey of bookingQueries) await queries.invalidateQueries({ queryKey })
  }
  const follows = <p style={{ margin: 0 }}>{say(whatFollows(booking))} <ClauseChip clause="M3.1.3" /></p>
  if (!asked) {
    return (
      <section className="cx-card cx-actions">
        <h2 style={{ margin: 0 }}>{say({ zh: '不能来考？', en: 'Cannot come?' })}</h2>
        {follows}
        <button type="button" className="cx-button cx-button--quiet" onClick={() => setAsked(true)}>{what}</button>
      </section>
    )
  }
  return (
    <section className="cx-card cx-actions" role="group" aria-label={what}>
      <h2 style={{ margin: 0 }}>{say({ zh: '确定吗？', en: 'Are you sure?' })}</h2>
      {follows}
      <FailureNotice failure={cancel.failure} />
      <button type="button" className="cx-button cx-button--danger" disabled={cancel.pending} onClick={() => void send()}>{what}</button>
      <button type="button" className="cx-button cx-button--quiet" autoFocus onClick={() => setAsked(false)}>{say({ zh: '不取消', en: 'Keep it' })}</button>
    </section>
  )
}
