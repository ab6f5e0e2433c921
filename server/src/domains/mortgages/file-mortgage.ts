import { addDays } from '@changxing/rules/civil-date.ts'
import { because, type Answer, type Facts, type Reason } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { normalIdentityNumber } from '@changxing/rules/people/identity-number.ts'
import { normalPlateNumber } from '@changxing/rules/vehicles/plate.ts'
import type { LenderStanding, VehiclePlace } from '@changxing/rules/vehicles/decide-mortgage-filing.ts'
import type { InboundAnswer, InboundContext, InboundHandler } from '../../exchange/inbound.ts'
import type { MortgageFiled } from '../../exchange/mortgage/messages.ts'
import { filedHash } from '../../exchange/mortgage/mortgage-hash.ts'
import { newId } from '../../platform/ids.ts'
import { personOf } from '../people/index.ts'
import { isLeaving, lockedVehicleOf, vehicleByVin, type VehicleFile } from '../vehicles/index.ts'
import { lapse } from './chase.ts'
import * as lenders from './lenders.store.ts'
import { happened, sealDetails, tellOwner, type Hand } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import { denied } from './register-lender.ts'
import { stateWords } from './words.ts'

/** How long a filing waits for the owner. Chosen here: a loan that is not agreed to within a month is offered anew. */
const ownerHasDays = 30

/** The hands of a message. */
export const handOf = ({ db, platform, today }: InboundContext): Hand => ({ db, platform, today, recorded: platform.clock.recorded })

const reasonsAgainst = (decision: Answer): readonly Reason[] => decision.reasons.filter(({ holds }) => !holds)

const standingOf = (row: lenders.LenderRow | undefined, { name, kind }: MortgageFiled['mortgagee']): LenderStanding => {
  if (!row) return 'not-registered'
  if (row.kind !== kind) return 'other-kind'
  return row.name === name ? 'registered' : 'other-name'
}

const placeOf = (file: VehicleFile | undefined, area: string): VehiclePlace => (file ? (file.row.area === area ? 'here' : 'elsewhere') : 'not-found')

const factsOf = async ({ db, platform, area, today }: InboundContext, filed: MortgageFiled, file: VehicleFile | undefined): Promise<Facts> => {
  const lender = await lenders.on(db, filed.mortgagee.uscc, today)
  const common = {
    lender: standingOf(lender, filed.mortgagee), sealMatches: lender?.seal_hash === filed.sealHash, vehicle: placeOf(file, area), termsInOrder: filed.startsOn <= filed.endsOn,
  }
  if (!file || file.row.area !== area) return common
  const { row } = file
  const owner = await personOf(platform, db, row.owner_area, row.owner_person_id)
  return {
    ...common, states: row.states,
    plateMatches: filed.plateKind === row.plate_kind && filed.plateNumber !== null && normalPlateNumber(filed.plateNumber) === normalPlateNumber(row.plate_number),
    certificateMatches: filed.certificateNumber === null || filed.certificateNumber === file.certificateNumber,
    ownerMatches: normalIdentityNumber(filed.owner.identityNumber) === owner.identityNumber.toUpperCase(),
    encumbered: row.mortgaged || (await mortgages.standing(db, area, row.id, 'mortgage')) !== undefined, leaving: await isLeaving(db, row),
  }
}

const receipt = (row: Pick<mortgages.MortgageRow, 'id' | 'state' | 'answer_by' | 'registered_on'>, more: object = {}): InboundAnswer => ({
  outcome: 'confirmed', body: { receipt: row.id, state: row.state, says: stateWords[row.state], answerBy: row.answer_by, registeredOn: row.registered_on, ...more },
})

const notStanding: readonly mortgages.State[] = ['declined', 'refused', 'lapsed', 'taken-back']

