import type { Facts } from '@changxing/rules/decision.ts'
import { firstMarkValidUntil } from '@changxing/rules/vehicles/mark-validity.ts'
import type { UseLetter } from '@changxing/rules/vehicles/uses.ts'
import { newId } from '../../platform/ids.ts'
import { Problem, type Context } from '../../platform/operation.ts'
import { applicantOf, type Case } from '../cases/index.ts'
import { earlierLifeOf } from './earlier-life.ts'
import { describedCar } from './inspected-car.ts'
import { issue, nextNumber } from './papers.ts'
import { plateFor } from './plate-wish.ts'
import { enterVehicle, vinIndex } from './vehicle-file.ts'
import { enterBusiness } from './vehicle-record.ts'
import * as vehicles from './vehicles.store.ts'

const text = (answers: Facts, name: string): string => String(answers[name] ?? '').trim()

/**
 * Makes a car part of the register: its row and both directories, the owner's list, plates, certificate, vehicle licence, first mark, and the
 * first registration of its chain with its papers. A car that was returned for its quality goes on with what it has lived, and is linked to its
 * earlier row. Problem: changed-meanwhile when somebody else has just registered the VIN or got the plate.
 */
export const registerVehicle = async (context: Context, one: Case): Promise<Facts> => {
  const { db, platform, today } = context
  const { area, answers } = one
  const owner = applicantOf(one)
  const id = newId(platform.clock)
  const { vin, engineNumber, vehicleType, brandModel, colour, plateKind } = describedCar(answers)
  if (plateKind === null) throw new Error('the form does not say which kind of plate')
  const earlier = await earlierLifeOf(context, vin)
  const claim = earlier ? vehicles.claimReturnedVin : vehicles.claimVin
  if (!(await claim(db, vinIndex(platform, vin), area, id))) throw new Problem('changed-meanwhile')
  const use = text(answers, 'use')
  const plate = await plateFor(context, area, plateKind, answers)
  const certificate = await nextNumber(context, area, 'certificate')
  const lived = {
    firstRegistered: earlier?.first_registered_on ?? today, injuryAccident: earlier?.injury_accident ?? false, illegalModification: earlier?.illegal_modification ?? false,
  }
  const markUntil = firstMarkValidUntil({ vehicleType, use: use as UseLetter, ...lived }, today)
  await enterVehicle(platform, db, {
    area, id, owner_area: owner.area, owner_person_id: owner.personId, plate_kind: plateKind, plate_number: plate, vin, engineNumber,
    certificateNumber: certificate, vehicle_type: vehicleType, use, brand_model: brandModel, colour,
    imported: answers['imported'] === true, first_registered_on: lived.firstRegistered, states: 'A', mortgaged: false, inspection_valid_until: markUntil,
    scrap_by: earlier?.scrap_by ?? null,
    paper_archive_area: area, archive_remark: '', transfer_id: null, injury_accident: lived.injuryAccident, illegal_modification: lived.illegalModification, driving_aids: false,
    earlier_area: earlier?.area ?? null, earlier_id: earlier?.id ?? null,
    emission_stage: answers['emissionStage'] === undefined || answers['emissionStage'] === '' ? null : Number(answers['emissionStage']),
  })
  const vehicle = { area, id, plate_kind: plateKind, plate_number: plate }
  await enterBusiness(context, vehicle, 'registration', one, earlier ? `注册登记：此前登记为 ${earlier.plate_number}，因质量问题退车` : '注册登记')
  const more = { caseId: one.id }
  const licence = await nextNumber(context, area, 'vehicle-licence')
  await issue(context, vehicle, 'certificate', certificate, more)
  await issue(context, vehicle, 'plates', `${plateKind} ${plate}`, more)
  await issue(context, vehicle, 'vehicle-licence', licence, more)
  await issue(context, vehicle, 'inspection-mark', await nextNumber(context, area, 'inspection-mark'), { ...more, validUntil: markUntil })
  return { vehicle: id, plateKind, plate, certificate, vehicleLicence: licence, inspectionValidUntil: markUntil }
}
