import { createHash } from 'node:crypto'
import { archiveTypeIds, archiveTypeOf, pageTypeOf, type RegistrationKind } from '@changxing/rules/vehicles/archive-types.ts'
import { openFile } from '../../platform/files/pictures.ts'
import { officeOf } from '../../platform/office.ts'
import type { Context } from '../../platform/operation.ts'
import { papersGiven, type Case } from '../cases/index.ts'
import { checkedOnline } from './archive.ts'
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

/** What was given with a case and what was waived, and who files it: an officer's number, or `online`. */
export type GivenPapers = Awaited<ReturnType<typeof papersGiven>> & { readonly filedBy: string }

export const papersOf = async (context: Context, one: Case): Promise<GivenPapers> =>
  ({ ...(await papersGiven(context, one)), filedBy: context.actor.kind === 'officer' ? context.actor.number : 'online' })

/** Files what was given as pages of this registration, several of one kind one after another; what the archive has no type for stays with the case. */
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

/** Remarks why a document that registrations of this kind have is no page here: it was checked online, or this business needed none. */
const remarkOnTheRest = async ({ db, recorded }: Context, { area, id }: Vehicle, seq: number, kind: RegistrationKind, one: Case, { given, waived }: GivenPapers): Promise<void> => {
  for (const type of archiveTypeIds.filter((known) => archiveTypeOf(known)!.requiredFor.includes(kind))) {
    if (given.some((paper) => pageTypeOf(paper.kind) === type)) continue
    const remark = type === 'application' ? appliedFor[one.counter ? 'counter' : 'online'] : waived.includes(type) ? checkedOnline : notNeeded
    await archive.putRemark(db, { area, vehicle_id: id, registration_seq: seq, type, remark }, recorded())
  }
}

/**
 * Adds a registration to the vehicle's chain: the note that stands in the certificate, the pages that were given and remarks on the others, the former values of what
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
  const papers = await papersOf(context, one)
  await filePapers(context, vehicle, seq, papers)
  await remarkOnTheRest(context, vehicle, seq, kind, one, papers)
  for (const { what, former, present } of changes) {
    const seal = (text: string, field: string) => platform.box.seal(text, `vehicles.changes/${area}/${id}/${seq}/${what}/${field}`)
    await keepChange(db, { area, vehicle_id: id, registration_seq: seq, what, former: seal(former, 'former'), present: seal(present, 'present') })
  }
  return seq
}
