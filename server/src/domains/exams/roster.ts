import { myTestSheets as myEndpoint, testRoster as rosterEndpoint, testSheets as sheetsEndpoint } from '@changxing/contract/exam-sheets.ts'
import { isCivilDate } from '@changxing/rules/civil-date.ts'
import { sheetItems } from '@changxing/rules/exams/sheet-items.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, asOfficer, operation, Problem, type Context } from '../../platform/operation.ts'
import { personKey, personsOf } from '../people/index.ts'
import * as bookings from './bookings.store.ts'
import { decideByLaw } from './candidate-file.ts'
import * as equipment from './equipment.store.ts'
import * as files from './files.store.ts'
import * as plans from './plans.store.ts'
import { nextAttempt, presentSheet } from './present-sheet.ts'
import * as sheets from './sheets.store.ts'

/** All that an examiner needs for a day without network: candidates with masked names, items of their class and the mark to reach (M3.1.0). */
export const testRoster = operation(rosterEndpoint, async (context, { area, day }) => {
  const { db, platform, recorded } = context
  if (!isCivilDate(day)) throw new Problem('bad-input', [{ field: 'day', says: { zh: '应为存在的日期', en: 'An existing date is wanted' } }])
  const { number } = asOfficer(context)
  const rows = await plans.between(db, area, day, day)
  const booked = await bookings.onPlans(db, area, rows.map(({ id }) => id))
  const of = new Map((await files.byIds(db, area, booked.map(({ file_id: fileId }) => fileId))).map((file) => [file.id, file]))
  const people = await personsOf(platform, db, [...of.values()].map((file) => ({ area: file.person_area, personId: file.person_id })))
  const made = Map.groupBy(await sheets.ofBookings(db, area, booked.map(({ id }) => id)), ({ booking_id: bookingId }) => bookingId)
  const sites = new Map((await equipment.sites(db, area)).map((site) => [site.id, site]))
  const courses = new Map((await equipment.courses(db, area)).map((course) => [course.id, course]))
  context.concerns(area, `test-roster:${day}`)
  return {
    day, madeAt: recorded(),
    plans: rows.map((plan) => ({
      planId: plan.id, site: sites.get(plan.site_id)!.name, course: courses.get(plan.course_id)!.name, starts: plan.starts, subject: plan.subject,
      subjectSays: subjectNames[plan.subject as Subject], class: plan.class,
      mark: decideByLaw('exams.test-result', day, { subject: plan.subject, class: plan.class, deducted: 0 }).outcome['mark'] as number,
      items: [...sheetItems(plan.subject, plan.class, day)], itemsDecision: plan.subject === 2 ? itemsDecision(day, plan.class) : null,
      examiners: plan.examiners, mine: plan.examiners.includes(number),
      candidates: booked.filter((booking) => booking.plan_id === plan.id).map((booking) => {
        const file = of.get(booking.file_id)!
        const person = people.get(personKey({ area: file.person_area, personId: file.person_id }))
        const own = made.get(booking.id) ?? []
        return {
          bookingId: booking.id, seat: booking.seat!, nameMasked: person?.nameMasked ?? '', numberMasked: person?.numberMasked ?? '', school: file.school, state: booking.state,
          nextAttempt: booking.state === 'booked' ? nextAttempt(own) : null, sheets: own.map((row) => presentSheet(row, plan)),
        }
      }),
    })),
  }
})

const itemsDecision = (day: string, licenceClass: string) => {
  const { reasons, ...decision } = decideByLaw('exams.subject-two-items', day, { class: licenceClass })
  return { ...decision, reasons: [...reasons] }
}

const sheetsOf = async ({ db }: Context, booking: bookings.BookingRow) => {
  const plan = await plans.byId(db, booking.area, booking.plan_id)
  return { sheets: (await sheets.ofBookings(db, booking.area, [booking.id])).map((row) => presentSheet(row, plan)) }
}

export const testSheets = operation(sheetsEndpoint, async (context, { area, bookingId }) => {
  context.concerns(area, `test-sheets:${bookingId}`)
  return sheetsOf(context, await bookings.byId(context.db, area, bookingId))
})

/** A candidate's own sheets; another person's booking does not exist. */
export const myTestSheets = operation(myEndpoint, async (context, { area, bookingId }) => {
  const citizen = asCitizen(context)
  const booking = await bookings.byId(context.db, area, bookingId)
  const file = await files.byId(context.db, area, booking.file_id)
  if (file.person_area !== citizen.area || file.person_id !== citizen.personId) throw new NoSuchRow('exams.booking')
  return sheetsOf(context, booking)
})
