import type { Facts } from '@changxing/rules/decision.ts'
import type { MarkFacts } from '@changxing/rules/vehicles/decide-inspection-mark.ts'
import { markValidUntil } from '@changxing/rules/vehicles/mark-validity.ts'
import { platesWhileMade } from '@changxing/rules/vehicles/temporary-plate.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import type { Context } from '../../platform/operation.ts'
import { firstStepDue, type Case } from '../cases/index.ts'
import * as archive from './archive.store.ts'
import { issue, issueTemporaryPlate, makeVoid, nextNumber, replace, replacedSays, type VoidReason } from './papers.ts'
import type { PaperKind } from './papers.store.ts'
import { openVehicle, sealField } from './vehicle-file.ts'
import { enterBusiness, lockVehicleOf, type Change } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

/** Why it is replaced, as the form was answered. */
const reasonOf = ({ answers }: Case): VoidReason => answers['reason'] as VoidReason

/**
 * Files the replacement of a paper in the vehicle's file, with what became of the old one. An entry of its own kind: neither the clauses nor the
 * orders call it a registration, and a file is never incomplete for want of its papers (M9.1, M2.3.1).
 */
const fileReplacement = async (context: Context, row: vehicles.VehicleRow, one: Case, kind: PaperKind, changes?: readonly Change[]): Promise<void> => {
  const remark = replacedSays(kind, reasonOf(one))
  const seq = await enterBusiness(context, row, 'replacement', one, `补换领${remark}`, changes)
  await archive.putRemark(context.db, { area: row.area, vehicle_id: row.id, registration_seq: seq, type: 'replaced-paper', remark }, context.recorded())
}

/** Approved: the old plates are void at once, and temporary plates are carried, one after another, until the new ones are promised. */
export const orderPlates = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  await makeVoid(context, row, 'plates', reasonOf(one))
  await fileReplacement(context, row, one, 'plates')
  const { area, id, vin_index } = row
  const given = []
  for (const { from, until } of platesWhileMade(context.today, firstStepDue(context, one)))
    given.push({ from, ...(await issueTemporaryPlate(context, { area, vin_index, vehicle_id: id, purpose: 'replacement', case_id: one.id }, until, from)) })
  const [first, next] = given
  return {
    temporaryPlate: first!.number, temporaryPlateValidUntil: first!.validUntil,
    ...(next && { nextTemporaryPlate: next.number, nextTemporaryPlateFrom: next.from, nextTemporaryPlateValidUntil: next.validUntil }),
  }
}

/** The new plates are made: the same kind and number, in force from today. */
export const recordPlatesMade = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  await issue(context, row, 'plates', `${row.plate_kind} ${row.plate_number}`, { caseId: one.id })
  return { plate: row.plate_number }
}

/** Approved: the old vehicle licence is void. */
export const voidVehicleLicence = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  await makeVoid(context, row, 'vehicle-licence', reasonOf(one))
  await fileReplacement(context, row, one, 'vehicle-licence')
  return { vehicleLicence: 'ordered' }
}

/** The new vehicle licence is printed. */
export const recordVehicleLicenceMade = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const number = await nextNumber(context, row.area, 'vehicle-licence')
  await issue(context, row, 'vehicle-licence', number, { caseId: one.id })
  return { vehicleLicence: number }
}

/** Approved: the old certificate of registration is void. It is filed when the new one is made, whose number is the change. */
export const voidCertificate = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  await makeVoid(context, row, 'certificate', reasonOf(one))
  return { certificate: 'ordered' }
}

/** The new certificate is printed; its number goes into the vehicle's row, the former one is kept. */
export const recordCertificateMade = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const number = await nextNumber(context, row.area, 'certificate')
  await issue(context, row, 'certificate', number, { caseId: one.id })
  const { certificateNumber: former } = openVehicle(context.platform, row)
  await vehicles.change(context.db, row, { certificate_number: sealField(context.platform, row, 'certificate_number', number) }, context.recorded())
  await fileReplacement(context, row, one, 'certificate', [{ what: 'certificate', former, present: number }])
  return { certificate: number }
}

const markFacts = (row: vehicles.VehicleRow): MarkFacts =>
  ({
    vehicleType: row.vehicle_type, use: row.use as UseLetter, firstRegistered: row.first_registered_on, injuryAccident: row.injury_accident,
    illegalModification: row.illegal_modification,
  })

/** A lost or damaged mark again: it counts as long as the former one. */
export const reissueMark = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const validUntil = row.inspection_valid_until ?? context.today
  await fileReplacement(context, row, one, 'inspection-mark')
  return { mark: await replace(context, row, 'inspection-mark', reasonOf(one), { caseId: one.id, validUntil }), validUntil }
}

/** The states without 逾期未检验; a car in order is 正常. */
const withoutOverdue = (states: string): string => states.replaceAll('Q', '') || 'A'

/** The next mark of an exempt car, good until the month in which `vehicles.inspection-mark` has the one after it due. */
export const issueExemptMark = async (context: Context, one: Case): Promise<Facts> => {
  const row = await lockVehicleOf(context, one)
  const { today } = context
  const validUntil = markValidUntil(markFacts(row), row.inspection_valid_until ?? today, today)
  const mark = await replace(context, row, 'inspection-mark', 'renewed', { caseId: one.id, validUntil })
  await vehicles.change(context.db, row, { inspection_valid_until: validUntil, states: withoutOverdue(row.states) }, context.recorded())
  await enterBusiness(context, row, 'replacement', one, `申领检验合格标志，有效期至 ${validUntil}`)
  return { mark, validUntil }
}
