import { randomBytes } from 'node:crypto'
import { makeDelegation as endpoint } from '@changxing/contract/delegations.ts'
import { issueCredential } from '@changxing/credentials/cwt.ts'
import { toDigits } from '@changxing/credentials/digits.ts'
import { makeHandle } from '@changxing/credentials/handle.ts'
import { toCodeText } from '@changxing/credentials/static-code.ts'
import { addDays, addMonths, dayNumber } from '@changxing/rules/civil-date.ts'
import { because, type Reason } from '@changxing/rules/decision.ts'
import { identityProblems, normalIdentityNumber, readIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { isoInstant, millisOf } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import { asCitizen, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { agentIndex, decideLetter, handleIndex, letterOf, presentLetter, sealLetter, spread, type Delegation } from './delegations.ts'
import * as store from './delegations.store.ts'
import { copyTask } from './deliver-copies.ts'
import { personOf, type Person } from './persons.ts'
import { checkAgain, useRealPersonCheck } from './real-person-checks.ts'

/** Kind of the 40 digits on a letter of delegation. */
export const letterHandleKind = '03'

/** Full capacity to act begins here. */
const adult = 18

/**
 * Reads a number that somebody gave. A passport or another document has another form; a resident number that fails its check digit is a slip of the pen.
 * Problem: bad-input, at this field.
 */
export const readGivenNumber = (number: string, today: string, field: string): ReturnType<typeof readIdentityNumber> => {
  const reading = readIdentityNumber(number, today)
  if (!reading.valid && /^\d{15,18}$|^\d{17}X$/.test(number)) throw new Problem('bad-input', [{ field, says: identityProblems[reading.problem] }])
  return reading
}

/** Who cannot be an agent: oneself, and who is not of age. Problem: bad-input, at this field, for a number that cannot be one. */
export const whyNoAgent = (principal: Pick<Person, 'identityNumber'>, agentNumber: string, today: string, field = 'agentNumber'): readonly Reason[] => {
  const number = normalIdentityNumber(agentNumber)
  if (number === principal.identityNumber) {
    return [because('M9.2.3', false, { zh: '本人办理不需要委托', en: 'No delegation is needed to act for yourself' }, {})]
  }
  const reading = readGivenNumber(number, today, field)
  return !reading.valid || addMonths(reading.birthDate, adult * 12) <= today
    ? []
    : [because('M9.1', false, { zh: '受托人须年满 18 周岁，请委托成年人', en: 'The agent must be 18 or older: name an adult' }, {})]
}

/** Claims of the signed code: 1 business, 2 and 3 the principal's name and number, 4 and 5 the agent's, 6 and 7 the first and last day (days since 1970). */
const bodyOf = (letter: Pick<Delegation, 'business' | 'agentName' | 'agentNumber' | 'madeOn' | 'validUntil'>, principal: Person) =>
  new Map<number, unknown>([
    [1, letter.business], [2, principal.name], [3, toDigits(principal.identityNumber)], [4, letter.agentName], [5, toDigits(letter.agentNumber)],
    [6, dayNumber(letter.madeOn)], [7, dayNumber(letter.validUntil)],
  ])

const signedCode = async (context: Context, principal: Person, letter: Parameters<typeof bodyOf>[0], tokenId: Buffer): Promise<string | null> => {
  const { keys, config, clock } = context.platform
  const issuer = config.issuers.find((candidate) => candidate.startsWith(principal.area))
  if (!issuer) return null
  const issuedAt = Math.floor(clock.millis() / 1000)
  // Good to the end of its last day in China.
  const expiresAt = Math.floor(millisOf(`${addDays(letter.validUntil, 1)}T00:00:00+08:00`) / 1000)
  return toCodeText(await issueCredential(keys.documentSigner(issuer, issuedAt), {
    kind: 'delegation', issuedAt, expiresAt, tokenId: Uint8Array.from(tokenId), body: bodyOf(letter, principal),
  }))
}

/**
 * Delegates one business to one adult for at most 30 days (M9.2.4); the copy for the counters is on its way with the commit (M9.2.1).
 * The principal is signed in, so that nothing on paper is asked of who they are (M9.3). A real-person check that they make beside it is kept with the
 * letter; the provider's own unknown counts against nobody.
 * Refusal: cannot-delegate, with every unmet reason. Problem: bad-input.
 */
export const makeDelegation = operation(endpoint, async (context, input) => {
  const { platform, db, today } = context
  const { area, personId } = asCitizen(context)
  const principal = await personOf(platform, db, area, personId)
  const agentNumber = normalIdentityNumber(input.agentNumber)
  const decision = decideLetter('online', today, {
    business: input.business, madeOn: today, validUntil: input.validUntil, agentMatches: true, businessMatches: true, inPerson: false, cancelled: false,
  })
  const unmet = [...decision.reasons.filter(({ holds }) => !holds), ...whyNoAgent(principal, agentNumber, today)]
  if (decision.outcome['accepted'] !== true || unmet.length > 0) return refused('cannot-delegate', unmet)
  const id = newId(platform.clock)
  let principalProven = false
  if (input.realPersonCheckId !== undefined) {
    const result = await useRealPersonCheck(platform, db, { area, personId }, input.realPersonCheckId, 'delegation', `delegation:${id}`)
    if (result !== 'confirmed' && result !== 'unknown') {
      const says = result === 'not-usable' ? checkAgain : { zh: '实人认证没有通过，请重试', en: 'The real-person check did not succeed: try again' }
      return refused('cannot-delegate', [because('M9.2.1', false, says, {})])
    }
    principalProven = result === 'confirmed'
  }
  const letter = { business: input.business, agentName: input.agentName.trim(), agentNumber, madeOn: today, validUntil: input.validUntil }
  const seal = sealLetter(context, area, id)
  const handle = makeHandle(platform.keys.secret('handle').bytes, area, letterHandleKind, (length) => randomBytes(length))
  const tokenId = randomBytes(8)
  const code = await signedCode(context, principal, letter, tokenId)
  const index = agentIndex(context, agentNumber)
  await store.insert(db, {
    area, id, principal_id: personId, business: input.business, about_kind: input.about?.kind ?? null, about_area: input.about?.area ?? null,
    about_id: input.about?.id ?? null, agent_name: seal('agent-name', letter.agentName), agent_number: seal('agent-number', agentNumber), agent_index: index,
    made_on: today, made_at: context.recorded(), valid_until: input.validUntil,
    note: input.note ? seal('note', input.note) : null, origin: 'online', scan_area: null, scan_id: null,
    recorded_by: null, principal_proven: principalProven, handle: seal('handle', handle), handle_index: handleIndex(context, handle), token_id: tokenId, code: code === null ? null : seal('code', code),
    copy_at: null, decision: JSON.stringify(decision),
  })
  await store.enterDirectory(db, index, area, id)
  await platform.enqueue(db, copyTask, { area, id }, { runAt: isoInstant(platform.clock.millis() + platform.config.copyDelaySeconds * 1000) })
  context.concerns(area, `delegation:${id}`)
  const made = (await letterOf(context, area, id, 'read'))!
  await spread(context, made, 'made')
  return presentLetter(made, today, true)
})
