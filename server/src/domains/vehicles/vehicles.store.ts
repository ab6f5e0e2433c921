import type { RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import type { Tx } from '../../platform/database.ts'

export type VehicleRow = {
  readonly area: string; readonly id: string; readonly owner_area: string; readonly owner_person_id: string; readonly plate_kind: string
  readonly plate_number: string
  readonly vin: Buffer; readonly vin_index: Buffer; readonly engine_number: Buffer; readonly certificate_number: Buffer
  readonly vehicle_type: string; readonly use: string
  readonly brand_model: string; readonly colour: string; readonly imported: boolean; readonly first_registered_on: string
  readonly states: string; readonly mortgaged: boolean; readonly pledged: boolean
  readonly inspection_valid_until: string | null; readonly scrap_by: string | null; readonly paper_archive_area: string
  readonly archive_remark: string; readonly transfer_id: string | null
  readonly injury_accident: boolean; readonly illegal_modification: boolean; readonly driving_aids: boolean; readonly emission_stage: number | null
  readonly earlier_area: string | null; readonly earlier_id: string | null
}
const inserted = `area, id, owner_area, owner_person_id, plate_kind, plate_number, vin, vin_index, engine_number, certificate_number, vehicle_type, use, brand_model, colour, imported,
  first_registered_on, states, mortgaged, inspection_valid_until, scrap_by, paper_archive_area, archive_remark, transfer_id, injury_accident, driving_aids, emission_stage, earlier_area,
  earlier_id, illegal_modification`
const columns = `${inserted}, pledged`

export const byId = (db: Tx, area: string, id: string) =>
  db.one<VehicleRow>('vehicles.by-id', `select ${columns} from vehicles.vehicles where area = $1 and id = $2`, [area, id])

export const maybeById = (db: Tx, area: string, id: string) =>
  db.maybe<VehicleRow>('vehicles.by-id', `select ${columns} from vehicles.vehicles where area = $1 and id = $2`, [area, id])

export const lock = (db: Tx, area: string, id: string) =>
  db.one<VehicleRow>('vehicles.lock', `select ${columns} from vehicles.vehicles where area = $1 and id = $2 for update`, [area, id])

/** A vehicle enters an area without a pledge: one with a pledge does not change owner. */
export const insert = (db: Tx, row: Omit<VehicleRow, 'pledged'>, at: string) =>
  db.run('vehicles.insert',
    `insert into vehicles.vehicles (${inserted}, updated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)`,
    [row.area, row.id, row.owner_area, row.owner_person_id, row.plate_kind, row.plate_number, row.vin, row.vin_index, row.engine_number, row.certificate_number, row.vehicle_type,
      row.use, row.brand_model, row.colour, row.imported, row.first_registered_on, row.states, row.mortgaged, row.inspection_valid_until,
      row.scrap_by, row.paper_archive_area,
      row.archive_remark, row.transfer_id, row.injury_accident, row.driving_aids, row.emission_stage, row.earlier_area, row.earlier_id, row.illegal_modification, at])

export const setStates = (db: Tx, area: string, id: string, states: string, transferId: string | null, at: string) =>
  db.run(
    'vehicles.set-states',
    `update vehicles.vehicles set states = $3, transfer_id = coalesce($4, transfer_id), updated_at = $5 where area = $1 and id = $2`,
    [area, id, states, transferId, at],
  )

export const setMortgaged = (db: Tx, area: string, id: string, mortgaged: boolean, at: string) =>
  db.run(
    'vehicles.set-mortgaged', `update vehicles.vehicles set mortgaged = $3, updated_at = $4 where area = $1 and id = $2`,
    [area, id, mortgaged, at],
  )

type Changed = Pick<VehicleRow,
  'owner_area' | 'owner_person_id' | 'plate_number' | 'vin' | 'vin_index' | 'engine_number' | 'certificate_number' | 'use' | 'colour' | 'states' | 'inspection_valid_until'
  | 'driving_aids'>

/** Writes what a registration changed; the rest of the row stays. The row must be locked. */
export const change = (db: Tx, row: VehicleRow, changed: Partial<Changed>, at: string) => {
  const now = { ...row, ...changed }
  return db.run('vehicles.change',
    `update vehicles.vehicles set owner_area = $3, owner_person_id = $4, plate_number = $5, vin = $6, vin_index = $7, engine_number = $8, certificate_number = $9, use = $10,
       colour = $11, states = $12, inspection_valid_until = $13, driving_aids = $14, updated_at = $15 where area = $1 and id = $2`,
    [now.area, now.id, now.owner_area, now.owner_person_id, now.plate_number, now.vin, now.vin_index, now.engine_number, now.certificate_number, now.use, now.colour,
      now.states, now.inspection_valid_until, now.driving_aids, at])
}

export const setPledged = (db: Tx, area: string, id: string, pledged: boolean, at: string) =>
  db.run('vehicles.set-pledged', `update vehicles.vehicles set pledged = $3, updated_at = $4 where area = $1 and id = $2`, [area, id, pledged, at])

export const count = async (db: Tx): Promise<number> => (await db.one<{ n: number }>(
  'vehicles.count', `select count(*) as n from vehicles.vehicles`,
)).n

/** The kinds in this area whose plate has the same number. */
export const kindsOfNumber = (db: Tx, area: string, number: string) =>
  db.many<{ plate_kind: string }>('vehicles.kinds-of-number',
    `select plate_kind from vehicles.vehicles where area = $1 and plate_number = $2 and states !~ '[BE]' order by plate_kind`,
    [area, number])

/** Vehicles of this area that carry this number, on whichever kind of plate. */
export const withNumber = (db: Tx, area: string, number: string) =>
  db.many<{ id: string }>('vehicles.with-number', `select id from vehicles.vehicles where area = $1 and plate_number = $2 and states !~ '[BE]' order by id`, [area, number])

type Place = { readonly area: string; readonly vehicle_id: string }

export const whereIsVin = (db: Tx, index: Buffer) =>
  db.maybe<Place>('vehicles.where-is-vin', `select area, vehicle_id from vehicles.vin_directory where vin_index = $1`, [index])

export const whereIsPlate = (db: Tx, index: Buffer) =>
  db.maybe<Place>('vehicles.where-is-plate', `select area, vehicle_id from vehicles.plate_directory where plate_index = $1`, [index])

/** Enters a VIN, or leads it to the vehicle's new row. */
export const placeVin = (db: Tx, index: Buffer, area: string, vehicleId: string) =>
  db.run('vehicles.place-vin',
    `insert into vehicles.vin_directory (vin_index, area, vehicle_id) values ($1, $2, $3)
     on conflict (vin_index) do update set area = excluded.area, vehicle_id = excluded.vehicle_id`, [index, area, vehicleId])

/** Enters the VIN of a car that is new to the register; false when one with this VIN is there. */
export const claimVin = async (db: Tx, index: Buffer, area: string, vehicleId: string): Promise<boolean> =>
  (await db.run('vehicles.claim-vin',
    `insert into vehicles.vin_directory (vin_index, area, vehicle_id) values ($1, $2, $3) on conflict do nothing`, [index, area, vehicleId])) === 1

/** Where a car was registered last that was returned for its quality; it may be registered anew. */
export const whereWasReturned = (db: Tx, index: Buffer) =>
  db.maybe<Place>('vehicles.where-was-returned', `select area, vehicle_id from vehicles.vin_directory where vin_index = $1 and returned`, [index])

/** Lets the VIN of a car be registered anew. */
export const freeVin = (db: Tx, { area, id, vin_index: index }: Pick<VehicleRow, 'area' | 'id' | 'vin_index'>) =>
  db.run('vehicles.free-vin', `update vehicles.vin_directory set returned = true where vin_index = $1 and area = $2 and vehicle_id = $3`, [index, area, id])

/** Leads the VIN of a returned car to its new row; false when somebody else was first. */
export const claimReturnedVin = async (db: Tx, index: Buffer, area: string, vehicleId: string): Promise<boolean> =>
  (await db.run('vehicles.claim-returned-vin',
    `update vehicles.vin_directory set area = $2, vehicle_id = $3, returned = false where vin_index = $1 and returned`, [index, area, vehicleId])) === 1

/** Whether a vehicle of this area carries the plate, or did: its number stays kept for who had it. */
export const wasCarried = async (db: Tx, area: string, kind: string, number: string): Promise<boolean> =>
  (await db.maybe('vehicles.was-carried',
    `select 1 from vehicles.registrations where area = $1 and plate_kind = $2 and plate_number = $3 limit 1`, [area, kind, number])) !== undefined

/** False when another vehicle carries this plate. */
export const placePlate = async (db: Tx, index: Buffer, area: string, vehicleId: string): Promise<boolean> =>
  (await db.run(
    'vehicles.place-plate',
    `insert into vehicles.plate_directory (plate_index, area, vehicle_id) values ($1, $2, $3) on conflict do nothing`,
    [index, area, vehicleId],
  )) === 1

export const removePlate = (db: Tx, index: Buffer) => db.run(
  'vehicles.remove-plate', `delete from vehicles.plate_directory where plate_index = $1`, [index],
)

/** The next number of the area's range; waits for whoever is taking one. */
export const takeNumber = async (db: Tx, area: string, kind: string): Promise<number> =>
  (await db.one<{ taken: number }>('vehicles.take-number',
    `insert into vehicles.plate_counters (area, plate_kind, taken) values ($1, $2, 1)
     on conflict (area, plate_kind) do update set taken = vehicles.plate_counters.taken + 1 returning taken`, [area, kind])).taken

/** How many numbers of the range have been given out in order. */
export const numbersTaken = async (db: Tx, area: string, kind: string): Promise<number> =>
  (await db.maybe<{ taken: number }>('vehicles.numbers-taken', `select taken from vehicles.plate_counters where area = $1 and plate_kind = $2`, [area, kind]))?.taken ?? 0

/** Lets one at a time choose from the numbers of an office. */
export const lockNumbers = (db: Tx, area: string, kind: string) =>
  db.run('vehicles.lock-numbers',
    `insert into vehicles.plate_counters (area, plate_kind, taken) values ($1, $2, 0)
     on conflict (area, plate_kind) do update set taken = vehicles.plate_counters.taken`, [area, kind])

export const holdings = (db: Tx, area: string, personId: string) =>
  db.many<{ vehicle_area: string; vehicle_id: string }>('vehicles.holdings',
    `select vehicle_area, vehicle_id from vehicles.holdings where area = $1 and person_id = $2 and until is null order by since desc`,
    [area, personId])

export const hold = (db: Tx, owner: { area: string; personId: string }, vehicle: { area: string; id: string }, at: string) =>
  db.run('vehicles.hold',
    `insert into vehicles.holdings (area, person_id, vehicle_area, vehicle_id, since) values ($1, $2, $3, $4, $5)
     on conflict (area, person_id, vehicle_area, vehicle_id) do update set since = excluded.since, until = null`,
    [owner.area, owner.personId, vehicle.area, vehicle.id, at])

export const release = (db: Tx, owner: { area: string; personId: string }, vehicle: { area: string; id: string }, at: string) =>
  db.run('vehicles.release',
    `update vehicles.holdings set until = $5 where area = $1 and person_id = $2 and vehicle_area = $3 and vehicle_id = $4`,
    [owner.area, owner.personId, vehicle.area, vehicle.id, at])

export type RegistrationRow = {
  readonly area: string; readonly vehicle_id: string; readonly seq: number
  readonly kind: RegistrationKind; readonly registered_on: string
  readonly office: string; readonly plate_kind: string; readonly plate_number: string; readonly note: string
  readonly acting: 'delegate' | 'helper' | null; readonly mandate_area: string | null; readonly mandate_id: string | null
}
type Mandate = Pick<RegistrationRow, 'acting' | 'mandate_area' | 'mandate_id'>

export const chain = (db: Tx, area: string, vehicleId: string) =>
  db.many<RegistrationRow>('vehicles.chain',
    `select area, vehicle_id, seq, kind, registered_on, office, plate_kind, plate_number, note, acting, mandate_area, mandate_id
     from vehicles.registrations where area = $1 and vehicle_id = $2 order by seq`,
    [area, vehicleId])

/** Adds an entry to the chain. Who acted is left out where the owner did, or an office. */
export const register = (db: Tx, row: Omit<RegistrationRow, keyof Mandate> & Partial<Mandate>) =>
  db.run('vehicles.register',
    `insert into vehicles.registrations (area, vehicle_id, seq, kind, registered_on, office, plate_kind, plate_number, note, acting, mandate_area, mandate_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [row.area, row.vehicle_id, row.seq, row.kind, row.registered_on, row.office, row.plate_kind, row.plate_number, row.note,
      row.acting ?? null, row.mandate_area ?? null, row.mandate_id ?? null])
