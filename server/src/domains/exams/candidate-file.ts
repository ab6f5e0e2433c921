import type { CandidateFile, Standing } from '@changxing/contract/exams.ts'
import { BadFacts, decide } from '@changxing/rules/registry.ts'
import { because, type Answer, type Facts, type Reason } from '@changxing/rules/decision.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { moveStates } from '@changxing/rules/exams/move-limits.ts'
import { subjectNames, subjects, type Subject } from '@changxing/rules/exams/subjects.ts'
import type { z } from 'zod'
import type { Tx } from '../../platform/database.ts'
import { Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import * as files from './files.store.ts'
import * as moves from './moves.store.ts'
import { presentBooking } from './present-booking.ts'
import { fileStates } from './words.ts'

/** A candidate file with all that a booking depends on. */
export type Candidate = {
  readonly file: files.FileRow
  readonly permit: files.PermitRow | undefined
  readonly standings: readonly files.StandingRow[]
  readonly open: readonly bookings.BookingRow[]
}

/** What is tested: who has a licence restored takes subject one alone (M8.2.3). */
export const subjectsOf = ({ kind }: Pick<files.FileRow, 'kind'>): readonly Subject[] => (kind === 'restore' ? [1] : subjects)

const nothingYet = (subject: number): files.StandingRow => ({ subject, passed_on: null, bookings_used: 0, last_failed_on: null })

export const standingOf = (candidate: Pick<Candidate, 'standings'>, subject: number): files.StandingRow =>
  candidate.standings.find((row) => row.subject === subject) ?? nothingYet(subject)

export const candidateOf = async (db: Tx, file: files.FileRow): Promise<Candidate> => ({
  file, permit: await files.permit(db, file.area, file.id), standings: await files.standings(db, file.area, file.id), open: await bookings.openOfFile(db, file.area, file.id),
})

/** The latest candidate file of a person, wherever it lies; undefined when there never was one. */
export const fileOfPerson = async (db: Tx, person: { readonly area: string; readonly personId: string }, how: 'read' | 'lock' = 'read'): Promise<files.FileRow | undefined> => {
  const place = await files.whereIs(db, person)
  if (!place) return undefined
  return how === 'lock' ? files.lock(db, place.area, place.file_id) : files.byId(db, place.area, place.file_id)
}

export const noFile = (): Refusal => refused('no-file', [because('M3.1.3', false, {
  zh: '没有考生档案：请先申请学习驾驶证明', en: 'There is no candidate file: apply for a learner permit first',
})])

export const decideByLaw = (rule: string, on: string, facts: Facts): Answer => {
  try {
    return decide(rule, on, facts)
  } catch (cause) {
    if (cause instanceof BadFacts) throw new Problem('bad-input', cause.problems.map(({ fact, says }) => ({ field: fact, says })))
    throw cause
  }
}

/** The facts of `exams.booking` for a test on that day. */
export const bookingFacts = (candidate: Candidate, subject: Subject, testOn: string): Facts => {
  const { file, permit, open } = candidate
  const standing = standingOf(candidate, subject)
  return {
    subject, class: file.class, kind: file.kind === 'upgrade' ? 'upgrade' : 'first', testOn, bookingsUsed: standing.bookings_used, passedAlready: standing.passed_on !== null,
    earlierPassed: subject !== 4 || [2, 3].every((earlier) => standingOf(candidate, earlier).passed_on !== null),
    openBooking: open.some((booking) => booking.subject === subject), fileOpen: file.state === 'open',
    ...(permit && { permitObtainedOn: permit.obtained_on }), ...(standing.last_failed_on !== null && { lastFailedOn: standing.last_failed_on }),
  }
}

/** The first day on which this candidate could lawfully have booked the subject: from then on they wait (M3.1.3). */
export const waitingSince = (candidate: Candidate, subject: Subject, earliest: string, today: string): string => {
  const days = [
    subject === 1 ? candidate.file.opened_on : earliest, standingOf(candidate, subject).last_failed_on ?? '',
    ...(subject === 4 ? [2, 3].map((earlier) => standingOf(candidate, earlier).passed_on ?? '') : []),
  ]
  const latest = days.reduce((last, day) => (day > last ? day : last))
  return latest === '' || latest > today ? today : latest
}

export const unmet = (decision: Answer): readonly Reason[] => decision.reasons.filter(({ holds }) => !holds)

/** How one subject stands, whether or not there are seats. The test is imagined tomorrow, so that its own day is no hindrance. */
export const presentStanding = async (context: Context, candidate: Candidate, subject: Subject): Promise<z.infer<typeof Standing>> => {
  const { today } = context
  const standing = standingOf(candidate, subject)
  const decision = decideByLaw('exams.booking', today, bookingFacts(candidate, subject, addDays(today, 1)))
  const booking = candidate.open.find((one) => one.subject === subject)
  return {
    subject, says: subjectNames[subject], passedOn: standing.passed_on, bookingsUsed: standing.bookings_used, bookingsLeft: decision.outcome['bookingsLeft'] as number | null,
    earliest: decision.outcome['earliest'] as string | null, open: decision.outcome['allowed'] === true, reasons: [...decision.reasons],
    booking: booking ? await presentBooking(context, booking) : null,
  }
}

export const presentFile = async (context: Context, file: files.FileRow): Promise<CandidateFile> => {
  const { db, today } = context
  const candidate = await candidateOf(db, file)
  const { permit } = candidate
  const change = decideByLaw('exams.change-place', today, {
    class: file.class, changesMade: file.changes_made, subjectOnePassed: standingOf(candidate, 1).passed_on !== null || permit !== undefined,
  })
  const move = await moves.underWay(db, file.area, file.person_area, file.person_id)
  const standings = []
  for (const subject of subjectsOf(file)) standings.push(await presentStanding(context, candidate, subject))
  return {
    area: file.area, fileId: file.id, class: file.class, kind: file.kind, state: file.state, stateSays: fileStates[file.state], school: file.school, openedOn: file.opened_on,
    permit: permit ? { number: permit.number, obtainedOn: permit.obtained_on, validUntil: permit.valid_until, issuedIn: permit.issued_in } : null,
    standings, placeChanges: { made: file.changes_made, left: change.outcome['remaining'] as number },
    move: move ? { moveId: move.id, outArea: move.out_area, inArea: move.in_area, state: move.state, says: moveStates[move.state] } : null,
  }
}
