import { createHash } from 'node:crypto'
import { archiveTypeOf, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import type { Case } from '../cases/index.ts'
import * as archive from './archive.store.ts'
import { keepChange } from './papers.store.ts'
import * as vehicles from './vehicles.store.ts'

type Vehicle = Pick<vehicles.VehicleRow, 'area' | 'id' | 'plate_kind' | 'plate_number'>
/** What a registration changed: the former value and the new one, in words of the record. */
export type Change = { readonly what: string; readonly former: string; readonly present: string }

/** The vehicle that a case is about, locked until the transaction ends. */
export const lockVehicleOf = ({ db }: Context, { subject }: Case): Promise<vehicles.VehicleRow> => {
  if (!subject) throw new Error('the case is about no vehicle')
  return vehicles.lock(db, subject.area, subject.id)
}

const madeBy = ({ actor }: Context): string => (actor.kind === 'officer' ? actor.number : 'online')

/** Files what was given with the case as pages of this registration; what the archive has no type for stays with the case. */
const fileDocuments = async (context: Context, { area, id }: Vehicle, seq: number, one: Case): Promise<void> => {
  const { db, platform, recorded } = context
  for (const { kind, fileId } of one.documents.filter((given) => archiveTypeOf(given.kind) !== undefined)) {
    const file = await openFile(platform, db, area, fileId)
    if (!file) throw new Error(`the file of ${kind} is gone`)
    await archive.putImage(db, {
      area, vehicle_id: id, registration_seq: seq, type: kind, page: 1, file_id: fileId, sha256: createHash('sha256').update(file.bytes).digest(),
      bytes: file.bytes.length, made_by: madeBy(context),
    }, recorded())
  }
}

/**
 * Adds a registration to the vehicle's chain: the note that stands in the certificate, the pages that were given, the former values of what
 * it changed. Answers its place in the chain.
 */
export const recordRegistration = async (
  context: Context, vehicle: Vehicle, kind: RegistrationKind, one: Case, note: string, changes: readonly Change[] = [],
): Promise<number> => {
  const { db, platform, today } = context
  const { area, id } = vehicle
  const seq = ((await vehicles.chain(db, area, id)).at(-1)?.seq ?? 0) + 1
  await vehicles.register(db, {
    area, vehicle_id: id, seq, kind, registered_on: today, office: officeOf(platform, area), plate_kind: vehicle.plate_kind, plate_number: vehicle.plate_number,
    note: `${note}（${one.number}）`,
  })
  await fileDocuments(context, vehicle, seq, one)
  for (const { what, former, present } of changes) {
    const seal = (text: string, field: string) => platform.box.seal(text, `vehicles.changes/${area}/${id}/${seq}/${what}/${field}`)
    await keepChange(db, { area, vehicle_id: id, registration_seq: seq, what, former: seal(former, 'former'), present: seal(present, 'present') })
  }
  return seq
}
