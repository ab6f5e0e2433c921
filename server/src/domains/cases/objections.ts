import type { Awaited } from '@changxing/contract/cases.ts'
import { instantText } from '../../platform/clock.ts'
import type { Context } from '../../platform/operation.ts'
import type { Case } from './case.ts'
import { beginConsent, currentConsent, endConsent, starting } from './consents.ts'
import * as consents from './consents.store.ts'
import { holds, mayReviewBy } from './policy.ts'
import type { AwaitRule, AwaitStanding, ConsentRule } from './service.ts'
import { serviceOf } from './services.ts'

/** What somebody wrote when they answered; empty where they wrote nothing. */
export const writtenWith = ({ platform }: Context, { area, id, answer }: consents.ConsentRow): string =>
  answer === null ? '' : String((JSON.parse(platform.box.open(answer, `cases.consents/${area}/${id}/answer`).toString('utf8')) as { words?: string }).words ?? '')

/** Where the words of the officer are bound who settled an objection. */
export const settledPlace = ({ area, id }: Pick<consents.ConsentRow, 'area' | 'id'>): string => `cases.consents/${area}/${id}/settled-words`

export const isOpenObjection = ({ state, outcome, ended_at: endedAt }: Pick<consents.ConsentRow, 'state' | 'outcome' | 'ended_at'>): boolean =>
  state === 'declined' && outcome === null && endedAt === null

/** Silence is no objection. An open one is in the way, one that does not stand is not; one that stands leaves the rejection to the office. */
const standing = async (context: Context, rule: ConsentRule, name: string, one: Case): Promise<AwaitStanding> => {
  const { zh } = rule.person
  const { row, fits } = await currentConsent(context, rule, name, one)
  if (!row || !fits) return { state: 'done', says: { zh: `${zh}尚未告知`, en: `${starting(rule.person)} was not told yet` } }
  const at = row.answered_at ? { doneAt: instantText(row.answered_at) } : {}
  if (row.state !== 'declined') return { state: 'done', ...at, says: { zh: `已告知${zh}，没有异议`, en: `${starting(rule.person)} was told and has not objected` } }
  if (row.outcome === null) return { state: 'open', says: { zh: `${zh}不同意，暂停办理，等另一名同事核实`, en: `${starting(rule.person)} objects: it stands still until another officer has settled that` } }
  const settled = row.settled_at ? { doneAt: instantText(row.settled_at) } : {}
  return row.outcome === 'unfounded'
    ? { state: 'done', ...settled, says: { zh: `${zh}的异议不成立，继续办理`, en: `${starting(rule.person)} objected; that does not stand, and it goes on` } }
    : { state: 'refused', ...settled, says: { zh: `${zh}的异议成立，不能通过`, en: `${starting(rule.person)} objected, and that stands: it cannot be approved` } }
}

/**
 * Another person need not agree but may object: they are told at the submission, and say no in their app or at the counter. Then the clock stands and
 * nothing is approved until an officer who did not take the case in has settled it (`settle-objection.ts`).
 */
export const objection = (words: Pick<AwaitRule, 'name' | 'label' | 'clause' | 'when'> & { readonly consent: ConsentRule & Required<Pick<ConsentRule, 'mayObject'>> }): AwaitRule => {
  const { name, consent: rule } = words
  return {
    ...words,
    quietWhenDone: true,
    begin: (context, one) => beginConsent(context, rule, name, one),
    standing: (context, one) => standing(context, rule, name, one),
    end: (context, one, because) => endConsent(context, rule, name, one, because),
  }
}

/** Why this officer does not settle it: they took the case in, or accepted it (four eyes). */
export const tookPart = ({ counter, inPerson, acceptedBy }: Pick<Case, 'counter' | 'inPerson' | 'acceptedBy'>, officerId: string): boolean =>
  [counter?.officerId, inPerson?.officerId, acceptedBy].includes(officerId)

/** The objection as an officer of the office reads it; nothing for the applicant, and where nobody objects. */
export const presentObjection = async (context: Context, rule: AwaitRule, one: Case): Promise<Awaited['objection']> => {
  const { actor } = context
  if (!rule.consent?.mayObject || actor.kind !== 'officer') return undefined
  const row = await consents.current(context.db, one.area, one.id, rule.name)
  if (row?.state !== 'declined') return undefined
  const maySettle = isOpenObjection(row) && (mayReviewBy(serviceOf(one.service), actor.posts) || holds(actor, 'review-head')) && !tookPart(one, actor.officerId)
  return { consentId: row.id, words: writtenWith(context, row), at: instantText(row.answered_at!), maySettle }
}
