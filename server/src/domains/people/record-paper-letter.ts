import { recordPaperLetter as endpoint } from '@changxing/contract/delegations.ts'
import type { InputOf } from '@changxing/contract/endpoint.ts'
import { because } from '@changxing/rules/decision.ts'
import { covers } from '@changxing/rules/people/business-lists.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { callerOf } from '../../platform/actor.ts'
import * as files from '../../platform/files/files.store.ts'
import { newId } from '../../platform/ids.ts'
import { asOfficer, operation, Problem, refused, type Context } from '../../platform/operation.ts'
import { agentIndex, decideLetter, letterOf, presentLetter, sameSubject, sealLetter, spread } from './delegations.ts'
import * as store from './delegations.store.ts'
import { whyNoAgent } from './make-delegation.ts'
import { lettersNaming } from './my-delegations.ts'
import { enteringIfDone, type Enter } from './persons.ts'

const record = async (context: Context, input: InputOf<typeof endpoint>, enter: Enter) => {
  const { platform, db, today } = context
  const { area: counter, officerId } = asOfficer(context)
  const agentNumber = normalIdentityNumber(input.agentNumber)
  const scan = await files.find(db, counter, input.scanId)
  if (!scan || scan.owner !== callerOf(context.actor)) {
    throw new Problem('bad-input', [{ field: 'scanId', says: { zh: '请先上传委托书图片', en: 'Upload the picture of the letter first' } }])
  }
  if (input.madeOn > today) throw new Problem('bad-input', [{ field: 'madeOn', says: { zh: '委托日期晚于今天', en: 'The letter is dated in the future' } }])
  const principal = await enter({ name: input.principalName, identityNumber: input.principalNumber, phone: null }, counter, 'principalName')
  const online = (await lettersNaming(context, agentNumber)).find((letter) =>
    letter.origin === 'online' && letter.cancelledAt === null && letter.validUntil >= today && covers(letter.business, input.business)
    && letter.principal.identityNumber === principal.identityNumber && sameSubject(letter.about, input.about))
  if (online) {
    return refused('delegated-online', [because('M9.3', false, {
      zh: `委托人已于 ${online.madeOn} 网上委托，不需要纸质委托书`, en: `The principal delegated online on ${online.madeOn}: no paper is needed`,
    }, { area: online.area, delegation: online.id })])
  }
  const decision = decideLetter('paper', today, {
    business: input.business, madeOn: input.madeOn, validUntil: input.validUntil, agentMatches: true, businessMatches: true, inPerson: false, cancelled: false,
  })
  const unmet = [...decision.reasons.filter(({ holds }) => !holds), ...whyNoAgent(principal, agentNumber, today)]
  if (decision.outcome['accepted'] !== true || unmet.length > 0) return refused('cannot-delegate', unmet)
  const { area, personId } = principal
  const id = newId(platform.clock)
  const seal = sealLetter(context, area, id)
  const index = agentIndex(context, agentNumber)
  await store.insert(db, {
    area, id, principal_id: personId, business: input.business, about_kind: input.about?.kind ?? null, about_area: input.about?.area ?? null,
    about_id: input.about?.id ?? null, agent_name: seal('agent-name', input.agentName.trim()), agent_number: seal('agent-number', agentNumber), agent_index: index,
    made_on: input.madeOn, made_at: context.recorded(), valid_until: input.validUntil, note: null,
    origin: 'paper', scan_area: counter, scan_id: input.scanId, recorded_by: officerId, principal_proven: false,
    handle: null, handle_index: null, token_id: null, code: null, copy_at: context.recorded(), decision: JSON.stringify(decision),
  })
  await store.enterDirectory(db, index, area, id)
  context.concerns(counter, `delegation:${area}/${id}`)
  const recorded = (await letterOf(context, area, id, 'read'))!
  await spread(context, recorded, 'recorded')
  return presentLetter(recorded, today, false)
}

/**
 * Records a paper letter at the counter, as good as an electronic one (M9.3). The principal is told where, so that a forged one does not go
 * unnoticed. Who delegated the same online is not asked for paper: the
 * refusal `delegated-online` names the letter. Refusal: cannot-delegate; then a principal who was never seen is not kept. Problem: bad-input.
 */
export const recordPaperLetter = operation(endpoint, (context, input) => enteringIfDone(context, (enter) => record(context, input, enter)))
