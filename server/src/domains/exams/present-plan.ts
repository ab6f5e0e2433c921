import type { Plan } from '@changxing/contract/exam-plans.ts'
import { subjectNames, type Subject } from '@changxing/rules/exams/subjects.ts'
import type { z } from 'zod'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import * as bookings from './bookings.store.ts'
import * as equipment from './equipment.store.ts'
import type { FilledPlan } from './plans.store.ts'

/** Plans as the desk sees them, many with few statements. */
export const presentPlans = async ({ db, today }: Context, area: string, rows: readonly FilledPlan[]): Promise<z.infer<typeof Plan>[]> => {
  const sites = new Map((await equipment.sites(db, area)).map((site) => [site.id, site]))
  const courses = new Map((await equipment.courses(db, area)).map((course) => [course.id, course]))
  const held = rows.filter(({ day }) => day < today).map(({ id }) => id)
  const missing = new Map((await bookings.withoutResult(db, area, held)).map((row) => [row.plan_id, row.n]))
  return rows.map((plan) => ({
    planId: plan.id, siteId: plan.site_id, courseId: plan.course_id, site: sites.get(plan.site_id)!.name, course: courses.get(plan.course_id)!.name, day: plan.day, starts: plan.starts,
    subject: plan.subject, subjectSays: subjectNames[plan.subject as Subject], class: plan.class, seats: plan.seats, taken: plan.taken, applicants: plan.applicants, applyBy: plan.apply_by,
    publishedOn: plan.published_on, drawnAt: plan.drawn_at && instantText(plan.drawn_at), state: plan.drawn_at === null ? 'published' : 'drawn', examiners: plan.examiners, vehicles: plan.vehicles,
    commitment: plan.commitment, sheetsMissing: missing.get(plan.id) ?? 0,
  }))
}

export const presentPlan = async (context: Context, row: FilledPlan): Promise<z.infer<typeof Plan>> => (await presentPlans(context, row.area, [row]))[0]!
