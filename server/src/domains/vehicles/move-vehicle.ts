import { newId } from '../../platform/ids.ts'
import type { Context } from '../../platform/operation.ts'
import * as archive from './archive.store.ts'
import { filePage } from './file-page.ts'
import { enterVehicle, openVehicle, plateIndex } from './vehicle-file.ts'
import * as vehicles from './vehicles.store.ts'

/** What the index says of a file that came electronically. */
export const electronic = '电子化'

type Place = { readonly area: string; readonly id: string }
/** A page of a file by what it is, not by where its picture lies. */
export const pageKey = ({ registration_seq: seq, type, page }: Pick<archive.ImageRow, 'registration_seq' | 'type' | 'page'>): string => `${seq} ${type} ${page}`

/** The car is no longer of this place: its row has state B, its plate is nobody's, its owner has it no more. */
export const leavePlace = async ({ db, platform, recorded }: Context, old: vehicles.VehicleRow, transferId: string | null): Promise<void> => {
  await vehicles.setStates(db, old.area, old.id, `${old.states.replaceAll('A', '')}B`, transferId, recorded())
  await vehicles.removePlate(db, plateIndex(platform, old.plate_kind, old.plate_number))
  await vehicles.release(db, { area: old.owner_area, personId: old.owner_person_id }, { area: old.area, id: old.id }, recorded())
}

/** What is other in the new place than it was in the old one. */
export type NewPlace = {
  readonly area: string; readonly owner: { readonly area: string; readonly personId: string }; readonly plate: string; readonly states: string
  readonly paperArea: string; readonly remark: string; readonly transferId: string | null
}

/** The car's row in the new place, with its owner, its new plate and the chain as it was. Problem: changed-meanwhile when another has just got the plate. */
export const enterPlace = async (context: Context, old: vehicles.VehicleRow, to: NewPlace): Promise<Place> => {
  const { db, platform } = context
  const id = newId(platform.clock)
  const { vin, engineNumber, certificateNumber } = openVehicle(platform, old)
  await enterVehicle(platform, db, {
    area: to.area, id, owner_area: to.owner.area, owner_person_id: to.owner.personId, plate_kind: old.plate_kind, plate_number: to.plate,
    vin, engineNumber, certificateNumber, vehicle_type: old.vehicle_type, use: old.use, brand_model: old.brand_model, colour: old.colour, imported: old.imported,
    first_registered_on: old.first_registered_on, states: to.states, mortgaged: old.mortgaged, inspection_valid_until: old.inspection_valid_until,
    scrap_by: old.scrap_by, paper_archive_area: to.paperArea, archive_remark: to.remark, transfer_id: to.transferId,
    injury_accident: old.injury_accident, illegal_modification: old.illegal_modification, driving_aids: old.driving_aids, emission_stage: old.emission_stage,
    earlier_area: old.earlier_area, earlier_id: old.earlier_id,
  })
  for (const row of await vehicles.chain(db, old.area, old.id)) await vehicles.register(db, { ...row, area: to.area, vehicle_id: id })
  return { area: to.area, id }
}

/** The file follows the car: its pages, kept anew in the new place, and its remarks. `there`: pages that have come already. */
export const carryFile = async (context: Context, old: Place, to: Place, there: ReadonlySet<string>): Promise<void> => {
  const { db, recorded } = context
  const at = { area: to.area, vehicle_id: to.id }
  for (const image of await archive.images(db, old.area, old.id)) {
    if (!there.has(pageKey(image))) await filePage(context, { ...image, ...at }, { area: old.area, fileId: image.file_id })
  }
  for (const remark of await archive.remarks(db, old.area, old.id)) await archive.putRemark(db, { ...remark, ...at }, recorded())
}
