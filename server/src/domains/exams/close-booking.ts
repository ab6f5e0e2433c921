import { because } from '@changxing/rules/decision.ts'
import { addMonths } from '@changxing/rules/civil-date.ts'
import { permitMonths } from '@changxing/rules/exams/parameters.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import { refused, type Context, type Refusal } from '../../platform/operation.ts'
import { testPassed } from '../licences/index.ts'
import { tell } from '../notices/index.ts'
import { recordBooking } from './book-test.ts'
import * as bookings from './bookings.store.ts'
import { candidateOf, decideByLaw, standingOf, subjectsOf } from './candidate-file.ts'
import * as files from './files.store.ts'
import * as plans from './plans.store.ts'

const tellCandidate = (context: Context, file: files.FileRow, zh: string, en: string): Promise<void> =>
  tell(context, { area: file.person_area, personId: file.person_id }, { title: { zh: '驾驶证考试', en: 'Driving test' }, body: { zh, en }, link: '/tests', sms: true })

/** Seats and applications that are given back because the file has ended. */
const endOpenBookings = async (context: Context, file: files.FileRow): Promise<void> => {
  for (const open of await bookings.openOfFile(context.db, file.area, file.id)) {
    await plans.freeSeat(context.db, file.area, open.id)
    await bookings.setState(context.db, file.area, [open.id], 'cancelled', context.recorded())
    await recordBooking(context, file.area, [open.id], 'cancelled', { zh: '考生档案已终止，预约取消', en: 'The candidate file has ended: given back' }, 'system')
  }
}

/** What the licence is told: subject one of who has it restored, so that the restoration can go on (M8.2.3). */
const tellLicence = (context: Context, file: files.FileRow, heldOn: string, by: string): Promise<void> =>
  testPassed(context.platform, context.db, { area: file.person_area, personId: file.person_id }, 'one', heldOn, by)

const passed = async (context: Context, file: files.FileRow, subject: Subject, heldOn: string, by: string): Promise<void> => {
  const { db, recorded } = context
  if (file.kind === 'restore') await tellLicence(context, file, heldOn, by)
  else if (subject === 1) {
    const months = permitMonths.on(heldOn).value
    // Its number is its own: the file's random part, so that it says nothing about the person.
    const number = `${file.area}${heldOn.replaceAll('-', '')}${file.id.replaceAll('-', '').slice(-10)}`
    await files.insertPermit(db, { area: file.area, file_id: file.id, number, obtained_on: heldOn, valid_until: addMonths(heldOn, months), issued_in: file.area })
  }
  const candidate = await candidateOf(db, file)
  const all = subjectsOf(file).every((one) => standingOf(candidate, one).passed_on !== null)
  if (all) {
    await files.setState(db, file.area, file.id, 'completed', recorded())
    await files.setOpen(db, file, false)
  }
  const name = subjectNames[subject]
  const next = file.kind === 'restore' ? { zh: '现在可以申请恢复驾驶资格。', en: ' You can now ask for your licence to be restored.' }
    : all ? { zh: '全部科目已合格。', en: ' Everything is passed.' }
      : subject === 1 ? { zh: '学习驾驶证明已核发，有效期三年。', en: ' Your learner permit is issued, for three years.' } : { zh: '', en: '' }
  await tellCandidate(context, file, `${name.zh}合格。${next.zh}`, `You have passed ${name.en}.${next.en}`)
}

const failed = async (context: Context, file: files.FileRow, subject: Subject, heldOn: string, bookingsUsed: number): Promise<void> => {
  const { db, today, recorded } = context
  const { outcome } = decideByLaw('exams.failed-booking', today, { subject, bookingsUsed, failedOn: heldOn })
  const name = subjectNames[subject]
  if (outcome['voidsPassed'] !== true) {
    return tellCandidate(context, file, `${name.zh}本次预约不合格，${outcome['againFrom']}起可再预约。`, `This booking of ${name.en} has failed; book again from ${outcome['againFrom']}.`)
  }
  await files.setState(db, file.area, file.id, 'voided', recorded())
  await files.setOpen(db, file, false)
  await endOpenBookings(context, file)
  return tellCandidate(context, file, `${name.zh}第五次预约不合格，已合格科目作废，可以重新申请。`, `The fifth booking of ${name.en} has failed: what was passed is void; you may apply anew.`)
}

