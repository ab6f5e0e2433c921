import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { archiveTypeIds, archiveTypes, archiveTypeOf } from '@changxing/rules/vehicles/archive-types.ts'
import { seedVehicles as seedRows, vehiclePeople, type SeedVehicle } from '../../../../db/seed/vehicles.ts'
import type { Tx } from '../../platform/database.ts'
import { keepFile } from '../../platform/files/pictures.ts'
import { newId } from '../../platform/ids.ts'
import { officeOf } from '../../platform/office.ts'
import type { Platform } from '../../platform/platform.ts'
import { findPersonByNumber, keepPerson } from '../people/index.ts'
import { checkedOnline } from './archive.ts'
import * as archive from './archive.store.ts'
import { issue, nextNumber } from './papers.ts'
import { enterVehicle } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** Says of a page that it was drawn for the demonstration. */
const scanner = 'demonstration'
const system = { kind: 'system', task: 'vehicles.seed' } as const

/** A drawn page: lines where a form has words. Each is another picture, as scans are. */
const drawPage = (type: string, plate: string): Promise<Buffer> => {
  const digest = createHash('sha256').update(`${type} ${plate}`).digest()
  const lines = Array.from(
    { length: 22 }, (_, row) => `<rect x="50" y="${130 + row * 30}" width="${150 + (digest[row]! % 240)}" height="9" fill="#c3c8cf"/>`,
  ).join('')
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="480" height="820"><rect width="480" height="820" fill="#fffdf8"/><rect x="50" y="50" width="380" height="44" fill="hsl(${digest[30]! * 1.4},45%,45%)"/>${lines}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 70 }).toBuffer()
}

const seedArchive = async (platform: Platform, db: Tx, vehicle: SeedVehicle, vehicleId: string): Promise<void> => {
  const { area } = vehicle
  const at = platform.clock.recorded()
  for (const type of archiveTypeIds.filter((id) => archiveTypeOf(id)!.requiredFor.includes('registration'))) {
    if (archiveTypeOf(type)!.onlineInstead) {
      await archive.putRemark(db, { area, vehicle_id: vehicleId, registration_seq: 1, type, remark: checkedOnline }, at)
      continue
    }
    if (vehicle.archive === 'without-rubbing' && archiveTypes[type] === archiveTypes['vin-rubbing']) continue
    const bytes = await drawPage(type, vehicle.plate.join(' '))
    const fileId = await keepFile(platform, db, system, area, 'image/jpeg', bytes, { widthPx: 480, heightPx: 820 })
    await archive.putImage(db, {
      area, vehicle_id: vehicleId, registration_seq: 1, type, page: 1, file_id: fileId, sha256: createHash('sha256').update(bytes).digest(),
      bytes: bytes.length, made_by: scanner,
    }, at)
  }
}

const seedPapers = async (platform: Platform, db: Tx, vehicle: SeedVehicle, vehicleId: string): Promise<void> => {
  const context = { platform, db, today: vehicle.firstRegisteredOn }
  const at = { area: vehicle.area, id: vehicleId }
  await issue(context, at, 'certificate', vehicle.certificateNumber)
  await issue(context, at, 'plates', vehicle.plate.join(' '))
  await issue(context, at, 'vehicle-licence', await nextNumber(context, vehicle.area, 'vehicle-licence'))
  await issue(context, at, 'inspection-mark', await nextNumber(context, vehicle.area, 'inspection-mark'), { validUntil: vehicle.inspectionValidUntil })
}

const seedOne = async (platform: Platform, db: Tx, vehicle: SeedVehicle): Promise<void> => {
  const owner = await findPersonByNumber(platform, db, vehicle.owner)
  if (!owner) throw new Error(`the owner of ${vehicle.plate[1]} is not seeded`)
  const id = newId(platform.clock)
  const { area } = vehicle
  await enterVehicle(platform, db, {
    area, id, owner_area: owner.area, owner_person_id: owner.personId, plate_kind: vehicle.plate[0], plate_number: vehicle.plate[1],
    vin: vehicle.vin, engineNumber: vehicle.engineNumber,
    certificateNumber: vehicle.certificateNumber, vehicle_type: vehicle.vehicleType, use: vehicle.use, brand_model: vehicle.brandModel,
    colour: vehicle.colour, imported: vehicle.imported,
    first_registered_on: vehicle.firstRegisteredOn, states: vehicle.states, mortgaged: vehicle.mortgaged,
    inspection_valid_until: vehicle.inspectionValidUntil, scrap_by: vehicle.scrapBy,
    paper_archive_area: area, archive_remark: '', transfer_id: null, injury_accident: vehicle.injuryAccident, illegal_modification: false, driving_aids: false, emission_stage: vehicle.emissionStage, earlier_area: null, earlier_id: null,
  })
  await vehicles.register(db, {
    area, vehicle_id: id, seq: 1, kind: 'registration', registered_on: vehicle.firstRegisteredOn, office: officeOf(platform, area),
    plate_kind: vehicle.plate[0], plate_number: vehicle.plate[1], note: '注册登记',
  })
  await seedPapers(platform, db, vehicle, id)
  if (vehicle.archive !== 'none') await seedArchive(platform, db, vehicle, id)
}

/** Fills an empty demonstration database with invented vehicles and their archives, whole or not at all. */
export const seedVehicles = async (platform: Platform): Promise<void> => {
  await platform.database.transaction(async (db) => {
    if ((await vehicles.count(db)) > 0) return
    for (const person of vehiclePeople) await keepPerson(
      platform, db, { ...person, identityKind: 'resident-id' }, () => newId(platform.clock),
    )
    for (const vehicle of seedRows) await seedOne(platform, db, vehicle)
  })
}
