import { randomBytes } from 'node:crypto'
import { candidates, examiners, examinerClasses, examPeople, fees, movements, sites, type SeedCandidate } from '../../../../db/seed/exams.ts'
import { addDays, addMonths, weekday } from '@changxing/rules/civil-date.ts'
import { commitmentOf } from '@changxing/rules/exams/allocate-seats.ts'
import { generatedDemand } from '@changxing/rules/exams/generated-demand.ts'
import type { LicenceClass } from '@changxing/rules/licences/class-rules.ts'
import { chances, poisson } from '@changxing/rules/supervision/chances.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Platform } from '../../platform/platform.ts'
import { findPersonByNumber, keepPerson } from '../people/index.ts'
import * as bookings from './bookings.store.ts'
import { bookingFacts, candidateOf, decideByLaw } from './candidate-file.ts'
import { secretAt } from './draw-seats.ts'
import * as equipment from './equipment.store.ts'
import * as files from './files.store.ts'
import * as moves from './moves.store.ts'
import * as plans from './plans.store.ts'

const historyDays = 364

const seedSites = async (platform: Platform, db: Tx): Promise<void> => {
  const { clock } = platform
  const since = addDays(clock.today(), -historyDays)
  for (const { area, name, address, courses, vehicles } of sites) {
    const siteId = newId(clock)
    await equipment.addSite(db, { area, id: siteId, name, address }, clock.recorded())
    for (const course of courses) await equipment.addCourse(db, { area, id: newId(clock), site_id: siteId, ...course, classes: course.classes as LicenceClass[] })
    for (const { class: licenceClass, plate } of vehicles) {
      await equipment.addVehicle(db, { area, id: newId(clock), site_id: siteId, plate, class: licenceClass as LicenceClass, in_service_from: since, in_service_until: null })
    }
    for (const fee of fees) await equipment.addFee(db, { area, ...fee, since })
  }
  for (const { area, number, name } of examiners) await equipment.putExaminer(db, { area, number, name, subjects: [1, 2, 3, 4], classes: examinerClasses as LicenceClass[] })
}

const seedCandidate = async (platform: Platform, db: Tx, candidate: SeedCandidate): Promise<void> => {
  const { clock } = platform
  const ago = (days: number) => addDays(clock.today(), -days)
  const person = await findPersonByNumber(platform, db, candidate.person)
  if (!person) throw new Error('a candidate is not seeded as a person')
  const id = newId(clock)
  await files.enterDirectory(db, person, person.area, id)
  await files.insert(db, {
    area: person.area, id, person_area: person.area, person_id: person.personId, class: candidate.class, kind: 'first', school: candidate.school, state: 'open',
    opened_on: ago(candidate.openedDaysAgo), changes_made: 0, came_from: null, case_id: null,
  }, clock.recorded())
  const obtained = ago(candidate.permitDaysAgo)
  await files.insertPermit(db, { area: person.area, file_id: id, number: `${person.area}${obtained.replaceAll('-', '')}${id.replaceAll('-', '').slice(-10)}`, obtained_on: obtained, valid_until: addMonths(obtained, 36), issued_in: person.area })
  for (const { subject, passedDaysAgo, used, failedDaysAgo } of candidate.standings) {
    await files.putStanding(db, person.area, id, { subject, passed_on: passedDaysAgo === null ? null : ago(passedDaysAgo), bookings_used: used, last_failed_on: failedDaysAgo === null ? null : ago(failedDaysAgo) })
  }
}

type Wanted = { readonly area: string; readonly subject: number; readonly class: LicenceClass; readonly inDays: number; readonly publishedDaysAgo: number; readonly seats: number; readonly starts: string }

const seedPlan = async (platform: Platform, db: Tx, { area, subject, class: licenceClass, inDays, publishedDaysAgo, seats, starts }: Wanted): Promise<plans.PlanRow> => {
  const { clock } = platform
  const today = clock.today()
  // The two classes at two sites: a course has one test at a time.
  const course = (await equipment.courses(db, area)).filter((one) => one.subjects.includes(subject) && one.classes.includes(licenceClass)).at(licenceClass === 'C1' ? -1 : 0)
  const vehicles = (await equipment.vehicles(db, area)).filter((one) => one.site_id === course!.site_id && one.class === licenceClass).map(({ id }) => id)
  const id = newId(clock)
  const secret = randomBytes(32).toString('hex')
  const applyBy = addDays(today, 5 - publishedDaysAgo)
  const plan: plans.PlanRow = {
    area, id, site_id: course!.site_id, course_id: course!.id, day: addDays(today, inDays), starts, subject, class: licenceClass, seats, apply_by: applyBy,
    published_on: addDays(today, -publishedDaysAgo), published_by: '900201', examiners: examiners.filter((one) => one.area === area).map(({ number }) => number), vehicles,
    commitment: commitmentOf(secret), secret: platform.box.seal(secret, secretAt(area, id)), drawn_at: null,
  }
  await plans.insert(db, plan)
  if (applyBy < today) {
    await plans.keepDraw(db, { area, plan_id: id, secret, list: [], winners: [] }, clock.recorded())
    await plans.setDrawn(db, area, id, clock.recorded())
  }
  return plan
}

