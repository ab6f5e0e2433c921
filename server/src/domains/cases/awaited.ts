import type { CaseView } from '@changxing/contract/cases.ts'
import { because, type Reason, type Words } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import { NoSuchRow } from '../../platform/database.ts'
import { refused, type Context, type Refusal } from '../../platform/operation.ts'
import { isRunning, type AwaitState, type Case } from './case.ts'
import { clockAfter } from './case-clock.ts'
import { presentObjection } from './objections.ts'
import { loadCase, recordSteps, type Step } from './record-event.ts'
import { holdsFor, type AwaitRule, type AwaitStanding, type Service } from './service.ts'
import { serviceOf } from './services.ts'
import { tellApplicant } from './tell-applicant.ts'

export type Awaited = { readonly rule: AwaitRule; readonly standing: AwaitStanding }

const rulesOf = (service: Service, { answers }: Pick<Case, 'answers'>): readonly AwaitRule[] => service.awaits.filter(({ when }) => holdsFor(when, answers))

/** How everything stands now that these answers call for. */
export const standingsOf = (context: Context, service: Service, one: Case): Promise<readonly Awaited[]> =>
  Promise.all(rulesOf(service, one).map(async (rule) => ({ rule, standing: await rule.standing(context, one) })))

/** What has changed since the case last heard of it, each as an event; the applicant is told what others have done. */
const note = async (context: Context, one: Case): Promise<Case> => {
  const found = await standingsOf(context, serviceOf(one.service), one)
  const awaits: Record<string, AwaitState> = Object.fromEntries(found.map(({ rule, standing }) => [rule.name, standing.state]))
  const news = found.filter(({ rule, standing }) => one.awaits[rule.name] !== standing.state && !(rule.quietWhenDone && standing.state === 'done' && one.awaits[rule.name] === undefined))
  const gone = Object.keys(one.awaits).some((name) => !(name in awaits))
  if (news.length === 0 && !gone) return one
  const events = news.length > 0 ? news.map(({ rule, standing }) => `await-${standing.state}-${rule.name}`) : ['await-gone']
  // What the counter has recorded says by whom; asking is the platform's.
  const byOf = (kind: string) => (context.actor.kind === 'officer' && !kind.startsWith('await-open') ? {} : { bySystem: true as const })
  const change = { awaits, ...clockAfter(serviceOf(one.service), { ...one, awaits }, context.today, context.recorded()) }
  const after = await recordSteps(context, one, events.map((kind, index): Step => ({ change: index === 0 ? change : {}, event: { kind, ...byOf(kind) } })))
  for (const { rule, standing } of news) {
    if (standing.state !== 'open') await tellApplicant(context, after, standing.state === 'done' ? 'awaited-done' : 'awaited-refused', { says: standing.says })
    else if (rule.quietWhenDone) await tellApplicant(context, after, 'stands-still', { says: standing.says })
  }
  return after
}

/** Sets going what others do before the approval, and lets the clock stand while it is open: at the submission, after each correction, and when an officer takes it. */
export const beginAwaited = async (context: Context, one: Case): Promise<Case> => {
  const rules = rulesOf(serviceOf(one.service), one)
  if (rules.length === 0 && Object.keys(one.awaits).length === 0) return one
  for (const { begin } of rules) await begin?.(context, one)
  return note(context, one)
}

/** Nothing is awaited any more: the case was taken back or rejected. Who was asked is told. */
export const endAwaited = async (context: Context, one: Case, because: 'withdrawn' | 'rejected'): Promise<void> => {
  for (const { end } of serviceOf(one.service).awaits) await end?.(context, one, because)
}

/**
 * For a domain in which something awaited has happened, or turned out otherwise: the case hears how everything stands now, its clock goes on when
 * nothing is open any more, and the applicant is told. Called again, it changes nothing. A case that is gone, a draft or decided hears nothing.
 */
