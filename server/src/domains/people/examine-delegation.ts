import { examineDelegation as examineEndpoint, findDelegations as findEndpoint, notALetterCode } from '@changxing/contract/delegations.ts'
import { equalBytes } from '@changxing/credentials/bytes.ts'
import { parseCode, type ParsedCode } from '@changxing/credentials/dynamic-code.ts'
import { openHandle } from '@changxing/credentials/handle.ts'
import { keyId } from '@changxing/credentials/spki.ts'
import { because, type Answer, type Reason, type Words } from '@changxing/rules/decision.ts'
import type { Decision } from '@changxing/contract/shapes.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { verifyNative } from '../../platform/crypto/sm2.ts'
import { operation, Problem, refused, Refusal, type Context } from '../../platform/operation.ts'
import { agentIndex, examineLetter, handleIndex, letterOf, openLetter, presentLetter, type Delegation } from './delegations.ts'
import * as store from './delegations.store.ts'
import { letterHandleKind } from './make-delegation.ts'
import { lettersNaming } from './my-delegations.ts'
import { readScan } from './scan-text.ts'

/** The letters that name an agent, as far as their copies have come (M9.2.2). Whom the search was about stands in the audit trail, by the blind index of the number. */
export const findDelegations = operation(findEndpoint, async (context, { area, agentNumber }) => {
  const number = normalIdentityNumber(agentNumber)
  context.concerns(area, `delegations-of-agent:${agentIndex(context, number).toString('hex')}`)
  const letters = (await lettersNaming(context, number)).filter(({ copyAt }) => copyAt !== null)
  return {
    letters: letters.map((letter) => presentLetter(letter, context.today, false)),
    says: letters.length > 0
      ? { zh: '请核对受托人与业务后受理', en: 'Compare agent and business, then go on' }
      : { zh: '没有查到。委托可能还在传送：请扫描或输入委托书上的 40 位数字；不得要求纸质委托书', en: 'Nothing found. The copy may be on its way: scan or type the 40 digits on the letter; never ask for paper' },
  }
})

const noLetter = (zh: string, en: string, clause: Reason['clause'] = 'M9.2.2'): Refusal => refused('no-letter', [because(clause, false, { zh, en }, {})])

type Found = { readonly letter: Delegation; readonly by: 'copy' | 'number' | 'signature' | 'paper' }

/** The authority whose document signer signed this in its time, or undefined. */
const signedBy = ({ platform }: Context, { credential, sign1 }: ParsedCode): string | undefined => {
  const key = platform.keys.trustedKeys().find(({ publicKey }) => sign1.kid && equalBytes(keyId(publicKey), sign1.kid))
  const good = key !== undefined && sign1.profile === key.publicKey.profile && key.purposes.includes('documents')
    && credential.issuedAt >= key.signFrom && credential.issuedAt < key.signUntil && verifyNative(key.publicKey, sign1.toBeSigned, sign1.signature, 'issuer')
  return good ? key.issuer : undefined
}

const parsed = (text: string): ParsedCode | undefined => {
  try {
    return parseCode(text)
  } catch {
    return undefined
  }
}

/** The letter behind 40 digits; a wrong tag is refused without a look into the database. */
const byNumber = async (context: Context, digits: string): Promise<Found | Refusal> => {
  const handle = openHandle(context.platform.keys.secret('handle').bytes, digits)
  const wrong = () => noLetter('这 40 位数字不是有效的委托书编号，请重新扫描或逐位核对', 'These 40 digits are no number of a letter: scan again, or compare them digit by digit')
  if (!handle || handle.kind !== letterHandleKind) return wrong()
  const row = await store.byHandle(context.db, handle.area, handleIndex(context, digits))
  if (!row) return wrong()
  const letter = await openLetter(context, row)
  return { letter, by: letter.copyAt === null ? 'number' : 'copy' }
}