const seedPlans = async (platform: Platform, db: Tx): Promise<void> => {
  for (const area of ['510100', '320100', '330100']) {
    for (const [subject, licenceClass] of [[1, 'C2'], [2, 'C2'], [3, 'C2'], [2, 'C1'], [3, 'C1']] as const) {
      await seedPlan(platform, db, { area, subject, class: licenceClass, inDays: 5, publishedDaysAgo: 8, seats: 12, starts: subject === 3 ? '13:30' : '08:30' })
      await seedPlan(platform, db, { area, subject, class: licenceClass, inDays: 12, publishedDaysAgo: 1, seats: 12, starts: subject === 3 ? '13:30' : '08:30' })
    }
  }
}

/** The fifth booking of somebody who has failed four: it is today, so that the examiner has a sheet to fill in. */
const seedTestOfToday = async (platform: Platform, db: Tx): Promise<void> => {
  const plan = await seedPlan(platform, db, { area: '510100', subject: 3, class: 'C2', inDays: 0, publishedDaysAgo: 12, seats: 8, starts: '09:00' })
  const person = (await findPersonByNumber(platform, db, candidates[2]!.person))!
  const file = await files.byId(db, person.area, (await files.whereIs(db, person))!.file_id)
  const requestedOn = addDays(plan.day, -3)
  const facts = bookingFacts(await candidateOf(db, file), 3, plan.day)
  const id = newId(platform.clock)
  await bookings.insert(db, {
    area: file.area, id, file_id: file.id, plan_id: plan.id, subject: 3, state: 'booked', waiting_since: requestedOn, requested_on: requestedOn,
    decision: JSON.stringify(decideByLaw('exams.booking', requestedOn, facts)), facts: JSON.stringify(facts),
  }, platform.clock.recorded())
  await plans.giveSeat(db, file.area, plan.id, 1, id)
  await bookings.record(db, file.area, [{ id: newId(platform.clock), bookingId: id }], 'booked', { zh: '预约成功，1号', en: 'Booked, seat 1' }, 'citizen', platform.clock.recorded())
}

/** Forty weeks of changes of the test place, the last whole week with one school and one place of origin that stand out (M3.3.3). */
const seedMovements = async (platform: Platform, db: Tx): Promise<void> => {
  const { clock } = platform
  const { area, weeks, inAWeek, outAWeek, sources, destinations, schools, busy } = movements
  const person = (await findPersonByNumber(platform, db, candidates[1]!.person))!
  const chance = chances(330100)
  const monday = addDays(clock.today(), 1 - weekday(clock.today()))
  const rows: moves.HistoricMove[] = []
  const add = (side: 'in' | 'out', other: string, school: string | null, on: string) => rows.push({ id: newId(clock), side, out_area: side === 'in' ? other : area, in_area: side === 'in' ? area : other, school, requested_on: on })
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(chance() * values.length)]!
  const source = (): string => {
    let left = chance()
    return sources.find(([, share]) => (left -= share) < 0)?.[0] ?? sources[0][0]
  }
  for (let week = weeks; week >= 1; week -= 1) {
    const day = () => addDays(monday, -7 * week + Math.floor(chance() * 7))
    for (let count = poisson(inAWeek, chance); count > 0; count -= 1) add('in', source(), chance() < 0.2 ? null : pick(schools), day())
    for (let count = poisson(outAWeek, chance); count > 0; count -= 1) add('out', pick(destinations), chance() < 0.2 ? null : pick(schools), day())
    if (week === 1) for (let count = 0; count < busy.count; count += 1) add('in', busy.source, busy.school, day())
  }
  await moves.insertHistory(db, area, person, newId(clock), rows, clock.recorded())
}

/** Fills an empty demonstration database with sites, plans, candidates and a history, whole or not at all. */
export const seedExams = async (platform: Platform): Promise<void> => {
  await platform.database.transaction(async (db) => {
    if ((await equipment.countSites(db)).n > 0) return
    for (const person of examPeople) await keepPerson(platform, db, { ...person, identityKind: 'resident-id' }, () => newId(platform.clock))
    await seedSites(platform, db)
    for (const candidate of candidates) await seedCandidate(platform, db, candidate)
    await seedPlans(platform, db)
    await seedTestOfToday(platform, db)
    await seedMovements(platform, db)
    const from = addDays(platform.clock.today(), -historyDays)
    const days = Array.from({ length: historyDays }, (_, index) => addDays(from, index))
    for (const [index, area] of ['510100', '320100', '330100'].entries()) {
      for (const [licenceClass, start] of [['C1', 40], ['C2', 26], ['C5', 3]] as const) {
        const turned = weekday(from) - 1
        const counts = generatedDemand(historyDays + turned, start, start / 700, 20210601 + index).slice(turned)
        await files.putEarlierDemand(db, area, licenceClass, days, counts)
      }
    }
  })
}
