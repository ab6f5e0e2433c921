import { agreeToMortgage as agreeEndpoint, declineMortgage as declineEndpoint, myMortgages as myEndpoint } from '@changxing/contract/mortgages.ts'
import { because, type Answer, type Facts } from '@changxing/rules/decision.ts'
import { decide } from '@changxing/rules/registry.ts'
import { NoSuchRow } from '../../platform/database.ts'
import { asCitizen, operation, refused, type Context, type Refusal } from '../../platform/operation.ts'
import { useRealPersonCheck } from '../people/index.ts'
import { isLeaving, vehiclesOf, type VehicleFile } from '../vehicles/index.ts'
import { happened, lockMortgage, register, tellResult } from './mortgage.ts'
import * as mortgages from './mortgages.store.ts'
import { presentForOwner } from './present-mortgage.ts'
import { stateWords } from './words.ts'

/** A mortgage on a vehicle that the caller owns now, held; on another's it does not exist. */
export const ownMortgage = async (context: Context, area: string, mortgageId: string): Promise<{ readonly row: mortgages.MortgageRow; readonly file: VehicleFile }> => {
  const { area: home, personId } = asCitizen(context)
  const { row, file } = await lockMortgage(context, area, mortgageId)
  const owns = file.row.owner_area === home && file.row.owner_person_id === personId && !file.row.states.includes('B')
  // What was filed for an earlier owner is none of the new one's business.
  if (!owns || row.owner_person_id !== personId) throw new NoSuchRow('mortgages.own')
  context.concerns(area, `mortgage:${mortgageId}`)
  return { row, file }
}

/** The refusal for something that the state does not allow any more. */
export const notNow = ({ state }: mortgages.MortgageRow): Refusal =>
  refused('not-now', [because('M10.1', false, { zh: `现在不能这样办：${stateWords[state].zh}`, en: `Not possible now: ${stateWords[state].en.toLowerCase()}` }, { state })])

/** What lies on the vehicles that the caller owns: first what waits for consent. */
export const myMortgages = operation(myEndpoint, async (context) => {
  const views = []
  for (const file of await vehiclesOf(context.platform, context.db, asCitizen(context))) {
    const own = (await mortgages.ofVehicle(context.db, file.row.area, file.row.id)).filter((row) => row.owner_person_id === file.row.owner_person_id)
    for (const row of own) views.push(await presentForOwner(context, row, file))
  }
  return { mortgages: views.toSorted((a, b) => Number(b.state === 'waiting-owner') - Number(a.state === 'waiting-owner')) }
})

/** The filing decided again by what the file of the vehicle, which is held, says now: a court may have sealed it, a buyer begun a transfer, or the owner sold it meanwhile. */
export const decideAgain = async ({ db, today }: Context, row: mortgages.MortgageRow, { row: vehicle }: VehicleFile): Promise<Answer> =>
  decide('vehicles.mortgage-filing', today, {
    ...(JSON.parse(row.decision_facts) as Facts), states: vehicle.states, encumbered: vehicle.mortgaged, leaving: await isLeaving(db, vehicle),
    // Who agreed may have sold it since: no mortgage is laid on another's car.
    ownerMatches: vehicle.owner_area === row.owner_area && vehicle.owner_person_id === row.owner_person_id,
  })

/**
 * The owner agrees, after a real-person check (M10.1): registered at once, unless an officer has to look first. A check without an answer agrees to
 * nothing; the filing waits on. Refusals: not-now, check-not-confirmed.
 */
export const agreeToMortgage = operation(agreeEndpoint, async (context, { area, mortgageId, realPersonCheckId }) => {
  const { row, file } = await ownMortgage(context, area, mortgageId)
  if (row.state !== 'waiting-owner') return notNow(row)
  const decision = await decideAgain(context, row, file)
  if (decision.outcome['allowed'] !== true) return refused('not-now', decision.reasons.filter(({ holds }) => !holds))
  const result = await useRealPersonCheck(context.platform, context.db, asCitizen(context), realPersonCheckId, 'case', `mortgage:${mortgageId}`)
  if (result !== 'confirmed') {
    return refused('check-not-confirmed', [because('M10.1', false, {
      zh: `实人认证没有通过，抵押没有登记；请在 ${row.answer_by} 前再试，也可到车管所办理`,
      en: `The real-person check did not confirm you, so nothing was registered; try again by ${row.answer_by}, or come to the vehicle office`,
    }, { check: result })])
  }
  await happened(context, row, { kind: 'agreed', by: 'owner' })
  if (decision.outcome['byOffice'] !== true) return presentForOwner(context, await register(context, row, 'owner'), file)
  const change = { state: 'with-office', answer_by: null } as const
  await mortgages.change(context.db, row, change, context.recorded())
  return presentForOwner(context, { ...row, ...change }, file)
})

/** The owner declines: nothing is registered, and the lender is told. Refusal: not-now. */
export const declineMortgage = operation(declineEndpoint, async (context, { area, mortgageId }) => {
  const { row, file } = await ownMortgage(context, area, mortgageId)
  if (row.state !== 'waiting-owner') return notNow(row)
  const change = { state: 'declined', answer_by: null } as const
  await mortgages.change(context.db, row, change, context.recorded())
  await happened(context, row, { kind: 'declined', by: 'owner' })
  await tellResult(context, row, 'declined', '车主不同意抵押登记')
  return presentForOwner(context, { ...row, ...change }, file)
})