/** The same contract again: the same content gets the receipt that it has, another content is refused. Undefined when it may be filed anew. */
const filedBefore = (known: mortgages.MortgageRow | undefined, filed: MortgageFiled): InboundAnswer | undefined => {
  if (!known || notStanding.includes(known.state)) return undefined
  if (known.filed_hash === filedHash(filed)) return receipt(known, { already: true })
  return denied('filed-otherwise', [because('M10.1', false, {
    zh: '同一合同号已提交过不同的内容；要更改请先解除再重新提交', en: 'This contract was filed with other content; release it first, then file anew',
  }, { contractNumber: filed.contractNumber, state: known.state })])
}

/** The car was sold while its former owner thought: that filing does not stand in the way of the new owner's. */
const endForFormerOwner = async (hand: Hand, file: VehicleFile | undefined): Promise<void> => {
  const standing = file && (await mortgages.standing(hand.db, file.row.area, file.row.id, 'mortgage'))
  if ((standing?.state === 'waiting-owner' || standing?.state === 'with-office') && standing.owner_person_id !== file?.row.owner_person_id) await lapse(hand, standing.area, standing.id)
}

/**
 * Takes a mortgage that a lender files (M10.1): compared with the national register (M10.2, M10.3) and the vehicle's file, then kept until the
 * owner agrees; nothing is registered before. Denied: cannot-be-taken, with every reason at once; on-paper before the measure; filed-otherwise.
 */
export const takeFiling: InboundHandler<MortgageFiled> = async (inbound, filed) => {
  const { db, platform, area, messageId, today } = inbound
  const hand = handOf(inbound)
  const { uscc, name, kind } = filed.mortgagee
  const before = filedBefore(await mortgages.filingOf(db, area, uscc, filed.contractNumber), filed)
  if (before) return before
  const papers = decide('vehicles.mortgage-documents', today, { mortgagee: kind, sharedOnline: true })
  if (papers.outcome['paper'] === true) return denied('on-paper', reasonsAgainst(papers))
  const found = await vehicleByVin(platform, db, filed.vin)
  const file = found?.row.area === area ? await lockedVehicleOf(platform, db, area, found.row.id) : found
  await endForFormerOwner(hand, file)
  const facts = await factsOf(inbound, filed, file)
  const decision = decide('vehicles.mortgage-filing', today, facts)
  if (decision.outcome['allowed'] !== true || !file) return denied('cannot-be-taken', reasonsAgainst(decision))
  const id = newId(platform.clock)
  const { row: vehicle } = file
  const row: mortgages.New = {
    area, id, vehicle_id: vehicle.id, owner_area: vehicle.owner_area, owner_person_id: vehicle.owner_person_id, lien: 'mortgage', channel: 'online',
    mortgagee_kind: kind, uscc, contract_number: filed.contractNumber, filed_on: filed.filedOn, filed_hash: filedHash(filed), message_id: messageId, case_id: null,
    details: sealDetails(platform, area, id, { mortgagee: { name, number: uscc }, principalFen: filed.principalFen, startsOn: filed.startsOn, endsOn: filed.endsOn, agent: filed.agent }),
    state: 'waiting-owner', answer_by: addDays(today, ownerHasDays), by_office: decision.outcome['byOffice'] === true, decision: JSON.stringify(decision),
    decision_facts: JSON.stringify(facts), registered_on: null,
  }
  if (!(await mortgages.insert(db, row, hand.recorded()))) {
    // Another filing for this vehicle or contract was quicker: its transaction is over now, and its receipt or reason can be told.
    const other = filedBefore(await mortgages.filingOf(db, area, uscc, filed.contractNumber), filed)
    return other ?? denied('cannot-be-taken', reasonsAgainst(decide('vehicles.mortgage-filing', today, { ...facts, encumbered: true })))
  }
  await happened(hand, row, { kind: 'filed', by: 'lender' })
  await tellOwner(hand, row, { zh: '请确认抵押登记', en: 'Please confirm a mortgage' }, {
    zh: `有机构申请在您的车上办理抵押登记。请在 ${row.answer_by} 前打开应用，同意或不同意；您不同意就不会登记。`,
    en: `A lender asks to register a mortgage on your vehicle. Open the app by ${row.answer_by} to agree or decline; without your consent nothing is registered.`,
  })
  return receipt(row, { papers: papers.outcome })
}
