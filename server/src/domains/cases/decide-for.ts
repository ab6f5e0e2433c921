import { BadFacts, decide } from '@changxing/rules/registry.ts'
import type { Answer, Facts, Reason } from '@changxing/rules/decision.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { actedAs, applicantKind, applicantOf, type Case } from './case.ts'
import { allowedBy, type About, type Applicant, type Channel, type Service } from './service.ts'

/** The rule's answer on a day. Problem: bad-input, naming every fact at fault. */
export const decideOn = (rule: string, on: string, facts: unknown): Answer => {
  try {
    return decide(rule, on, facts)
  } catch (cause) {
    if (cause instanceof BadFacts) throw new Problem('bad-input', cause.problems.map(({ fact, says }) => ({ field: fact, says })))
    throw cause
  }
}

export type Decided = { readonly decision: Answer; readonly facts: Facts }

/** What the service's rule says to this person today, with the facts of the record. */
export const decideFor = async (
  context: Context, service: Service, applicant: Applicant, answers: Facts, channel: Channel, about: About,
): Promise<Decided> => {
  const facts = { ...service.ruleFacts, ...(await service.factsFor(context, applicant, answers, channel, about)) }
  return { facts, decision: decideOn(service.rule, context.today, facts) }
}

/** What the thing was called as the case was begun, whatever it is called now. */
const subjectNameOf = ({ result }: Case): string | null => (typeof result['subjectName'] === 'string' ? result['subjectName'] : null)

/** The same of a case that was begun. */
export const decideCase = (context: Context, service: Service, one: Case): Promise<Decided> =>
  decideFor(context, service, applicantOf(one), one.answers, channelOf(one), {
    area: one.area, caseId: one.id, subject: one.subject, subjectName: subjectNameOf(one), acting: applicantKind({ acting: actedAs(one), letterConfirmedBy: one.letterConfirmedBy }), checks: one.checks,
    given: one.documents.map(({ kind }) => kind),
  })

/** What stands against an approval now, where the page asks its rule again; the record is held from here on. */
export const standsAgainst = async (context: Context, service: Service, one: Case): Promise<readonly Reason[]> => {
  const submittedOn = one.clockRuns[0]?.from
  if (!service.asksAgain || submittedOn === undefined) return []
  await service.hold?.(context, one)
  const { facts } = await decideCase(context, service, one)
  const decision = decideOn(service.rule, submittedOn, facts)
  return allowedBy(decision) ? [] : unmet(decision)
}

/** How a case was begun. */
const channelOf = (one: Pick<Case, 'counter'>): Channel => (one.counter === null ? 'online' : 'counter')

/** The reasons that stand against it, all at once. */
export const unmet = (decision: Answer): readonly Reason[] => decision.reasons.filter(({ holds }) => !holds)
