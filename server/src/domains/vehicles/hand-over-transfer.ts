import { handOverTransfer as handOverEndpoint, transferColleagues as colleaguesEndpoint } from '@changxing/contract/transfer-as-case.ts'
import { asOfficer, operation, Problem, Refusal } from '../../platform/operation.ts'
import { officerByNumber, officersOf } from '../people/index.ts'
import { presentTransfer } from './present-transfer.ts'
import { handsOf, transferOf } from './transfer.ts'
import { handStep, mayHave, needsOtherEyes, putInHands } from './transfer-hands.ts'

const unsuitable = { field: 'officerNumber', says: { zh: '本地没有能办这一步的这位同事，请核对警号', en: 'No such colleague here who may take this step: check the number' } }

/**
 * Hands a transfer to a colleague of one's own office who may take its next step, and then has it in hand; a head of business may hand over
 * what lies with somebody else. Never the registration to who accepted or inspected. Refusals: claimed-by-another, not-now, four-eyes.
 * Problems: bad-input, changed-meanwhile.
 */
export const handOverTransfer = operation(handOverEndpoint, async (context, { area, transferId, version, officerNumber, note }) => {
  const pair = await handStep(context, { area, transferId, version }, 'hand-over')
  if (pair instanceof Refusal) return pair
  const to = await officerByNumber(context.db, area, officerNumber)
  const eyes = to && needsOtherEyes(pair, to.number)
  if (eyes) return eyes
  if (!to || !mayHave(pair, to)) throw new Problem('bad-input', [unsuitable])
  return presentTransfer(context, await putInHands(context, pair, { claimed_by: to.id, claimed_number: to.number, claimed_name: to.name }, {
    action: 'hand-over', officer_number: asOfficer(context).number, says: { zh: `已移交 ${to.number}`, en: `Handed over to ${to.number}` },
  }, note))
})

/** Who may take a transfer over: colleagues of this office who may take its next step, not the caller nor who has it. */
export const transferColleagues = operation(colleaguesEndpoint, async (context, { area, transferId }) => {
  const pair = await transferOf(context, area, transferId)
  context.concerns(area, `transfer:${transferId}`)
  const others = [asOfficer(context).officerId, handsOf(pair).claimed_by]
  const officers = (await officersOf(context.db, area)).filter((officer) => !others.includes(officer.id) && mayHave(pair, officer))
  return { colleagues: officers.map(({ number, name, office_name: office }) => ({ officerNumber: number, name, office })) }
})
