import { saveAnswers as endpoint } from '@changxing/contract/cases.ts'
import { allowedActions } from '@changxing/rules/cases/states.ts'
import type { Facts } from '@changxing/rules/decision.ts'
import { operation, Problem, Refusal } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { checkAnswers } from './check-answers.ts'
import { resultOf } from './checks.ts'
import { caseToChange, isAtCounter } from './policy.ts'
import { presentCase } from './present-case.ts'
import * as parts from './parts.store.ts'
import { loadCase, record } from './record-event.ts'
import { serviceOf } from './services.ts'

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

const clash = { zh: '这一项其间已在另一处改动，请核对后再保存', en: 'This was changed elsewhere meanwhile: compare, then save again' }

/**
 * The answers after a form was saved that was filled from `version`: what the form changed, over what others gave meanwhile. Without a version
 * the form stands as it is. Problem: changed-meanwhile, naming every answer that both changed and differs.
 */
const merged = (one: Case, answers: Facts, version: number | undefined, changed: readonly string[]): Facts => {
  if (version === undefined || version >= one.version) return answers
  const clashing = changed.filter((name) => (one.answerVersions[name] ?? 0) > version && !same(answers[name], one.answers[name]))
  if (clashing.length > 0) throw new Problem('changed-meanwhile', clashing.map((field) => ({ field, says: clash })))
  const kept = Object.entries(one.answers).filter(([name]) => !changed.includes(name))
  return Object.fromEntries([...kept, ...changed.filter((name) => answers[name] !== undefined).map((name) => [name, answers[name]] as const)])
}

/** The version at which each answer was changed last. */
const versionsAfter = (one: Case, answers: Facts): Readonly<Record<string, number>> => {
  const names = new Set([...Object.keys(answers), ...Object.keys(one.answers)])
  const touched = [...names].filter((name) => !same(answers[name], one.answers[name]))
  return { ...one.answerVersions, ...Object.fromEntries(touched.map((name) => [name, one.version + 1])) }
}

/** Agency checks that were about an answer which has changed: what was said of one thing proves nothing of another. */
const staleChecks = (one: Case, answers: Facts): readonly string[] =>
  serviceOf(one.service).agencies.filter(({ about = [] }) => about.some((name) => !same(answers[name], one.answers[name]))).map(({ name }) => name)

/** Whether a cleared suspicion was about what an agency denied of answers that have changed: what was settled then says nothing of the new ones. */
const clearedOfOthers = (one: Case, stale: readonly string[]): boolean =>
  one.suspicion === 'cleared' && serviceOf(one.service).agencies.some(({ name, whenDenied }) => whenDenied === 'suspect' && stale.includes(name) && resultOf(one, name) === 'denied')

/**
 * Saves the form as it is, gaps included. What is not changed is not written. Refusals: delegation-ended, help-ended. Problems: bad-input,
 * changed-meanwhile (it is being reviewed, or somebody else changed the same answer).
 */
export const saveAnswers = operation(endpoint, async (context, { area, caseId, answers: given, version, changed }) => {
  const one = await caseToChange(context, area, caseId)
  if (one instanceof Refusal) return one
  const notHere = context.actor.kind === 'officer' && !isAtCounter(one)
  if (notHere || !allowedActions(one.state, 'applicant').includes('save-answers')) throw new Problem('changed-meanwhile')
  checkAnswers(serviceOf(one.service), given as Facts)
  const answers = merged(one, given as Facts, version, changed ?? Object.keys(given))
  if (same(answers, one.answers)) return presentCase(context, one)
  const stale = staleChecks(one, answers)
  const saved = await record(context, one, {
    answers, answerVersions: versionsAfter(one, answers), ...(clearedOfOthers(one, stale) && { suspicion: null, suspectedBy: null, settledBy: null, suspectedOf: [] }),
  }, { kind: 'answers-saved' })
  if (stale.length === 0) return presentCase(context, saved)
  await parts.dropAgencyAnswers(context.db, area, caseId, stale)
  return presentCase(context, await loadCase(context, area, caseId, 'read'))
})
