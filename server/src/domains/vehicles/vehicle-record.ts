import { createHash } from 'node:crypto'
import { archiveTypeIds, archiveTypeOf, pageTypeOf, type ArchiveTypeId, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { papersGiven, type Case } from '../cases/index.ts'
import { checkedOnline } from './archive.ts'
import * as archive from './archive.store.ts'
import { keepChange } from './papers.store.ts'
import * as vehicles from './vehicles.store.ts'

type Vehicle = Pick<vehicles.VehicleRow, 'area' | 'id' | 'plate_kind' | 'plate_number'>
/** What an entry of the chain changed: the former value and the new one, in words of the record. */
export type Change = { readonly what: string; readonly former: string; readonly present: string }

/** The vehicle that a case is about, locked until the transaction ends. */
export const lockVehicleOf = ({ db }: Context, { subject }: Case): Promise<vehicles.VehicleRow> => {
  if (!subject) throw new Error('the case is about no vehicle')
  return vehicles.lock(db, subject.area, subject.id)
}

/** What was given with a case and what was waived, and who files it: an officer's number, or `online`. */
export type GivenPapers = Awaited<ReturnType<typeof papersGiven>> & { readonly filedBy: string }

export const papersOf = async (context: Context, one: Case): Promise<GivenPapers> =>
  ({ ...(await papersGiven(context, one)), filedBy: context.actor.kind === 'officer' ? context.actor.number : 'online' })

/** Files what was given as pages of this entry of the chain, several of one kind one after another; what the archive has no type for stays with the case. */
export const filePapers = async (
  { db, platform, recorded }: Pick<Context, 'db' | 'platform' | 'recorded'>, { area, id }: Pick<Vehicle, 'area' | 'id'>, seq: number, { given, filedBy }: GivenPapers,
): Promise<void> => {
  const pages = new Map<string, number>()
  for (const { kind, fileId } of given) {
    const type = pageTypeOf(kind)
    if (type === undefined) continue
    const file = await openFile(platform, db, area, fileId)
    if (!file) throw new Error(`the file of ${kind} is gone`)
    const page = (pages.get(type) ?? 0) + 1
    pages.set(type, page)
    await archive.putImage(db, {
      area, vehicle_id: id, registration_seq: seq, type, page, file_id: fileId, sha256: createHash('sha256').update(file.bytes).digest(),
      bytes: file.bytes.length, made_by: filedBy,
    }, recorded())
  }
}

/** Where the application lies when it is no page: the case itself is it. */
export const appliedFor = { online: '网上申请', counter: '窗口受理' } as const
export const notNeeded = '不需要'

/** Remarks on what is no page here: how it was applied for, what was checked online, and which document of registrations of this kind was not needed. */
const remarkOnTheRest = async ({ db, recorded }: Context, { area, id }: Vehicle, seq: number, kind: RegistrationKind, one: Case, { given, waived }: GivenPapers): Promise<void> => {
  const remarkOn = (type: ArchiveTypeId) =>
    type === 'application' ? appliedFor[one.counter ? 'counter' : 'online'] : waived.includes(type) ? checkedOnline
      : archiveTypeOf(type)!.requiredFor.includes(kind) ? notNeeded : undefined
  for (const type of archiveTypeIds.filter((known) => !given.some((paper) => pageTypeOf(paper.kind) === known))) {
    const remark = remarkOn(type)
    if (remark !== undefined) await archive.putRemark(db, { area, vehicle_id: id, registration_seq: seq, type, remark }, recorded())
  }
}

/**
 * Enters business in the vehicle's chain, a registration or what is filed like one: its note (of a registration it stands in the certificate), the pages that were
 * given and remarks on the others, the former values of what it changed. Answers its place in the chain (M2.1.4, M9.1).
 */
export const enterBusiness = async (
  context: Context, vehicle: Vehicle, kind: RegistrationKind, one: Case, note: string, changes: readonly Change[] = [],
): Promise<number> => {
  const { db, platform, today } = context
  const { area, id } = vehicle
  const seq = ((await vehicles.chain(db, area, id)).at(-1)?.seq ?? 0) + 1
  await vehicles.register(db, {
    area, vehicle_id: id, seq, kind, registered_on: today, office: officeOf(platform, area), plate_kind: vehicle.plate_kind, plate_number: vehicle.plate_number,
    note: `${note}（${one.number}）`,
  })
  const papers = await papersOf(context, one)
  await filePapers(context, vehicle, seq, papers)
  await remarkOnTheRest(context, vehicle, seq, kind, one, papers)
  for (const { what, former, present } of changes) {
    const seal = (text: string, field: string) => platform.box.seal(text, `vehicles.changes/${area}/${id}/${seq}/${what}/${field}`)
    await keepChange(db, { area, vehicle_id: id, registration_seq: seq, what, former: seal(former, 'former'), present: seal(present, 'present') })
  }
  return seq
}
