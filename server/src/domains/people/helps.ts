import { randomBytes } from 'node:crypto'
import { makeHandle, openHandle } from '@changxing/credentials/handle.ts'
import type { Answer, Facts } from '@changxing/rules/decision.ts'
import { ageOn } from '@changxing/rules/people/decide-helper.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { helperAge } from '@changxing/rules/people/parameters.ts'
import { instantText } from '../../platform/clock.ts'
import { asCitizen, Problem, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { decideOn } from './decide-on.ts'
import * as store from './helps.store.ts'
import { keepPhone, personOf, unknownSubject, type Enter, type Person } from './persons.ts'

/** Kind of the 40 digits with which an older person stops a help. */
const stopHandleKind = '04'

/** Somebody acts for an older person, in one piece of business (M6.1.1). */
export type Help = {
  readonly area: string
  readonly id: string
  readonly elder: Person
  readonly helper: Person
  readonly business: string
  readonly identityKind: store.HelpRow['identity_kind']
  readonly startedAt: string
  readonly endedAt: string | null
  readonly endedBy: store.EndedBy | null
}

/** The older person as the helper names them. */
export type ElderNamed = {
  readonly identityNumber: string
  readonly name: string
  readonly birthDate: string
  readonly identity: store.HelpRow['identity_kind']
  readonly phone?: string | undefined
}

const handleIndex = (context: Context, digits: string): Buffer => context.platform.blindIndex('help-handle', digits)

const openHelp = async ({ platform, db }: Context, row: store.HelpRow): Promise<Help> => ({
  area: row.area, id: row.id, elder: await personOf(platform, db, row.area, row.elder_id), helper: await personOf(platform, db, row.helper_area, row.helper_id),
  business: row.business, identityKind: row.identity_kind, startedAt: instantText(row.started_at), endedAt: row.ended_at && instantText(row.ended_at),
  endedBy: row.ended_by,
})

/**
 * What the rule on helpers says. Only a check that the older person has passed counts as passed (M6.1.1). One proxy covers one piece of business
 * (M6.1.2), so every case has a help of its own. `against`: what speaks against it besides the check, which is made after the help has begun.
 */
export const decideHelp = (
  on: string, help: { readonly birthDate: string; readonly business: string; readonly identity: string }, check: 'waiting' | 'confirmed' | 'denied' | 'unknown',
): { readonly decision: Answer; readonly facts: Facts; readonly allowed: boolean; readonly against: Answer['reasons'] } => {
  const facts: Facts = { birthDate: help.birthDate, business: help.business, pieces: 1, identity: help.identity, realPerson: check === 'confirmed' }
  const decision = decideOn('people.helper', on, facts)
  const against = decision.reasons.filter((reason) => !reason.holds && reason.facts['realPerson'] === undefined)
  return { decision, facts, allowed: decision.outcome['allowed'] === true, against }
}

const wrong = (field: string, zh: string, en: string) => new Problem('bad-input', [{ field, says: { zh, en } }])

/** The older person, entered if they are kept nowhere yet. Problem: bad-input when number, name and birth date do not belong together. */
export const namedElder = async (context: Context, named: ElderNamed, enter: Enter): Promise<Person> => {
  const helper = asCitizen(context)
  const elder = await enter({ name: named.name, identityNumber: named.identityNumber, phone: named.phone ?? null }, helper.area, 'name')
  if (elder.birthDate !== named.birthDate) throw wrong('birthDate', '出生日期与证件不符', 'The birth date does not agree with the identity number')
  if (elder.personId === helper.personId) throw wrong('identityNumber', '这是您本人的证件号码，本人办理无需代办', 'This is your own number: do it in your own name')
  const known = await personOf(context.platform, context.db, helper.area, helper.personId)
  if (normalIdentityNumber(known.identityNumber) === elder.identityNumber) throw wrong('identityNumber', '这是您本人的证件号码', 'This is your own number')
  // What tells the older person of the help must not reach the helper instead.
  if (named.phone !== undefined && named.phone === known.phone) throw wrong('phone', '这是您本人的手机号，请填写老人的手机号', "This is your own number: give the older person's")
  return elder
}

/**
 * Begins a help for one piece of business; answers the 40 digits that stop it. An older person who has neither a phone nor an account here has the
 * one that the helper gave from now on. What the rule says is kept as it is in this moment: the check is still to be made. Refusal: cannot-help, with
 * every unmet reason.
 */
export const beginHelp = async (
  context: Context, id: string, elder: Person, named: ElderNamed, business: string,
): Promise<string | Refusal> => {
  const { platform, db, today } = context
  const helper = asCitizen(context)
  const { decision, facts, against } = decideHelp(today, { birthDate: elder.birthDate, business, identity: named.identity }, 'waiting')
  if (against.length > 0) return refused('cannot-help', against)
  if (elder.phone === null && elder.subject === unknownSubject && named.phone !== undefined) await keepPhone(platform, db, elder, named.phone)
  const handle = makeHandle(platform.keys.secret('handle').bytes, elder.area, stopHandleKind, (length) => randomBytes(length))
  await store.insert(db, {
    area: elder.area, id, elder_id: elder.personId, helper_area: helper.area, helper_id: helper.personId, business, identity_kind: named.identity,
    handle_index: handleIndex(context, handle), started_at: context.recorded(), decision: JSON.stringify(decision), decision_facts: JSON.stringify(facts),
  })
  return handle
}

/** The help with this id. `lock` keeps a stop out until the transaction ends. */
export const helpOf = async (context: Context, area: string, id: string, how: 'lock' | 'read'): Promise<Help | undefined> => {
  const row = await (how === 'lock' ? store.lock : store.find)(context.db, area, id)
  return row && openHelp(context, row)
}

/**
 * Whether the helper may send what they applied for: the rule with the check that the older person has made, and with the facts of the day. What it says
 * is kept beside what it said at the beginning. Refusal: cannot-help, with every unmet reason.
 */
export const sendHelped = async (context: Context, help: Help, check: Parameters<typeof decideHelp>[2]): Promise<Refusal | undefined> => {
  const { elder: { birthDate }, business, identityKind: identity } = help
  const { decision, facts, allowed } = decideHelp(context.today, { birthDate, business, identity }, check)
  if (!allowed) return refused('cannot-help', decision.reasons.filter(({ holds }) => !holds))
  await store.send(context.db, help.area, help.id, { at: context.recorded(), decision: JSON.stringify(decision), facts: JSON.stringify(facts) })
  return undefined
}

/** The help behind the 40 digits of the text message. A guess is refused without a look into the database. Problem: not-found. */
export const helpByHandle = async (context: Context, typed: string): Promise<Help> => {
  const handle = openHandle(context.platform.keys.secret('handle').bytes, typed)
  const digits = typed.replace(/\s/g, '')
  const row = handle?.kind === stopHandleKind ? await store.byHandle(context.db, handle.area, handleIndex(context, digits)) : undefined
  if (!row) throw new Problem('not-found')
  return openHelp(context, row)
}

/** Ends a help, once. */
export const endHelp = async (context: Context, help: Pick<Help, 'area' | 'id'>, by: store.EndedBy): Promise<void> => {
  await store.end(context.db, help.area, help.id, by, context.recorded())
}

/** Whether somebody is of the age from which a helper may act; the green lane opens at the same age (M6.2.1). */
export const isElder = (birthDate: string, on: string): boolean => ageOn(birthDate, on) >= (helperAge.find(on) ?? helperAge.values[0]!).value
