import { randomBytes } from 'node:crypto'
import { publishTestPlans as publishEndpoint, testPlans as listEndpoint } from '@changxing/contract/exam-plans.ts'
import { addDays } from '@changxing/rules/civil-date.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { commitmentOf } from '@changxing/rules/exams/allocate-seats.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { decideByLaw, unmet } from './candidate-file.ts'
import { secretAt } from './draw-seats.ts'
import * as equipment from './equipment.store.ts'
import { presentPlans } from './present-plan.ts'
import * as plans from './plans.store.ts'

type Wanted = { readonly courseId: string; readonly subject: number; readonly class: plans.PlanRow['class']; readonly days: readonly string[]; readonly examiners: readonly string[]; readonly vehicles: readonly string[] }

const no = (zh: string, en: string, facts = {}): Reason => because('M3.1.3', false, { zh, en }, facts)

/** What is wrong with course, examiners or vehicles for this test, by the code of its refusal. */
const unfit = async ({ db }: Context, area: string, course: equipment.CourseRow, wanted: Wanted): Promise<{ readonly code: string; readonly reasons: readonly Reason[] } | undefined> => {
  const name = subjectNames[wanted.subject as Subject]
  if (!course.subjects.includes(wanted.subject) || !course.classes.includes(wanted.class))
    return { code: 'course-unfit', reasons: [no(`该场地不能考${wanted.class}的${name.zh}`, `This course does not test ${name.en} for ${wanted.class}`)] }
  const known = await equipment.examiners(db, area)
  const unable = wanted.examiners.filter((number) => !known.some((one) => one.number === number && one.classes.includes(wanted.class) && one.subjects.includes(wanted.subject)))
  if (unable.length > 0) return { code: 'examiner-unfit', reasons: unable.map((number) => no(`考试员${number}没有该车型科目的资格`, `Examiner ${number} may not test this class and subject`, { examiner: number })) }
  const fleet = await equipment.vehicles(db, area)
  const fits = (id: string) => fleet.some((one) => one.id === id && one.site_id === course.site_id && one.class === wanted.class
    && wanted.days.every((day) => one.in_service_from <= day && (one.in_service_until === null || day <= one.in_service_until)))
  const misfits = wanted.vehicles.filter((id) => !fits(id))
  const practical = wanted.subject === 2 || wanted.subject === 3
  if (misfits.length > 0 || (practical && wanted.vehicles.length === 0))
    return { code: 'vehicle-unfit', reasons: [no(misfits.length > 0 ? '有考试车不在该考场、不是该车型或未投入使用' : '实际操作科目须安排考试车', misfits.length > 0 ? 'A vehicle is not at this site, of another class, or not in service' : 'A practical subject needs a test vehicle', { vehicles: [...misfits] })] }
  const closed = (await equipment.upgrades(db, area)).filter((one) => one.site_id === course.site_id && wanted.days.some((day) => one.from_on <= day && day <= one.until_on))
  if (closed.length > 0) return { code: 'course-closed', reasons: closed.map(({ from_on: from, until_on: until }) => because('M3.1.1', false, { zh: `该考场${from}至${until}改造`, en: `The site is upgraded from ${from} to ${until}` }, { from, until })) }
  return undefined
}

/**
 * Publishes tests with their seats, ten days ahead at least, each with the hash of a secret that will settle ties in its draw (M3.1.3).
 * Refusals: plan-too-late, course-unfit, examiner-unfit, vehicle-unfit, course-closed. Problem: bad-input (also a time that is taken).
 */
export const publishTestPlans = operation(publishEndpoint, async (context, input) => {
  const { db, platform, today } = context
  const { area, subject, seats } = input
  const days = [...new Set(input.days)].toSorted()
  const course = (await equipment.courses(db, area)).find(({ id }) => id === input.courseId)
  if (!course) throw new NoSuchRow('exams.course')
  const late = days.flatMap((day) => unmet(decideByLaw('exams.publish-plan', today, { class: input.class, testOn: day })))
  if (late.length > 0) return refused('plan-too-late', late)
  const fault = await unfit(context, area, course, { ...input, days })
  if (fault) return refused(fault.code, fault.reasons)
  const applyBy = addDays(today, input.applyDays ?? 5)
  if (applyBy >= days[0]!) throw new Problem('bad-input', [{ field: 'applyDays', says: { zh: '报名截止须早于第一个考试日', en: 'Applications must close before the first test' } }])
  const starts = [...new Set(input.starts)].toSorted()
  const made: string[] = []
  const taken: Reason[] = []
  for (const day of days) for (const start of starts) {
    const id = newId(platform.clock)
    const busy = await plans.vehiclesBusy(db, area, day, start, input.vehicles)
    const secret = randomBytes(32).toString('hex')
    const inserted = busy.length > 0 ? 0 : await plans.insert(db, {
      area, id, site_id: course.site_id, course_id: course.id, day, starts: start, subject, class: input.class, seats, apply_by: applyBy, published_on: today,
      published_by: asOfficer(context).number, examiners: input.examiners, vehicles: input.vehicles, commitment: commitmentOf(secret),
      secret: platform.box.seal(secret, secretAt(area, id)), drawn_at: null,
    })
    if (inserted > 0) made.push(id)
    else taken.push(no(`${day} ${start}该场地或考试车已有安排`, `Course or vehicle is in use on ${day} at ${start}`, { day, start }))
  }
  // A refusal commits, so what was published before the clash was seen must not stand: the whole request is refused as a conflict of input.
  if (taken.length > 0) throw new Problem('bad-input', taken.map(({ says }) => ({ field: 'days', says })))
  context.concerns(area, `test-plans:${made.length}`)
  return { plans: await presentPlans(context, area, await Promise.all(made.map((id) => plans.filledById(db, area, id)))) }
})

const shownDays = 31

/** Plans and how they fill, from today unless said otherwise. */
export const testPlans = operation(listEndpoint, async (context, { area, from, until, class: licenceClass }) => {
  const first = from ?? context.today
  const rows = await plans.between(context.db, area, first, until ?? addDays(first, shownDays))
  return { plans: await presentPlans(context, area, rows.filter((row) => licenceClass === undefined || row.class === licenceClass)) }
})
