import type { Words } from '@changxing/rules/decision.ts'
import { inspectionHasRunOut } from '@changxing/rules/vehicles/due-papers.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { checkInsurance, tellOfPaper } from '../insurance/index.ts'
import { insuredVehicle } from './insurance-check.ts'
import { recordBoth } from './transfer.ts'
import * as files from './transfer-files.store.ts'
import * as transfers from './transfers.store.ts'
import * as vehicles from './vehicles.store.ts'
import type { VehicleRow } from './vehicles.store.ts'

type Answer = transfers.TransferRow['insurance_result']

/**
 * What the insurers say of a car that goes to this city, asked where its inspection has run out; null where nothing is to be asked. A policy on
 * paper is wanted only where they do not find one (facts 3.1, M11.1). The car is held from the answer on.
 */
export const askInsurers = async (context: Context, row: VehicleRow, inArea: string): Promise<Answer> => {
  if (!inspectionHasRunOut({ inspectionValidUntil: row.inspection_valid_until }, context.today)) return null
  const { platform } = context
  const asked = { area: inArea, office: officeOf(platform, inArea), caseId: null, business: 'other' as const, vehicle: insuredVehicle(platform, row), hold: () => vehicles.lock(context.db, row.area, row.id) }
  return (await checkInsurance(context, asked)).result
}

const said: { readonly [Said in NonNullable<Answer>]: Words } = {
  confirmed: { zh: '已联网核查到交强险，不要保单', en: 'Insurance was found online: no policy is asked for' },
  denied: { zh: '联网没有查到交强险，请交保单；登记前还会再查', en: 'Insurance was not found online: please give the policy. It is asked again before the registration' },
  unknown: { zh: '交强险联网核查暂无结果，请交保单；登记前还会再查', en: 'Nobody answered about insurance: please give the policy. It is asked again before the registration' },
  'not-asked': { zh: '这种车不联网核查交强险，请交保单', en: 'This type of vehicle is not checked online: please give the policy' },
}

/** Both offices and the new owner read what was answered. */
export const recordInsurance = async (context: Context, transfer: transfers.TransferRow): Promise<void> => {
  const { insurance_result: answer, state } = transfer
  if (answer) await recordBoth(context, transfer, { action: `insurance-${answer}`, state, by: 'system', officer_number: null, says: said[answer] })
}

const policyIsThere = async ({ db }: Context, { area, id }: transfers.TransferRow): Promise<boolean> =>
  (await files.papers(db, area, id)).some(({ type }) => type === 'compulsory-insurance')

/**
 * The last question before the registration, unless the policy was given: the row as it is then. An answer that fails to come takes back nothing that
 * was found before.
 */
export const insuranceForRegistration = async (context: Context, transfer: transfers.TransferRow, row: VehicleRow): Promise<transfers.TransferRow> => {
  if (await policyIsThere(context, transfer)) return transfer
  const answer = await askInsurers(context, row, transfer.area)
  if (answer === transfer.insurance_result || (answer === 'unknown' && transfer.insurance_result === 'confirmed')) return transfer
  const asked = { ...transfer, insurance_result: answer }
  await transfers.save(context.db, asked, context.recorded())
  await recordInsurance(context, asked)
  return asked
}

/** A car is registered with a policy on paper that the insurers do not know: they are told (M11.3). */
export const tellInsurersOfPolicy = async (context: Context, transfer: transfers.TransferRow, row: VehicleRow): Promise<void> => {
  if (transfer.insurance_result === null || transfer.insurance_result === 'confirmed' || !(await policyIsThere(context, transfer))) return
  const { platform } = context
  await tellOfPaper(context, { area: transfer.area, office: officeOf(platform, transfer.area), caseId: null, vehicle: insuredVehicle(platform, row), named: '' })
}