export const awaitedNews = async (context: Context, area: string, caseId: string): Promise<void> => {
  const one = await loadCase(context, area, caseId, 'lock').catch((cause: unknown) => {
    if (cause instanceof NoSuchRow) return undefined
    throw cause
  })
  if (one && isRunning(one)) await note(context, one)
}

/** Everything that must happen before the approval and has not: all at once, read anew. */
export const notYetDone = async (context: Context, service: Service, one: Case): Promise<readonly Reason[]> =>
  (await standingsOf(context, service, one)).filter(({ standing }) => standing.state !== 'done')
    .map(({ rule, standing }) => because(rule.clause, false, {
      zh: `${rule.label.zh}：${standing.says.zh}`, en: `${rule.label.en}: ${standing.says.en}`,
    }, { awaits: rule.name, state: standing.state }))

/** Officers who did something awaited, at another post, and what: they do not decide on the case. */
const doneBy = async (context: Context, service: Service, one: Case): Promise<ReadonlyMap<string, readonly AwaitRule[]>> => {
  const done = service.awaits.length === 0 ? [] : (await standingsOf(context, service, one)).flatMap(({ rule, standing: { by } }) => (by ? [{ by, rule }] : []))
  return new Map([...Map.groupBy(done, ({ by }) => by)].map(([by, of]) => [by, of.map(({ rule }) => rule)]))
}

/** Those officers. */
export const whoDidAwaited = async (context: Context, service: Service, one: Case): Promise<ReadonlySet<string>> => new Set((await doneBy(context, service, one)).keys())

/** The refusal when who did something awaited would approve the case too. */
export const didItThemselves = async (context: Context, service: Service, one: Case): Promise<Refusal | undefined> => {
  const { actor } = context
  const own = actor.kind === 'officer' ? (await doneBy(context, service, one)).get(actor.officerId) : undefined
  return own && refused('four-eyes', own.map(({ clause, label, name }) => because(clause, false, {
    zh: `${label.zh}由您办理，请由另一位同事受理、审核`, en: `You did this yourself (${label.en.toLowerCase()}): a colleague accepts and reviews`,
  }, { awaits: name })))
}

/** The refusal when a case would be given to who did something awaited. */
export const notToWhoDidIt = async (context: Context, service: Service, one: Case, officerId: string): Promise<Refusal | undefined> => {
  const own = (await doneBy(context, service, one)).get(officerId)
  return own && refused('four-eyes', own.map(({ clause, label, name }) => because(clause, false, {
    zh: `${label.zh}由该同事办理，请交给另一位`, en: `That colleague did this (${label.en.toLowerCase()}): choose another`,
  }, { awaits: name })))
}

/** The counter records what somebody answers there. */
const mayRecord = ({ actor }: Context): boolean => actor.kind === 'officer' && actor.posts.includes('photo-capture')

/** What others do before the approval, each as it stands: from the submission on, and before it what may be done then already; once the case is closed, what had come of it. */
export const presentAwaited = (context: Context, one: Case, found: readonly Awaited[]): Promise<z.infer<typeof CaseView>['awaits']> => {
  const shown = found.filter(({ rule, standing }) => one.state === 'draft' ? rule.before : isRunning(one) || standing.state !== 'open')
  return Promise.all(shown.map(async ({ rule, standing }) => {
    const objection = await presentObjection(context, rule, one)
    return {
      name: rule.name, label: rule.label, clause: rule.clause, state: standing.state, says: standing.says, doneAt: standing.doneAt ?? null,
      consentId: mayRecord(context) ? (standing.consentId ?? null) : null, ...(objection && { objection }),
    }
  }))
}

/** What the applicant does about what is open, as it stands now. */
export const toDoAbout = (found: readonly Awaited[]): readonly Words[] =>
  found.flatMap(({ rule, standing: { state, toDo = rule.toDo } }) => (state === 'open' && toDo ? [toDo] : []))
