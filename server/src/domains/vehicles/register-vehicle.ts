import type { Facts } from '@changxing/rules/decision.ts'
import { normalVin } from '@changxing/rules/vehicles/check-vin.ts'
import { firstMarkValidUntil } from '@changxing/rules/vehicles/mark-validity.ts'
import { plateKindFor } from '@changxing/rules/vehicles/plate-kind-for.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type Case } from '../cases/index.ts'
import { issue, nextNumber } from './papers.ts'
import { plateFor } from './plate-wish.ts'
import { enterVehicle, vinIndex } from './vehicle-file.ts'
import { enterBusiness } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()

/**
 * Makes a car part of the register: its row and both directories, the owner's list, plates, certificate, vehicle licence, first mark, and the
 * first registration of its chain with its papers. Problem: changed-meanwhile when somebody else has just registered the VIN or got the plate.
 */
export const registerVehicle = async (context: Context, one: Case): Promise<Facts> => {
  const { db, platform, today } = context
  const { area, answers } = one
  const owner = applicantOf(one)
  const id = newId(platform.clock)
  const vin = normalVin(text(answers, 'vin'))
  if (!(await vehicles.claimVin(db, vinIndex(platform, vin), area, id))) throw new Problem('changed-meanwhile')
  const vehicleType = text(answers, 'vehicleType')
  const use = text(answers, 'use')
  const plateKind = plateKindFor(vehicleType, text(answers, 'energy'))
  const plate = await plateFor(context, area, plateKind, answers)
  const certificate = await nextNumber(context, area, 'certificate')
  const markUntil = firstMarkValidUntil({ vehicleType, use: use as UseLetter, firstRegistered: today, injuryAccident: false }, today)
  await enterVehicle(platform, db, {
    area, id, owner_area: owner.area, owner_person_id: owner.personId, plate_kind: plateKind, plate_number: plate, vin, engineNumber: text(answers, 'engineNumber'),
    certificateNumber: certificate, vehicle_type: vehicleType, use, brand_model: text(answers, 'brandModel'), colour: text(answers, 'colour'),
    imported: answers['imported'] === true, first_registered_on: today, states: 'A', mortgaged: false, inspection_valid_until: markUntil, scrap_by: null,
    paper_archive_area: area, archive_remark: '', transfer_id: null, injury_accident: false, driving_aids: false,
    emission_stage: answers['emissionStage'] === undefined || answers['emissionStage'] === '' ? null : Number(answers['emissionStage']),
  })
  const vehicle = { area, id, plate_kind: plateKind, plate_number: plate }
  await enterBusiness(context, vehicle, 'registration', one, '注册登记')
  const more = { caseId: one.id }
  const licence = await nextNumber(context, area, 'vehicle-licence')
  await issue(context, vehicle, 'certificate', certificate, more)
  await issue(context, vehicle, 'plates', `${plateKind} ${plate}`, more)
  await issue(context, vehicle, 'vehicle-licence', licence, more)
  await issue(context, vehicle, 'inspection-mark', await nextNumber(context, area, 'inspection-mark'), { ...more, validUntil: markUntil })
  return { vehicle: id, plateKind, plate, certificate, vehicleLicence: licence, inspectionValidUntil: markUntil }
}
