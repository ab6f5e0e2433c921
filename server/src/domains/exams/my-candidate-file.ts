import { myCandidateFile as fileEndpoint, myTestBookings as bookingsEndpoint, myTestCalendar as calendarEndpoint } from '@changxing/contract/exams.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because } from '@changxing/rules/decision.ts'
import type { Subject } from '@changxing/rules/exams/subjects.ts'
import { asCitizen, operation, Problem } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import { bookingFacts, candidateOf, decideByLaw, fileOfPerson, noFile, presentFile, presentStanding, unmet } from './candidate-file.ts'
import * as equipment from './equipment.store.ts'
import * as plans from './plans.store.ts'
import { presentBooking } from './present-booking.ts'
import { allocationRule, phaseOf, phaseWords } from './words.ts'

/** What the candidate has and may do: permit, subjects with their earliest days, changes of place (M3.2, M3.3.1). */
export const myCandidateFile = operation(fileEndpoint, async (context) => {
  const file = await fileOfPerson(context.db, asCitizen(context))
  return { file: file ? await presentFile(context, file) : null }
})

const calendarDays = 60
const longestCalendar = 120

/** Every test of the next weeks that the candidate could sit, and for each what stands in the way. Refusal: no-file. Problem: bad-input. */
export const myTestCalendar = operation(calendarEndpoint, async (context, input) => {
  const { db, today } = context
  const file = await fileOfPerson(db, asCitizen(context))
  if (!file) return noFile()
  const subject = Number(input.subject) as Subject
  const from = input.from ?? today
  const until = input.until ?? addDays(from, calendarDays)
  if (until < from || until > addDays(from, longestCalendar))
    throw new Problem('bad-input', [{ field: 'until', says: { zh: `日期范围应在${longestCalendar}日以内`, en: `The range may span at most ${longestCalendar} days` } }])
  const candidate = await candidateOf(db, file)
  const sites = new Map((await equipment.sites(db, file.area)).map((site) => [site.id, site]))
  const seats = (await plans.forCandidate(db, file.area, file.class, subject, from, until)).map((plan) => {
    const phase = phaseOf(plan, today)
    const free = plan.seats - plan.taken
    const reasons = [
      ...unmet(decideByLaw('exams.booking', today, bookingFacts(candidate, subject, plan.day))),
      ...(phase === 'draw' || phase === 'closed' ? [because('M3.1.3', false, phaseWords[phase], { phase })] : []),
      ...(phase === 'first-come' && free === 0 ? [because('M3.1.3', false, { zh: '本场考位已满', en: 'This test is full' }, { seats: plan.seats })] : []),
    ]
    const mine = candidate.open.find((booking) => booking.plan_id === plan.id)
    const site = sites.get(plan.site_id)!
    return {
      planId: plan.id, day: plan.day, starts: plan.starts, site: site.name, address: site.address, seats: plan.seats, free, applicants: plan.applicants,
      phase, phaseSays: phaseWords[phase], applyBy: plan.apply_by, bookable: reasons.length === 0, mine: mine?.state ?? null, reasons,
    }
  })
  return { area: file.area, subject, class: file.class, standing: await presentStanding(context, candidate, subject), seats, allocationRule }
})

export const myTestBookings = operation(bookingsEndpoint, async (context) => {
  const file = await fileOfPerson(context.db, asCitizen(context))
  if (!file) return { bookings: [] }
  const views = []
  for (const row of await bookings.ofFile(context.db, file.area, file.id)) views.push(await presentBooking(context, row))
  return { bookings: views }
})