/** Ends a booking with its result and does what follows: permit, waiting time, the end of the file (Order 139; M3.1.3). File and booking are locked. */
export const closeBooking = async (
  context: Context, file: files.FileRow, booking: bookings.BookingRow, result: 'passed' | 'failed', heldOn: string, by: string,
): Promise<void> => {
  const { db, recorded } = context
  const subject = booking.subject as Subject
  const before = standingOf(await candidateOf(db, file), subject)
  const standing = {
    subject, bookings_used: before.bookings_used + 1, passed_on: result === 'passed' ? heldOn : before.passed_on, last_failed_on: result === 'failed' ? heldOn : before.last_failed_on,
  }
  await files.putStanding(db, file.area, file.id, standing)
  await bookings.setState(db, file.area, [booking.id], result, recorded())
  await recordBooking(context, file.area, [booking.id], result, result === 'passed' ? { zh: '合格', en: 'Passed' } : { zh: '不合格', en: 'Not passed' }, by)
  if (result === 'passed') await passed(context, file, subject, heldOn, by)
  else await failed(context, file, subject, heldOn, standing.bookings_used)
}

const correctedTo = {
  passed: { zh: '成绩更正为合格', en: 'Corrected: passed' },
  failed: { zh: '成绩更正为不合格', en: 'Corrected: not passed' },
  open: { zh: '成绩更正为不合格，可以补考', en: 'Corrected: not passed, the retest is open' },
} as const

/**
 * Turns a result around after a correction, unless something rests on it by now: a permit that is in use, or a later booking. `open`: the
 * test turns out as failed and the retest was never taken, so the booking is open again. Refusal: not-now.
 */
export const reverseBooking = async (
  context: Context, file: files.FileRow, booking: bookings.BookingRow, result: 'passed' | 'failed' | 'open', heldOn: string, by: string,
): Promise<Refusal | undefined> => {
  const { db, recorded } = context
  const subject = booking.subject as Subject
  const later = (await bookings.ofFile(db, file.area, file.id)).some((one) => one.id > booking.id && (one.subject === subject || booking.subject === 1) && one.state !== 'cancelled')
  const ended = file.state === 'moved' || file.state === 'completed'
  if (later || ended || (subject === 1 && result !== 'passed')) return refused('not-now', [because('M3.1.0', false, {
    zh: '此成绩之后已有办理（证明、预约或转出），不能直接更正，请由业务领导按撤销程序办理',
    en: 'Something rests on this result already (permit, booking, change of place): it cannot be turned around here; the head of business revokes it',
  })])
  // Asked before anything is written, since a refusal undoes nothing.
  if (file.state === 'voided' && !(await files.enterDirectory(db, { area: file.person_area, personId: file.person_id }, file.area, file.id)))
    return refused('not-now', [because('M3.1.0', false, { zh: '考生已另行申请，不能恢复原档案', en: 'The candidate has applied anew meanwhile: the old file cannot be restored' })])
  if (file.state === 'voided') await files.setState(db, file.area, file.id, 'open', recorded())
  const before = standingOf(await candidateOf(db, file), subject)
  const failures = (await bookings.failedDays(db, file.area, file.id, subject)).filter(({ id }) => id !== booking.id)
  await files.putStanding(db, file.area, file.id, {
    subject, bookings_used: before.bookings_used - (result === 'open' ? 1 : 0), passed_on: result === 'passed' ? heldOn : null, last_failed_on: result === 'failed' ? heldOn : failures[0]?.day ?? null,
  })
  await bookings.setState(db, file.area, [booking.id], result === 'open' ? 'booked' : result, recorded())
  await recordBooking(context, file.area, [booking.id], 'corrected', correctedTo[result], by)
  if (result === 'open') return undefined
  if (result === 'failed') {
    await failed(context, file, subject, heldOn, before.bookings_used)
    return undefined
  }
  await passed(context, { ...file, state: 'open' }, subject, heldOn, by)
  return undefined
}
