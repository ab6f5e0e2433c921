import type { CaseDocument } from '@changxing/contract/cases.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import type { z } from 'zod'
import type { Context } from '../../platform/operation.ts'
import { applicantOf, type Case, type CheckResult } from './case.ts'
import { agenciesNeeded, checksNeeded, documentsOf, resultOf } from './checks.ts'
import { mayArrange, mostPages, pagesOf } from './document-pages.ts'
import { isByAgent, isDelegatedOnline, letterReason, mandateOf } from './mandate.ts'
import { holdsFor, type CheckRule, type DocumentRule, type Service, type Waiver } from './service.ts'
import { serviceOf } from './services.ts'
import { sidesOf, withSides } from './sides.ts'

export type DocumentStanding = z.infer<typeof CaseDocument>

/** Whether this is the check of the person's face, for which an agent stands in. */
const isOfAgent = ({ checks }: Service, one: Case, name: string | undefined): boolean => isByAgent(one) && checks.some((check) => check.name === name)

/**
 * Whether the check lets go: it confirmed, or the clause lets the answer come later. The face of an agent proves nothing of the person; who delegated
 * in the app is known by their account, whatever became of the agent's check (M9.3).
 */
const checkWaives = async (context: Context, service: Service, one: Case, name: string): Promise<boolean> => {
  if (isOfAgent(service, one, name)) return isDelegatedOnline(context, one)
  const result = resultOf(one, name)
  if (result === 'confirmed') return true
  const agency = agenciesNeeded(service, one.answers).find((known) => known.name === name)
  return agency?.whenUnknown === 'wait' && (result === 'unknown' || result === 'waiting')
}

const isWaived = async (context: Context, service: Service, one: Case, { when, check, kept }: Waiver): Promise<boolean> =>
  holdsFor(when, one.answers)
  && (check === undefined || (await checkWaives(context, service, one, check)))
  && (kept === undefined || (await kept(context, applicantOf(one), one)))

const delegatedOnline = { says: { zh: '免提交：委托人已登录并网上委托', en: 'Not needed: the principal delegated online, signed in' }, clause: 'M9.3' } as const

const standingOf = async (context: Context, service: Service, one: Case, document: DocumentRule): Promise<DocumentStanding> => {
  const shape = (state: DocumentStanding['state'], more: Partial<DocumentStanding> = {}): DocumentStanding => ({
    kind: document.kind, label: document.label, state, pages: [], sides: [], mostPages: mostPages(document, context.platform.config.documentPages),
    mayArrange: mayArrange(one, document.kind), waivedBecause: null, clause: document.clause, ...more,
  })
  if (!holdsFor(document.when, one.answers) || (await document.calledFor?.(context, one)) === false) return shape('not-needed')
  const given = pagesOf(one, document.kind)
  const pages = given.map(({ page, fileId, givenAt }) => ({ page, fileId, givenAt }))
  const { waived } = document
  // A file that was given stands, unless the applicant chose the waiver by an answer.
  if (waived && (given.length === 0 || waived.when !== undefined) && (await isWaived(context, service, one, waived))) {
    const { says, clause } = isOfAgent(service, one, waived.check) ? delegatedOnline : waived
    return shape('waived', { waivedBecause: says, clause })
  }
  const sides = [...(await sidesOf(context, one, document))]
  if (given.length > 0) return shape(given.length < sides.length ? 'missing' : 'given', { pages, sides })
  return shape(document.required || one.questionItems?.documents.includes(document.kind) ? 'missing' : 'not-needed', { sides })
}

/** How every document of the service stands in this case: given, waived (免提交), missing (of a card: as long as one of its sides is), not needed. */
export const documentStandings = async (context: Context, service: Service, one: Case): Promise<DocumentStanding[]> => {
  const standings: DocumentStanding[] = []
  for (const document of documentsOf(service, one)) standings.push(await standingOf(context, service, one, document))
  return standings
}

/** What was given with a case and is still called for, page after page, the kinds that were waived (免提交), and by what mandate somebody acted. */
export const papersGiven = async (context: Context, one: Case) => {
  const service = serviceOf(one.service)
  const standings = await documentStandings(context, service, one)
  return {
    mandate: await mandateOf(context, one),
    given: standings.flatMap(({ kind, pages }) => pages.map(({ fileId }) => ({ kind, fileId }))),
    waived: standings.flatMap(({ kind, state }) => (state === 'waived' ? [kind] : [])),
  }
}

const hasAnswer = (value: unknown) => value !== undefined && value !== null && value !== ''

const checkMissing = (check: CheckRule, result: CheckResult): Reason | undefined => {
  if (!check.required || result === 'confirmed') return undefined
  if (result === 'unknown') return check.untilPassed && because(check.clause, false, check.untilPassed, { check: check.name })
  return result === 'denied'
    ? because(
        check.clause,
        false,
        { zh: `${check.label.zh}未通过，请重试或到窗口办理`, en: `${check.label.en} did not succeed: try again, or come to the counter` },
        { check: check.name },
      )
    : because(
        check.clause,
        false,
        { zh: `还没有完成${check.label.zh}`, en: `${check.label.en} is still to be done` },
        { check: check.name },
      )
}

/** Everything that still lacks before the case can be submitted, all at once, each with its clause. */
export const whatLacks = async (context: Context, service: Service, one: Case): Promise<Reason[]> => {
  const standings = await documentStandings(context, service, one)
  const called = new Set(standings.flatMap(({ kind, state }) => (state === 'given' || state === 'missing' ? [kind] : [])))
  const offers = await service.offers?.(context, one)
  const fields = service.form
    .filter(({ name }) => offers?.[name]?.length !== 0)
    .filter(({ withDocument }) => withDocument === undefined || called.has(withDocument))
    .filter((field) => field.required && holdsFor(field.when, one.answers) && !hasAnswer(one.answers[field.name]))
    .map((field) =>
      because(
        service.clauses[0],
        false,
        { zh: `请填写“${field.label.zh}”`, en: `Please fill in "${field.label.en}"` },
        { field: field.name },
      ),
    )
  const documents = standings
    .filter(({ state }) => state === 'missing')
    .map(({ kind, label, sides, pages }) => {
      const { clause } = documentsOf(service, one).find((document) => document.kind === kind)!
      const { zh, en } = withSides(label, sides.slice(pages.length))
      return because(clause, false, { zh: `缺少材料：${zh}`, en: `Missing document: ${en}` }, { document: kind })
    })
  const checks = checksNeeded(service, one)
    // At the counter the person stood before the officer, also for a check that the page names only since.
    .filter(({ name }) => (one.counter === null && one.inPerson === null) || one.acting?.as === 'helper' || resultOf(one, name) !== 'waiting')
    .map((check) => checkMissing(check, resultOf(one, check.name)))
    .filter((reason) => reason !== undefined)
  const otherLetter = await letterReason(context, service, one)
  return [...(otherLetter ? [otherLetter] : []), ...fields, ...documents, ...checks]
}

/**
 * What lacks of a submitted case, whose form was open during a question and whose page may ask for more by now. Judged by the day of the
 * submission: no paper is asked for because it ran out while the office had the case.
 */
export const lacksStill = (context: Context, service: Service, one: Case): Promise<Reason[]> =>
  whatLacks({ ...context, today: one.clockRuns[0]?.from ?? context.today }, service, one)
