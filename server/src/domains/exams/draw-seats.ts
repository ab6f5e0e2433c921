import { drawTestSeats as drawEndpoint } from '@changxing/contract/exam-plans.ts'
import { testDraw as proveEndpoint } from '@changxing/contract/exams.ts'
import { because } from '@changxing/rules/decision.ts'
import { allocateSeats, drawFaults, seedOf, type Waiting } from '@changxing/rules/exams/allocate-seats.ts'
import { instantText } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database.ts'
import { newId } from '../../platform/ids.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { asOfficer, operation, refused } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { tellAll } from '../notices/index.ts'
import * as bookings from './bookings.store.ts'
import * as files from './files.store.ts'
import { presentPlan } from './present-plan.ts'
import * as plans from './plans.store.ts'
import { allocationRule, bookingStates } from './words.ts'

/** Where the secret of a plan is sealed. */
export const secretAt = (area: string, planId: string): string => `exams.plans/${area}/${planId}/secret`

/** Tells all applicants of a plan alike, one statement for each city in which they are kept. */
const tellApplicants = async (platform: Platform, db: Tx, area: string, fileIds: readonly string[], zh: string, en: string): Promise<void> => {
  const people = Map.groupBy(await files.byIds(db, area, fileIds), ({ person_area: home }) => home)
  for (const [home, of] of people) {
    await tellAll({ db, platform }, home, of.map(({ person_id: personId }) => personId), { title: { zh: '考位分配结果', en: 'Seats allocated' }, body: { zh, en }, link: '/tests', channels: ['app', 'sms'] })
  }
}

/**
 * Allocates the seats of a plan to those who applied, by the published rule, and publishes list, secret and winners for anybody to do it
 * again (M3.1.3). Who gets none keeps waiting. Whole or not at all; a plan that is drawn already stays as it is.
 */
const drawPlan = async (platform: Platform, db: Tx, area: string, planId: string, by: string): Promise<void> => {
  const plan = await plans.lock(db, area, planId)
  if (plan.drawn_at !== null) return
  const at = platform.clock.recorded()
  const secret = platform.box.open(plan.secret, secretAt(area, planId)).toString('utf8')
  const applicants = await bookings.lockApplicants(db, area, planId)
  const list: Waiting[] = applicants.map(({ id, waiting_since: since }) => ({ applicant: id, waitingSince: since }))
  const winners = allocateSeats(list, plan.seats, secret)
  const won = new Set(winners)
  const losers = applicants.filter(({ id }) => !won.has(id)).map(({ id }) => id)
  const record = (ids: readonly string[], state: 'booked' | 'not-drawn') =>
    bookings.record(db, area, ids.map((bookingId) => ({ id: newId(platform.clock), bookingId })), state, bookingStates[state], by, at)
  await bookings.setState(db, area, winners, 'booked', at)
  await bookings.setState(db, area, losers, 'not-drawn', at)
  if ((await plans.giveSeats(db, area, planId, winners)) !== winners.length) throw new Error(`the seats of plan ${planId} were taken before its draw`)
  await record(winners, 'booked')
  await record(losers, 'not-drawn')
  await plans.keepDraw(db, { area, plan_id: planId, secret, list, winners: [...winners] }, at)
  await plans.setDrawn(db, area, planId, at)
  const filesOf = (ids: ReadonlySet<string>, isIn: boolean) => applicants.filter(({ id }) => ids.has(id) === isIn).map(({ file_id: fileId }) => fileId)
  await tellApplicants(platform, db, area, filesOf(won, true), `${plan.day} ${plan.starts}的考位已分配给您。`, `You have a seat on ${plan.day} at ${plan.starts}.`)
  await tellApplicants(platform, db, area, filesOf(won, false), `${plan.day} ${plan.starts}未分到考位，等待时间继续计算；结果可以验证。`, `No seat on ${plan.day} at ${plan.starts}; your waiting counts on. The draw can be checked.`)
}

/** Draws every plan whose applications have closed, each in its own transaction. */
export const drawTask: Task = async ({ platform, transaction }) => {
  const today = platform.clock.today()
  for (const area of platform.config.issuers.map((issuer) => issuer.slice(0, 6))) {
    const due = await transaction((db) => plans.toDraw(db, area, today))
    for (const { id } of due) await transaction((db) => drawPlan(platform, db, area, id, 'system'))
  }
}

/** The same by hand. Refusal: not-now while applications are open. */
export const drawTestSeats = operation(drawEndpoint, async (context, { area, planId }) => {
  const { db, platform, today } = context
  const plan = await plans.byId(db, area, planId)
  context.concerns(area, `test-plan:${planId}`)
  if (today <= plan.apply_by) return refused('not-now', [because('M3.1.3', false, { zh: `报名到${plan.apply_by}截止，之后分配`, en: `Applications close on ${plan.apply_by}; the draw comes after` }, { applyBy: plan.apply_by })])
  await drawPlan(platform, db, area, planId, asOfficer(context).number)
  return presentPlan(context, await plans.filledById(db, area, planId))
})

/** The draw with all that is needed to do it again; before it, the commitment alone. */
export const testDraw = operation(proveEndpoint, async ({ db }, { area, planId }) => {
  const plan = await plans.byId(db, area, planId)
  const draw = await plans.draw(db, area, planId)
  const shown = { planId, rule: allocationRule, commitment: plan.commitment, seats: plan.seats }
  if (!draw) return { ...shown, secret: null, seed: null, list: [], winners: [], drawnAt: null, faults: [] }
  const { secret, list, winners } = draw
  return {
    ...shown, secret, seed: seedOf(list, secret), list, winners, drawnAt: instantText(draw.drawn_at),
    faults: [...drawFaults({ commitment: plan.commitment, secret, seats: plan.seats, list, winners })],
  }
})
