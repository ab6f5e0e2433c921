import { addDays } from '@changxing/rules/civil-date.ts'
import type { Tx } from '../../platform/database.ts'
import { backFrom } from '../../platform/clock.ts'
import type { Task, Timed } from '../../platform/jobs/worker.ts'
import type { Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { asSystem } from '../../platform/as-system.ts'
import { askAgain, askTask } from './ask-agencies.ts'
import { dueDay, limitOf } from './case-clock.ts'
import { remindOfConsent } from './consents.ts'
import * as consents from './consents.store.ts'
import * as jobs from './jobs.store.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'
import * as parts from './parts.store.ts'
import { tellApplicant } from './tell-applicant.ts'

/** Days before the end of the time for an answer on which the applicant is reminded. */
const remindDaysBefore = 3
const draftLifeMillis = 30 * 86_400_000

type Each = (context: Context, one: { readonly area: string; readonly id: string }) => Promise<void>

/** One transaction a case: a case that fails is retried alone with the next run and holds up no other. */
const forEach =
  (
    name: string,
    find: (db: Tx, platform: Platform) => Promise<readonly { readonly area: string; readonly id: string }[]>,
    work: Each,
  ): Task =>
  async ({ platform, transaction }) => {
    const failures: unknown[] = []
    for (const one of await transaction((db) => find(db, platform))) {
      await transaction((db) => work(asSystem(platform, db, name), one)).catch((cause: unknown) => failures.push(cause))
    }
    if (failures.length > 0)
      throw new AggregateError(failures, `${name}: ${failures.length} cases failed, the first: ${String(failures[0])}`)
  }

/** Fills in due days when the holidays of their year have been published. */
const fillDueDays = forEach('cases.fill-due-days', (db) => jobs.withoutDueDay(db), async (context, { area, id }) => {
  const one = await loadCase(context, area, id, 'lock')
  if (one.dueOn !== null || one.standsSince !== null || (one.state !== 'submitted' && one.state !== 'in-review')) return
  const dueOn = dueDay(limitOf(serviceOf(one.service), one), one.clockRuns)
  if (dueOn !== null) await record(context, one, { dueOn }, { kind: 'due-day-set' })
})

/** Reminds who was asked to agree, and tells the applicant when nobody has answered in time. Silence decides nothing. */
const remindOfConsents = forEach('cases.remind-of-consents', (db, platform) => consents.due(db, platform.clock.today()), async (context, { area, id }) => {
  const { case_id: caseId } = await consents.find(context.db, area, id)
  const one = await loadCase(context, area, caseId, 'lock')
  const row = await consents.find(context.db, area, id)
  const rule = serviceOf(one.service).awaits.find(({ name }) => name === row.name)?.consent
  if (row.ended_at !== null || row.state !== 'asked' || !rule) return
  await remindOfConsent(context, rule, row, (says) => tellApplicant(context, one, 'awaited-overdue', { says }))
})

/** Reminds applicants, once, of a question whose time is nearly over. */
const remindOfQuestions = forEach(
  'cases.remind-of-questions',
  (db, platform) => jobs.questionsDue(db, addDays(platform.clock.today(), remindDaysBefore)),
  async (context, { area, id }) => {
    const one = await loadCase(context, area, id, 'lock')
    if (one.state !== 'question-asked' || one.remindedFor === one.answerBy) return
    await tellApplicant(context, await record(context, one, { remindedFor: one.answerBy }, { kind: 'reminded' }), 'reminded')
  },
)

const draftsBefore = (platform: Platform) => backFrom(platform.clock.recorded(), draftLifeMillis)

/** Removes drafts that nobody has touched for 30 days, and says so. The event stays as the trace. */
const removeOldDrafts = forEach(
  'cases.remove-old-drafts',
  (db, platform) => jobs.oldDrafts(db, draftsBefore(platform)),
  async (context, { area, id }) => {
    const one = await loadCase(context, area, id, 'lock')
    if (!(await jobs.removeDraft(context.db, area, id, draftsBefore(context.platform)))) return
    await parts.appendEvent(context.db, {
      area,
      caseId: id,
      seq: one.version + 1,
      at: context.recorded(),
      on_day: context.today,
      kind: 'draft-removed',
      by_kind: 'system',
      by_role: null,
      officer_id: null,
      officer_number: null,
      reasons: null,
      note: null,
    })
    await tellApplicant(context, one, 'draft-removed')
  },
)

export const tasks: Readonly<Record<string, Task>> = {
  'cases.fill-due-days': fillDueDays, 'cases.remind-of-questions': remindOfQuestions, 'cases.remind-of-consents': remindOfConsents,
  'cases.remove-old-drafts': removeOldDrafts,
  [askTask]: askAgain,
}

/** By night and early morning in China (UTC + 8). */
export const timed: readonly Timed[] = [
  { task: 'cases.fill-due-days', cron: '10 16 * * *' },
  { task: 'cases.remind-of-questions', cron: '0 1 * * *' },
  { task: 'cases.remind-of-consents', cron: '10 1 * * *' },
  { task: 'cases.remove-old-drafts', cron: '30 16 * * *' },
]
