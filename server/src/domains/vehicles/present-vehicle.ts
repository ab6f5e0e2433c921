import type { OfficerVehicle, VehicleView } from '@changxing/contract/vehicles.ts'
import type { Words } from '@changxing/rules/decision.ts'
import { colourWords } from '@changxing/rules/vehicles/colours.ts'
import { normalPlateNumber, plateKinds } from '@changxing/rules/vehicles/plate.ts'
import { readVin } from '@changxing/rules/vehicles/check-vin.ts'
import { vehicleStateLetters, vehicleStates } from '@changxing/rules/vehicles/states.ts'
import { uses } from '@changxing/rules/vehicles/uses.ts'
import { vehicleTypeName } from '@changxing/rules/vehicles/vehicle-types.ts'
import type { Context } from '../../platform/operation.ts'
import { personOf } from '../people/index.ts'
import { printedFirstReasons } from './being-made.ts'
import { presentPapers } from './papers.ts'
import * as transfers from './transfers.store.ts'
import { blockingReasons, openVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

type Named = Readonly<Record<string, { readonly name: Words }>>
export const plateKindWords = (kind: string): Words => (plateKinds as Named)[kind]?.name ?? { zh: kind, en: kind }
const wordsOfUse = (use: string): Words => (uses as Named)[use]?.name ?? { zh: use, en: use }

const presentPlate = ({ plate_kind: kind, plate_number: number }: Pick<vehicles.VehicleRow, 'plate_kind' | 'plate_number'>) =>
  ({ kind, kindSays: plateKindWords(kind), number: normalPlateNumber(number) })

export const presentStates = (states: string) =>
  vehicleStateLetters(states).map((letter) => ({
    letter, says: vehicleStates[letter].name, blocksTransfer: vehicleStates[letter].blocksTransfer,
  }))

/** What seller and buyer may both see of the car itself. */
export const presentCar = (row: vehicles.VehicleRow) => ({
  plate: presentPlate(row), brandModel: row.brand_model, typeSays: vehicleTypeName(row.vehicle_type), useSays: wordsOfUse(row.use),
  colourSays: colourWords(row.colour),
  firstRegisteredOn: row.first_registered_on, inspectionValidUntil: row.inspection_valid_until, scrapBy: row.scrap_by,
})

/** `check-digit` is a warning only: imported and old vehicles may have such a VIN. */
export const vinCheck = (vin: string): VehicleView['vinCheck'] => {
  const { problem, isWarning } = readVin(vin)
  return problem === undefined ? 'good' : isWarning ? 'check-digit' : 'wrong-form'
}

/** The whole file, for the owner and for officers of its place. */
export const presentVehicle = async (context: Context, row: vehicles.VehicleRow): Promise<VehicleView> => {
  const { db, platform, today } = context
  const file = openVehicle(platform, row)
  const open = await transfers.openOf(db, row.area, row.id)
  return {
    ...presentCar(row), area: row.area, vehicleId: row.id, vin: file.vin, vinCheck: vinCheck(file.vin), engineNumber: file.engineNumber,
    certificateNumber: file.certificateNumber, vehicleType: row.vehicle_type, use: row.use, colour: row.colour, imported: row.imported,
    states: presentStates(row.states), mortgaged: row.mortgaged, paperArchiveArea: row.paper_archive_area,
    archiveRemark: row.archive_remark, injuryAccident: row.injury_accident, illegalModification: row.illegal_modification, drivingAids: row.driving_aids, emissionStage: row.emission_stage,
    ...(await presentPapers(context, row)),
    openTransfer: open ? { area: open.in_area, transferId: open.id } : null, blocking: [...blockingReasons(row, today), ...(await printedFirstReasons(context, row))],
  }
}

/** The row of the car before it was returned for its quality. */
const presentEarlier = async ({ db }: Context, { earlier_area: area, earlier_id: id }: vehicles.VehicleRow): Promise<OfficerVehicle['earlier']> => {
  if (area === null || id === null) return null
  const { plate_number: number } = await vehicles.byId(db, area, id)
  return { area, vehicleId: id, plateNumber: normalPlateNumber(number) }
}

export const presentForOfficer = async (context: Context, row: vehicles.VehicleRow): Promise<OfficerVehicle> => {
  const owner = await personOf(context.platform, context.db, row.owner_area, row.owner_person_id)
  return {
    ...(await presentVehicle(context, row)),
    owner: { area: row.owner_area, personId: row.owner_person_id, name: owner.name, numberMasked: owner.numberMasked },
    chain: (await vehicles.chain(context.db, row.area, row.id)).map(presentRegistration),
    earlier: await presentEarlier(context, row),
  }
}

export const presentRegistration = (row: vehicles.RegistrationRow) =>
  ({
    seq: row.seq, kind: row.kind, on: row.registered_on, office: row.office, plateKind: row.plate_kind, plateNumber: row.plate_number,
    note: row.note,
  })
