import { askAgencies as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import type { Tx } from '../../platform/database.ts'
import { askAgainAt } from '../../exchange/back-off.ts'
import type { Task } from '../../platform/jobs/worker.ts'
import { operation, Problem, Refusal, type Context } from '../../platform/operation.ts'
import type { Platform } from '../../platform/platform.ts'
import { asSystem } from '../../platform/as-system.ts'
import { isRunning, sealWords, type Case } from './case.ts'
import { agenciesCalledFor, agenciesNeeded, resultOf } from './checks.ts'
import * as parts from './parts.store.ts'
import { caseToChange } from './policy.ts'
import { presentCase } from './present-case.ts'
import { loadCase, record } from './record-event.ts'
import type { AgencyAnswer, AgencyRule } from './service.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

export const askTask = 'cases.ask-agency'

/** Whether the agency has said what it has to say: yes, no, or something that a person compares. */
const settled = (one: Case, { name }: AgencyRule) =>
  ['confirmed', 'denied'].includes(resultOf(one, name)) || one.checks.some((check) => check.name === name && check.facts['byEye'] === true)

/** Agency checks that answers and record call for and that have not answered. */
const unknownOf = async (context: Context, one: Case): Promise<readonly AgencyRule[]> =>
  (await agenciesCalledFor(context, serviceOf(one.service), one)).filter((rule) => !settled(one, rule))

/** Keeps an answer with the case. */
export const keepAnswer = async ({ db, platform, recorded }: Context, one: Case, name: string, answer: AgencyAnswer): Promise<void> => {
  const { result, facts = {}, says, byEye, until } = answer
  const kept = JSON.stringify({ ...facts, ...(says && { says }), ...(byEye && { byEye }), ...(until && { until }) })
  const sealed = sealWords(platform.box, one, `check-${name}`, kept)
  await parts.putAgencyAnswer(db, { area: one.area, caseId: one.id, name, result, facts: sealed, at: recorded() })
}

/** Those that are still asked: not yet so often that the reviewer compares by eye instead. */
const stillAskedOf = async (context: Context, one: Case): Promise<readonly AgencyRule[]> =>
  (await unknownOf(context, one)).filter(({ name, retry }) => (one.checks.find((check) => check.name === name)?.attempts ?? 0) <= retry.times)

/** Asks these agencies, or every one that is called for and has said neither yes nor no. Answers the case with what they said. */
export const askUnsettled = async (context: Context, one: Case, which?: readonly AgencyRule[]): Promise<Case> => {
  const open = which ?? (await unknownOf(context, one))
  if (open.length === 0) return one
  const answers = await Promise.all(open.map((rule) => rule.ask(context, one)))
  for (const [index, rule] of open.entries()) await keepAnswer(context, one, rule.name, answers[index]!)
  return loadCase(context, one.area, one.id, 'read')
}

/** Those for which the decision waits. */
export const waitingOf = async (context: Context, one: Case): Promise<readonly string[]> =>
  (await unknownOf(context, one)).filter(({ whenUnknown }) => whenUnknown === 'wait').map(({ name }) => name)

const minute = 60_000
const longestPause = 24 * 60 * minute

/** Orders the next question: after a growing, spread pause, and not before the agency may be asked (`until`). */
const askLater = async (
  platform: Platform, db: Tx, one: Pick<Case, 'area' | 'id'>, { name, retry }: AgencyRule, attempts: number, until?: string,
): Promise<void> => {
  const runAt = askAgainAt(platform.clock, attempts - 1, until, { first: retry.everyMinutes * minute, longest: longestPause })
  await platform.enqueue(db, askTask, { area: one.area, caseId: one.id, name }, { runAt, key: `${askTask}:${one.id}:${name}` })
}

/** Orders the next question for every agency that has not answered, or for these of them. */
export const askUnknownLater = async (context: Context, one: Case, names?: readonly string[]): Promise<void> => {
  const { platform, db } = context
  for (const rule of (await unknownOf(context, one)).filter(({ name }) => names?.includes(name) ?? true)) {
    const until = one.checks.find(({ name }) => name === rule.name)?.facts['until'] as string | undefined
    await askLater(platform, db, one, rule, 1, until)
  }
}

/**
 * After a question, during which the form was open: agencies are asked of which nothing is known any more, and the decision waits for those that
 * do not answer. Who fell silent before about the same is not asked again. Answers the case with what they said, and what a record of it says.
 */
export const askAfterQuestion = async (context: Context, found: Case) => {
  const still = await stillAskedOf(context, found)
  const one = await askUnsettled(context, found, still.filter(({ name }) => resultOf(found, name) === 'waiting'))
  const fresh = still.map(({ name }) => name).filter((name) => !found.agenciesWaiting.includes(name))
  const agenciesWaiting = (await waitingOf(context, one)).filter((name) => found.agenciesWaiting.includes(name) || fresh.includes(name))
  return {
    one,
    change: { agenciesWaiting },
    /** Once that is recorded: the next questions are ordered, and a denial is held as suspect where the page says so. */
    goOn: async (recorded: Case): Promise<Case> => {
      await askUnknownLater(context, recorded, fresh)
      return holdWhenDenied(context, recorded)
    },
  }
}

/** Asks the agencies before the submission, so that the applicant sees what need not be brought. Refusals: delegation-ended, help-ended. */
export const askAgencies = operation(endpoint, async (context, { area, caseId }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  if (!allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  return presentCase(context, await askUnsettled(context, one))
})

/**
 * Holds the case as suspect when an agency denied what the page says is investigated then. A suspicion that was cleared is opened anew by a denial that
 * came after it (`justAnswered`: whose). Answers the case as it is then.
 */
export const holdWhenDenied = async (context: Context, one: Case, justAnswered?: string): Promise<Case> => {
  const denied = agenciesNeeded(serviceOf(one.service), one.answers).filter(({ name, whenDenied }) => whenDenied === 'suspect' && resultOf(one, name) === 'denied')
  const opens = one.suspicion === null ? denied.length > 0 : one.suspicion === 'cleared' && denied.some(({ name }) => name === justAnswered)
  return opens ? record(context, one, { suspicion: 'opened', suspectedBy: null, settledBy: null, suspectedOf: [] }, { kind: 'suspicion-opened', bySystem: true }) : one
}

/**
 * Asks an agency again whose answer was unknown. The question goes out without holding the case; the answer is written when the case still
 * waits for it. After the last time the reviewer compares by eye: the decision waits no longer.
 */
export const askAgain: Task = async ({ platform, transaction }, payload) => {
  const { area, caseId, name } = payload as { readonly area: string; readonly caseId: string; readonly name: string }
  const asked = await transaction(async (db) => {
    const context = asSystem(platform, db, askTask)
    const one = await loadCase(context, area, caseId, 'read')
    const rule = (await unknownOf(context, one)).find((known) => known.name === name)
    return rule && isRunning(one) ? { rule, answer: await rule.ask(context, one) } : undefined
  })
  if (!asked) return
  const { rule, answer } = asked
  await transaction(async (db) => {
    const context = asSystem(platform, db, askTask)
    const one = await loadCase(context, area, caseId, 'lock')
    if (!isRunning(one) || settled(one, rule)) return
    await keepAnswer(context, one, rule.name, answer)
    const attempts = (one.checks.find((check) => check.name === name)?.attempts ?? 0) + 1
    const over = answer.result !== 'unknown' || answer.byEye === true || attempts > rule.retry.times
    if (!over) return askLater(platform, db, one, rule, attempts, answer.until)
    const answered = answer.result !== 'unknown' || answer.byEye === true
    const after = await record(context, one, { agenciesWaiting: one.agenciesWaiting.filter((waiting) => waiting !== name) }, {
      kind: answered ? 'agency-answered' : 'agency-silent', bySystem: true,
    })
    if (answered) await tellApplicant(context, after, 'agency-answered')
    await holdWhenDenied(context, await loadCase(context, area, caseId, 'lock'), name)
  })
}