/** The letter behind a signed code. What it says counts only if the signature is ours; whether it was cancelled, the record says. */
const bySignature = async (context: Context, text: string): Promise<Found | Refusal> => {
  const wrong = () => noLetter('这不是有效的委托书签名码，请改为输入 40 位数字', 'This is no valid signed code of a letter: type the 40 digits instead')
  const code = parsed(text)
  const issuer = code?.credential.kind === 'delegation' ? signedBy(context, code) : undefined
  if (!code || issuer === undefined) return wrong()
  const row = await store.byToken(context.db, issuer.slice(0, 6), Buffer.from(code.credential.tokenId))
  if (!row) return wrong()
  const letter = await openLetter(context, row)
  return { letter, by: letter.copyAt === null ? 'signature' : 'copy' }
}

const findLetter = async (context: Context, code: string | undefined, at: { area: string; id: string } | undefined): Promise<Found | Refusal> => {
  if (code !== undefined) {
    const scanned = readScan(code)
    if (!scanned) return noLetter(notALetterCode.zh, notALetterCode.en)
    return 'digits' in scanned ? byNumber(context, scanned.digits) : bySignature(context, scanned.signed)
  }
  if (!at) throw new Problem('bad-input', [{ field: 'code', says: { zh: '请扫码或选择一份委托', en: 'Scan a code or choose a letter' } }])
  const letter = await letterOf(context, at.area, at.id, 'read')
  if (!letter || letter.copyAt === null) return noLetter('没有这份委托，请扫描委托书上的码', 'There is no such letter here: scan the code on it')
  return { letter, by: letter.origin === 'paper' ? 'paper' : 'copy' }
}

type Action = 'none' | 'delegate-again' | 'none-needed'

const actionOf = ({ outcome }: Answer): Action => {
  const action = outcome['action']
  return action === 'delegate-again' || action === 'none-needed' ? action : 'none'
}

const joined = (reasons: readonly Reason[]): Words => ({ zh: reasons.map(({ says }) => says.zh).join('；'), en: reasons.map(({ says }) => says.en).join('; ') })

const whatToDo = (accepted: boolean, action: Action, by: Found['by'], { reasons }: Answer): Words => {
  if (action === 'none-needed') return { zh: '当事人本人办理，不需要委托书', en: 'The person comes in person: no delegation is examined' }
  if (accepted && (by === 'number' || by === 'signature')) return { zh: '已凭委托书上的码确认，可以受理；平台数据随后到达', en: 'Confirmed by the code, go on; the copy will follow' }
  if (accepted) return { zh: '委托有效，可以受理', en: 'The delegation is good: go on' }
  // No other letter of this kind would do: the business decides, and the rule says what stays possible.
  if (action === 'none') return joined(reasons.filter(({ clause }) => clause === 'M9.1' || (clause === 'M9.3' && by !== 'paper')))
  const why = joined(reasons.filter(({ holds }) => !holds))
  return by === 'paper'
    ? { zh: `${why.zh}。请委托人重新出具委托书，或在手机上委托`, en: `${why.en}. The principal can write another letter, or delegate in the app` }
    : { zh: `${why.zh}。请委托人在手机上重新委托，无需纸质材料`, en: `${why.en}. The principal can delegate again in the app; no paper is needed` }
}

/**
 * Examines a letter for the person at the counter; every mismatch says what to do, and the decision is stored (M9.2.2, M9.2.3).
 * Refusal: no-letter.
 */
export const examineDelegation = operation(examineEndpoint, async (context, { area, code, letter: at, agentNumber, business, about }) => {
  const found = await findLetter(context, code, at)
  if (found instanceof Refusal) return found
  const { letter, by } = found
  context.concerns(area, `delegation:${letter.area}/${letter.id}`)
  const { checkId, decision, accepted } = await examineLetter(context, letter, { agentNumber, business, about }, by)
  const action = actionOf(decision)
  return {
    checkId, accepted, action, confirmedBy: by, says: whatToDo(accepted, action, by, decision), decision: decision as Decision,
    letter: presentLetter(letter, context.today, false),
  }
})
