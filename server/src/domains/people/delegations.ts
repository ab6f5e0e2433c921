import type { Delegation as View, Subject } from '@changxing/contract/delegations.ts'
import type { Answer, Facts, Words } from '@changxing/rules/decision.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { maskNumber } from '@changxing/rules/people/shown-number.ts'
import { callerOf } from '../../platform/actor.ts'
import { instantText } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Context } from '../../platform/operation.ts'
import { decideOn } from './decide-on.ts'
import * as store from './delegations.store.ts'
import { identityIndex, personOf, type Person } from './persons.ts'

/** A letter of delegation in clear, for the operation that needs it; never for a log. */
export type Delegation = {
  readonly area: string
  readonly id: string
  readonly principal: Person
  readonly business: string
  readonly about: Subject | null
  readonly agentName: string
  readonly agentNumber: string
  readonly madeOn: string
  readonly validUntil: string
  readonly note: string | null
  readonly origin: 'online' | 'paper'
  /** The picture of a paper letter, at the counter that recorded it. */
  readonly scan: { readonly area: string; readonly fileId: string } | null
  /** Whether the principal passed a real-person check for it. */
  readonly principalProven: boolean
  readonly handle: string | null
  readonly code: string | null
  readonly copyAt: string | null
  readonly cancelledAt: string | null
}

const bound = (area: string, id: string, field: string) => `people.delegations/${area}/${id}/${field}`

export const sealLetter = (context: Context, area: string, id: string) => (field: string, text: string): Buffer =>
  context.platform.box.seal(text, bound(area, id, field))

/** The letter that this row holds, with its principal. */
export const openLetter = async (context: Context, row: store.DelegationRow): Promise<Delegation> => {
  const { platform, db } = context
  const open = (field: string, sealed: Buffer) => platform.box.open(sealed, bound(row.area, row.id, field)).toString('utf8')
  return {
    area: row.area, id: row.id, principal: await personOf(platform, db, row.area, row.principal_id), business: row.business,
    about: row.about_kind === null ? null : { kind: row.about_kind, area: row.about_area!, id: row.about_id! },
    agentName: open('agent-name', row.agent_name), agentNumber: open('agent-number', row.agent_number),
    madeOn: row.made_on, validUntil: row.valid_until, note: row.note && open('note', row.note), origin: row.origin,
    scan: row.scan_area === null || row.scan_id === null ? null : { area: row.scan_area, fileId: row.scan_id },
    principalProven: row.principal_proven,
    handle: row.handle && open('handle', row.handle), code: row.code && open('code', row.code),
    copyAt: row.copy_at && instantText(row.copy_at), cancelledAt: row.cancelled_at && instantText(row.cancelled_at),
  }
}

/** The letter with this id, or undefined. `lock` keeps a cancellation out until the transaction ends. */
export const letterOf = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Delegation | undefined> => {
  const row = await (how === 'lock' ? store.lock : store.find)(context.db, area, id)
  return row && openLetter(context, row)
}

export const handleIndex = (context: Context, digits: string): Buffer => context.platform.blindIndex('delegation-handle', digits)
export const agentIndex = (context: Context, number: string): Buffer => identityIndex(context.platform, number)

export const sameNumber = (one: string, other: string): boolean => normalIdentityNumber(one) === normalIdentityNumber(other)

export const sameSubject = (one: Subject | null | undefined, other: Subject | null | undefined): boolean =>
  !one || (other !== null && other !== undefined && one.kind === other.kind && one.area === other.area && one.id === other.id)

/** What the rule says of such a letter on the day: paper is judged by itself (M9.3). Problem: bad-input. */
export const decideLetter = (origin: Delegation['origin'], on: string, facts: Facts): Answer =>
  decideOn(origin === 'paper' ? 'people.paper-letter' : 'people.delegation', on, facts)

/** What is asked of the letter: who acts, in which business, about what. Without `about` nobody asks yet: the case that is begun will. */
export type Asked = { readonly agentNumber: string; readonly business: string; readonly about?: Subject | null | undefined }

/**
 * Whether the letter lets this person do this business today (M9.2.3, M9.2.4). Who comes as the principal needs no letter. The decision is
 * stored, whatever it says, under the area of whoever asks.
 */
export const examineLetter = async (
  context: Context, letter: Delegation, asked: Asked, confirmedBy: store.CheckRow['confirmed_by'],
): Promise<{ readonly checkId: string; readonly decision: Answer; readonly accepted: boolean }> => {
  const { db, platform, today, actor } = context
  const facts: Facts = {
    business: asked.business, madeOn: letter.madeOn, validUntil: letter.validUntil, agentMatches: sameNumber(letter.agentNumber, asked.agentNumber),
    businessMatches: covers(letter.business, asked.business) && (asked.about === undefined || sameSubject(letter.about, asked.about)),
    inPerson: sameNumber(letter.principal.identityNumber, asked.agentNumber), cancelled: letter.cancelledAt !== null,
  }
  const decision = decideLetter(letter.origin, today, facts)
  const accepted = decision.outcome['accepted'] === true
  const checkId = newId(platform.clock)
  await store.appendCheck(db, {
    area: 'area' in actor ? actor.area : letter.area, id: checkId, letter_area: letter.area, delegation_id: letter.id, at: context.recorded(), on_day: today,
    by_caller: callerOf(actor), confirmed_by: confirmedBy, accepted, decision: JSON.stringify(decision), facts: JSON.stringify(facts),
  })
  return { checkId, decision, accepted }
}

const stateOf = ({ cancelledAt, validUntil }: Delegation, today: string): { readonly state: View['state']; readonly stateSays: Words } => {
  if (cancelledAt !== null) return { state: 'cancelled', stateSays: { zh: '已取消，委托书作废', en: 'Cancelled; the letter is void' } }
  if (today > validUntil) return { state: 'expired', stateSays: { zh: `已过期（${validUntil}）`, en: `Expired on ${validUntil}` } }
  return { state: 'in-force', stateSays: { zh: `有效至 ${validUntil}`, en: `Valid until ${validUntil}` } }
}

/** A letter on the wire. The codes go only to those who may show them. */
export const presentLetter = (letter: Delegation, today: string, withCodes: boolean): View => ({
  area: letter.area, id: letter.id, business: letter.business, about: letter.about && { ...letter.about },
  principalName: letter.principal.name, principalNumberMasked: letter.principal.numberMasked,
  agentName: letter.agentName, agentNumberMasked: maskNumber(letter.agentNumber), madeOn: letter.madeOn, validUntil: letter.validUntil, note: letter.note,
  origin: letter.origin, ...stateOf(letter, today), cancelledAt: letter.cancelledAt, copyAt: letter.copyAt,
  handle: withCodes ? letter.handle : null, code: withCodes ? letter.code : null,
})

/** What later domains do when a letter is made, recorded from paper or cancelled: telling those concerned. */
export type LetterNews = (context: Context, letter: Delegation, news: 'made' | 'recorded' | 'cancelled') => Promise<void>
const listeners: LetterNews[] = []
export const onLetterNews = (listener: LetterNews): void => {
  listeners.push(listener)
}
export const spread: LetterNews = async (context, letter, news) => {
  for (const listener of listeners) await listener(context, letter, news)
}
