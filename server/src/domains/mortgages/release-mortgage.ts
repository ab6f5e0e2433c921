import { because, type Reason } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import type { InboundAnswer, InboundContext, InboundHandler } from '../../exchange/inbound.ts'
import type { MortgageReleased } from '../../exchange/mortgage/messages.ts'
import { releasedHash } from '../../exchange/mortgage/mortgage-hash.ts'
import { vehicleByVin, vehicleOf } from '../vehicles/index.ts'
import { handOf } from './file-mortgage.ts'
import * as lenders from './lenders.store.ts'
import { happened, lockMortgage, release, tellOwner, type Hand } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import { denied } from './register-lender.ts'
import { stateWords } from './words.ts'

const no = (zh: string, en: string): Reason => because('M10.1', false, { zh, en })

const receipt = (row: Pick<mortgages.MortgageRow, 'id' | 'state' | 'released_on'>, more: object = {}): InboundAnswer => ({
  outcome: 'confirmed', body: { receipt: row.id, state: row.state, says: stateWords[row.state], releasedOn: row.released_on, ...more },
})

/** The contract is not one of this lender's: whose it is, is not said; only that it is another's. */
const unknownContract = async ({ db, area }: InboundContext, { contractNumber, mortgageeUscc }: MortgageReleased, vehicleId: string | null): Promise<InboundAnswer> => {
  const other = vehicleId === null ? undefined : await mortgages.otherLenderOf(db, area, vehicleId, contractNumber, mortgageeUscc)
  return other
    ? denied('other-lender', [no('这份抵押由另一家机构登记，只能由该机构或抵押权人解除', 'This mortgage is another lender’s: only its mortgagee can release it')])
    : denied('unknown-contract', [no('没有登记过这一合同号的抵押，请核对合同号和登记城市', 'No mortgage with this contract is registered here: compare contract number and city')])
}

const faultsOf = async (inbound: InboundContext, row: mortgages.MortgageRow, released: MortgageReleased): Promise<readonly Reason[]> => {
  const { db, platform, today } = inbound
  const { vin } = await vehicleOf(platform, db, row.area, row.vehicle_id)
  const lender = await lenders.on(db, released.mortgageeUscc, today)
  return [
    ...(normalVin(released.vin) === vin ? [] : [no('车架号与登记抵押的车辆不一致', 'The VIN is not that of the mortgaged vehicle')]),
    ...(lender?.seal_hash === released.sealHash ? [] : [because('M10.3', false, { zh: '电子印章与全国登记的不一致', en: 'The e-seal is not the one in the national register' })]),
  ]
}

/** A counter was quicker: nothing is left to release, but the lender's own day and proof now stand beside it, and both books agree. */
const confirmRelease = async (hand: Hand, row: mortgages.MortgageRow, settledOn: string, hash: string): Promise<InboundAnswer> => {
  await mortgages.change(hand.db, row, { settled_on: settledOn, released_hash: hash }, hand.recorded())
  await happened(hand, row, { kind: 'confirmed-by-lender', by: 'lender' })
  return receipt(row, { already: true })
}

/**
 * Takes a release (M10.1), of what was registered on paper too: the seal in the national register proves the lender. It frees the owner, so nobody's consent is asked; what was not registered yet is taken back, what a
 * counter released already is confirmed. Denied: unknown-contract,
 * other-lender, does-not-fit (other VIN, other seal: all at once), not-registered, released-otherwise.
 */
export const takeRelease: InboundHandler<MortgageReleased> = async (inbound, released) => {
  const hand = handOf(inbound)
  const file = await vehicleByVin(inbound.platform, inbound.db, normalVin(released.vin))
  const vehicleId = file?.row.area === inbound.area ? file.row.id : null
  const found = await mortgages.ofContract(inbound.db, inbound.area, released.mortgageeUscc, released.contractNumber, vehicleId)
  if (!found) return unknownContract(inbound, released, vehicleId)
  const { row } = await lockMortgage(hand, inbound.area, found.id)
  const faults = await faultsOf(inbound, row, released)
  if (faults.length > 0) return denied('does-not-fit', faults)
  const hash = releasedHash(released)
  if (row.state === 'registered') {
    return receipt(await release(hand, row, { by: 'lender', settledOn: released.settledOn, releasedHash: hash, checkedOnline: true }))
  }
  if (row.state === 'released' && row.released_hash === null) return confirmRelease(hand, row, released.settledOn, hash)
  if (row.state === 'released' || row.state === 'taken-back') {
    if (row.released_hash === hash) return receipt(row, { already: true })
    return denied('released-otherwise', [no('此合同已解除，结清日期或证明与原来提交的不同', 'This contract is released already, with another day or proof of settlement')])
  }
  if (row.state === 'waiting-owner' || row.state === 'with-office') {
    const change = { state: 'taken-back', answer_by: null, settled_on: released.settledOn, released_hash: hash } as const
    await mortgages.change(inbound.db, row, change, hand.recorded())
    await happened(hand, row, { kind: 'taken-back', by: 'lender' })
    await tellOwner(hand, row, { zh: '机构已撤回抵押申请', en: 'The lender took its request back' }, { zh: '您无需再答复，车辆没有办理抵押。', en: 'Nothing to answer any more; your vehicle is not mortgaged.' })
    return receipt({ ...row, ...change })
  }
  return denied('not-registered', [no(`这份抵押没有登记（${stateWords[row.state].zh}），不用解除`, `This mortgage was not registered (${stateWords[row.state].en}): there is nothing to release`)])
}
